import { clashIn, groupsWithApart, partingOf } from './apart.ts';
import type { Market } from './market.ts';
import { isShut, type Node } from './node.ts';

/** The best people of one group after another, at prices. What it found last stands in `top` until it is asked again. */
export interface BestPeople {
  /** Units a point: sums of them are whole numbers. */
  unit: number;
  /** Points of each pair, and of each group by its size, in units. */
  gain: Float64Array;
  sizeUnits: Float64Array;
  /** Groups of the node that are not shut. */
  live: readonly number[];
  /** The pairs of a live group that are not ruled out: pair[from[g]] to pair[to[g] - 1]. */
  livePairs: { from: Int32Array; to: Int32Array; pair: Int32Array };
  /** The best pairs in order, with their worth: the first `taken` are chosen, `reached` are known. */
  top: { worth: Float64Array; pair: Int32Array; taken: number; reached: number };
  /** Turns to another node. */
  enter(node: Node): void;
  /** Units won by a group with its best people, kept apart or not; -Infinity if too few are left. */
  loose(g: number, person: Float64Array): number;
  /** The same with nobody beside someone they are kept apart from, if they were in what `loose` has chosen. */
  parted(g: number, person: Float64Array, loose: number): number;
}

const noWay = Number.NEGATIVE_INFINITY;
/** Ways of parting people tried in one group; beyond, they are let be, and the bound is a little too high. */
const waysTried = 500;
/** Units a point where the numbers leave room for it, and the largest sum that leaves room for more sums. */
const finest = 256;
const largest = 2 ** 50;

export function bestPeopleOf(m: Market): BestPeople {
  const unit = unitsOf(m);
  const gain = m.pairGain.map((points) => points * unit);
  const sizeUnits = m.sizePoints.map((points) => points * unit);
  const room = Math.max(1, ...m.most) + 1;
  const top = { worth: new Float64Array(room), pair: new Int32Array(room), taken: 0, reached: 0 };
  const { worth: topWorth, pair: topPair } = top;
  const isApart = groupsWithApart(m);
  const parting = partingOf(m);
  const live: number[] = [];
  const from = new Int32Array(m.groups);
  const to = new Int32Array(m.groups);
  const livePair = new Int32Array(m.pairGroup.length);

  /** By pair, in how many ways at once it is ruled out for the moment. */
  const barred = new Uint16Array(m.pairGroup.length);
  let isAnyBarred = false;

  const choose = (g: number, person: Float64Array): number => {
    const most = m.most[g]!;
    let reached = 0;
    for (let i = from[g]!; i < to[g]!; i += 1) {
      const pair = livePair[i]!;
      const worth = gain[pair]! - person[m.pairPerson[pair]!]!;
      if (reached > most && worth <= topWorth[reached - 1]!) continue;
      if (isAnyBarred && barred[pair]! > 0) continue;
      let at = reached > most ? reached - 1 : reached;
      if (reached <= most) reached += 1;
      for (; at > 0 && topWorth[at - 1]! < worth; at -= 1) {
        topWorth[at] = topWorth[at - 1]!;
        topPair[at] = topPair[at - 1]!;
      }
      topWorth[at] = worth;
      topPair[at] = pair;
    }
    top.reached = reached;
    top.taken = 0;
    const least = m.least[g]!;
    if (reached < least) return noWay;
    const size = m.sizeFrom[g]!;
    const end = Math.min(reached, most);
    let taken = 0;
    let won = sizeUnits[size]!;
    for (; taken < end; taken += 1) {
      const more = topWorth[taken]! + sizeUnits[size + taken + 1]! - sizeUnits[size + taken]!;
      if (taken >= least && more <= 0) break;
      won += more;
    }
    top.taken = taken;
    return won;
  };

  return {
    unit,
    gain,
    sizeUnits,
    live,
    livePairs: { from, to, pair: livePair },
    top,
    enter({ decided, off }) {
      live.length = 0;
      let at = 0;
      for (let g = 0; g < m.groups; g += 1) {
        if (decided[g] === isShut) continue;
        live.push(g);
        from[g] = at;
        for (let pair = m.groupFrom[g]!; pair < m.groupFrom[g + 1]!; pair += 1) {
          if (off[pair]) continue;
          livePair[at] = pair;
          at += 1;
        }
        to[g] = at;
      }
    },
    loose: choose,
    parted(g, person, loose) {
      if (!isApart[g] || clashIn(m, topPair, top.taken) === null) return loose;
      let ways = 0;
      let best = noWay;
      let bestBarred: readonly number[] = [];
      const bar = (pairs: readonly number[], change: 1 | -1) => {
        for (const pair of pairs) barred[pair]! += change;
      };
      const part = (out: readonly number[]): void => {
        ways += 1;
        const won = choose(g, person);
        if (won <= best) return;
        const clash = ways > waysTried ? null : clashIn(m, topPair, top.taken);
        if (clash === null) [best, bestBarred] = [won, out];
        else
          for (const pairs of parting(clash)) {
            bar(pairs, 1);
            part([...out, ...pairs]);
            bar(pairs, -1);
          }
      };
      isAnyBarred = true;
      part([]);
      bar(bestBarred, 1);
      const won = choose(g, person);
      bar(bestBarred, -1);
      isAnyBarred = false;
      return won;
    },
  };
}

/** As many units a point as leave every sum a whole number that a float holds. */
function unitsOf(m: Market): number {
  let sum = 1;
  for (const gain of m.pairGain) sum += Math.abs(gain);
  for (const points of m.sizePoints) sum += Math.abs(points);
  let units = finest;
  while (units > 1 && sum * units > largest) units /= 2;
  return units;
}
