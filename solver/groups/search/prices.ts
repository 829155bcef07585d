import { cliquesOf } from './cliques.ts';
import type { Market } from './market.ts';

/** What is decided of a group: nothing yet, that it is open, or that it is not. */
export const undecided = 0;
export const isOpen = 1;
export const isShut = 2;

/** A part of the search: what is decided of groups, which pairs are ruled out, and prices to go on from. */
export interface Node {
  decided: Uint8Array;
  off: Uint8Array;
  prices: Prices;
}

/** In whole units: what it costs to place a person, and to open one of a clique of rivals. */
export interface Prices {
  person: Float64Array;
  clique: Float64Array;
}

/** What prices say of a node. */
export interface Priced {
  /** No answer within the node has more points than this. */
  bound: number;
  prices: Prices;
  /** Passes made. */
  passes: number;
}

/** A group at given prices. */
interface Best {
  /** Units won by it if it is open, its rivals' prices paid. */
  won: number;
  /** As if nobody were kept apart. */
  loose: number;
}

export type Pricer = ReturnType<typeof pricerOf>;

const most53 = 2 ** 50;
/** Units a point where the numbers leave room for it. */
const finest = 256;
const smoothing = 0.9;
/** A clique's price concerns whole groups: it moves so many times further than a person's. */
const cliqueStep = 6;
const noWay = Number.NEGATIVE_INFINITY;
const apartSteps = 64;

/**
 * Prices for placing people and for rivals, under which every group decides for itself: open with its best people, or not. The
 * sum of what they win and of the prices is an upper bound for any prices; better prices by deflected subgradients (Polyak's
 * steps towards a floor). All sums are whole units, so a bound is exact.
 */
export function pricerOf(m: Market) {
  const cliques = cliquesOf(m.rivals);
  const cliquesOfGroup: number[][] = Array.from({ length: m.groups }, () => []);
  cliques.forEach((clique, k) => {
    for (const g of clique) cliquesOfGroup[g]!.push(k);
  });
  const unit = unitsOf(m);
  const gain = m.pairGain.map((points) => points * unit);
  const sizeUnits = m.sizePoints.map((points) => points * unit);
  const room = Math.max(1, ...m.most);
  const topWorth = new Float64Array(room + 1);
  const topPair = new Int32Array(room + 1);
  const covered = new Float64Array(m.people);
  const crowd = new Float64Array(cliques.length);
  const isRivalled = m.rivals.some((list) => list.length > 0);
  const apartInGroup = groupsWithApart(m);

  // The pairs of a node's groups, those ruled out left away.
  const live: number[] = [];
  const liveFrom = new Int32Array(m.groups);
  const liveTo = new Int32Array(m.groups);
  const livePair = new Int32Array(m.pairGroup.length);
  const enter = ({ decided, off }: Node) => {
    live.length = 0;
    let at = 0;
    for (let g = 0; g < m.groups; g += 1) {
      if (decided[g] === isShut) continue;
      live.push(g);
      liveFrom[g] = at;
      for (let pair = m.groupFrom[g]!; pair < m.groupFrom[g + 1]!; pair += 1)
        if (!off[pair]) {
          livePair[at] = pair;
          at += 1;
        }
      liveTo[g] = at;
    }
  };

  let taken = 0;
  let reached = 0;
  /** The best people of a group, in topPair[0..taken - 1] of the `reached` best; its units, or -Infinity if too few are left. */
  const choose = (g: number, person: Float64Array, barred: readonly number[]): number => {
    const most = m.most[g]!;
    reached = 0;
    for (let i = liveFrom[g]!; i < liveTo[g]!; i += 1) {
      const pair = livePair[i]!;
      const worth = gain[pair]! - person[m.pairPerson[pair]!]!;
      if (reached > most && worth <= topWorth[reached - 1]!) continue;
      if (barred.length > 0 && barred.includes(pair)) continue;
      let at = reached > most ? reached - 1 : reached;
      if (reached <= most) reached += 1;
      for (; at > 0 && topWorth[at - 1]! < worth; at -= 1) {
        topWorth[at] = topWorth[at - 1]!;
        topPair[at] = topPair[at - 1]!;
      }
      topWorth[at] = worth;
      topPair[at] = pair;
    }
    const from = m.sizeFrom[g]!;
    const least = m.least[g]!;
    taken = 0;
    if (reached < least) return noWay;
    let won = sizeUnits[from]!;
    const end = Math.min(reached, most);
    while (taken < end) {
      const more = topWorth[taken]! + sizeUnits[from + taken + 1]! - sizeUnits[from + taken]!;
      if (taken >= least && more <= 0) break;
      won += more;
      taken += 1;
    }
    return won;
  };
  /** The same with nobody beside someone they are kept apart from: both ways of parting two are tried. */
  const chooseApart = (g: number, person: Float64Array): number => {
    let steps = 0;
    let best = noWay;
    let bestBarred: readonly number[] = [];
    const part = (barred: readonly number[]): void => {
      steps += 1;
      const won = choose(g, person, barred);
      if (won <= best) return;
      const clash = steps > apartSteps ? null : clashIn(m, topPair, taken);
      if (clash === null) {
        best = won;
        bestBarred = barred;
        return;
      }
      for (const pair of clash) part([...barred, pair]);
    };
    part([]);
    return choose(g, person, bestBarred);
  };

  /** Units of the bound at some prices; fills in who is covered how often, and which groups are open. */
  const evaluate = (node: Node, { person, clique }: Prices, onGroup?: (g: number, best: Best) => void) => {
    let sum = 0;
    covered.fill(0);
    crowd.fill(0);
    for (let p = 0; p < m.people; p += 1) sum += person[p]!;
    for (let k = 0; k < cliques.length; k += 1) sum += clique[k]!;
    for (const g of live) {
      let rent = 0;
      for (const k of cliquesOfGroup[g]!) rent += clique[k]!;
      const loose = choose(g, person, []) - rent;
      let won = loose;
      if (apartInGroup[g] && clashIn(m, topPair, taken) !== null) {
        won = chooseApart(g, person) - rent;
        if (onGroup) choose(g, person, []);
      }
      onGroup?.(g, { won, loose });
      if (won <= 0 && node.decided[g] !== isOpen) continue;
      sum += won;
      for (let i = 0; i < taken; i += 1) covered[m.pairPerson[topPair[i]!]!]! += 1;
      for (const k of cliquesOfGroup[g]!) crowd[k]! += 1;
    }
    return sum;
  };

  return {
    cliques,
    unit,
    /** No prices at all. */
    noPrices: (): Prices => ({
      person: new Float64Array(m.people),
      clique: new Float64Array(cliques.length),
    }),
    isRivalled,
    evaluate,
    enter,
    live,
    livePairs: { from: liveFrom, to: liveTo, pair: livePair },
    top: { worth: topWorth, pair: topPair, taken: () => taken, reached: () => reached },
    gain,
    sizeUnits,
    /**
     * Better prices for a node, until its bound is down to `floor` points, passes run out, or steps are too small to matter.
     * `share` gathers how much of the time each group was open of late: near 0 or 1 where it is clear.
     */
    relax(node: Node, { passes, floor, step = 0.3, patience = 25, share }: RelaxBudget): Priced {
      enter(node);
      const person = node.prices.person.slice();
      const clique = node.prices.clique.slice();
      const best: Prices = { person: person.slice(), clique: clique.slice() };
      const awayPerson = new Float64Array(m.people);
      const awayClique = new Float64Array(cliques.length);
      const goal = (floor + 1) * unit - 1;
      let least = Number.POSITIVE_INFINITY;
      let scale = step;
      let idle = 0;
      let pass = 0;
      for (; pass < passes; pass += 1) {
        const bound = evaluate(
          node,
          { person, clique },
          share && ((g, { won }) => gather(share, node, g, won)),
        );
        if (bound < least) {
          if (bound < least - Math.max(1, unit * leastGain)) idle = 0;
          else idle += 1;
          least = bound;
          best.person.set(person);
          best.clique.set(clique);
          if (least <= goal) break;
        } else idle += 1;
        if (idle >= patience) {
          idle = 0;
          scale /= 2;
          if (scale < leastStep) break;
          person.set(best.person);
          clique.set(best.clique);
          awayPerson.fill(0);
          awayClique.fill(0);
          evaluate(node, best);
        }
        let norm = 0;
        for (let p = 0; p < m.people; p += 1) {
          const slack = 1 - covered[p]!;
          let away = smoothing * awayPerson[p]! + (1 - smoothing) * slack;
          if (person[p]! <= 0 && away > 0) away = 0;
          awayPerson[p] = away;
          norm += away * away;
        }
        for (let k = 0; k < cliques.length; k += 1) {
          const slack = 1 - crowd[k]!;
          let away = smoothing * awayClique[k]! + (1 - smoothing) * slack;
          if (clique[k]! <= 0 && away > 0) away = 0;
          awayClique[k] = away;
          norm += cliqueStep * away * away;
        }
        if (norm === 0) break;
        const length = (scale * Math.max(unit, bound - goal)) / norm;
        for (let p = 0; p < m.people; p += 1)
          if (awayPerson[p] !== 0) person[p] = Math.max(0, Math.round(person[p]! - length * awayPerson[p]!));
        for (let k = 0; k < cliques.length; k += 1)
          if (awayClique[k] !== 0)
            clique[k] = Math.max(0, Math.round(clique[k]! - length * cliqueStep * awayClique[k]!));
      }
      return { bound: least === noWay ? noWay : Math.floor(least / unit), prices: best, passes: pass };
    },
  };
}

const leastGain = 1;
const leastStep = 1e-5;
const memory = 0.9;

function gather(share: Float64Array, { decided }: Node, g: number, won: number) {
  const open = won > 0 || decided[g] === isOpen ? 1 : 0;
  share[g] = memory * share[g]! + (1 - memory) * open;
}

export interface RelaxBudget {
  passes: number;
  /** Points that are there already: a bound as low is low enough. */
  floor: number;
  step?: number;
  patience?: number;
  share?: Float64Array;
}

/** Two pairs of the chosen whose people are kept apart, or null. */
export function clashIn(
  m: Market,
  pairs: ArrayLike<number>,
  count: number,
): readonly [number, number] | null {
  for (let i = 0; i < count; i += 1) {
    const apart = m.apart[m.pairPerson[pairs[i]!]!]!;
    if (apart.length === 0) continue;
    for (let j = i + 1; j < count; j += 1)
      if (apart.includes(m.pairPerson[pairs[j]!]!)) return [pairs[i]!, pairs[j]!];
  }
  return null;
}

function groupsWithApart(m: Market): Uint8Array {
  const found = new Uint8Array(m.groups);
  for (let g = 0; g < m.groups; g += 1) {
    const here = new Set(m.pairPerson.subarray(m.groupFrom[g], m.groupFrom[g + 1]));
    for (const p of here) if (m.apart[p]!.some((other) => here.has(other))) found[g] = 1;
  }
  return found;
}

/** As many units a point as leave every sum a whole number that a float holds. */
function unitsOf(m: Market): number {
  let sum = 1;
  for (const gain of m.pairGain) sum += Math.abs(gain);
  for (const points of m.sizePoints) sum += Math.abs(points);
  let units = finest;
  while (units > 1 && sum * units > most53) units /= 2;
  return units;
}
