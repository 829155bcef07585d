import { type BestPeople, bestPeopleOf } from './best-people.ts';
import { cliquesOf } from './cliques.ts';
import type { Market } from './market.ts';
import { isOpen, type Node, type Prices } from './node.ts';

/** What prices say of a node. */
export interface Priced {
  /** No answer within the node has more points than this; -Infinity: there is none. */
  bound: number;
  prices: Prices;
}

/** A group at given prices, its clique's prices paid: units won by it, and as if nobody were kept apart. */
export interface Won {
  won: number;
  loose: number;
}

export interface RelaxBudget {
  passes: number;
  /** Points that are there already: a bound as low is low enough. */
  floor: number;
  /** The first step, as a share of the way to the floor; halved after `patience` passes without a better bound. */
  step: number;
  patience: number;
  /** Gathers by group how much of the time it was open of late: near 0 or 1 where that is clear. */
  share?: Float64Array;
  /** Asked before each pass but the first. */
  stop: () => boolean;
}

/** Prices for placing people and for rivals, under which every group decides for itself: open with its best people, or not. */
export interface Pricer {
  people: BestPeople;
  noPrices(): Prices;
  /** Units of a node's bound at some prices. `onGroup` hears of each group, its best people standing in `people.top`. */
  evaluate(node: Node, prices: Prices, onGroup?: (g: number, won: Won) => void): number;
  /** Better prices for a node, until its bound is down to the floor, passes run out, or steps are too small to matter. */
  relax(node: Node, budget: RelaxBudget): Priced;
}

/** How much of the last direction is kept in the next: it zigzags less. */
const smoothing = 0.9;
/** A clique's price concerns whole groups: it moves so many times further than a person's. */
const cliqueStep = 6;
/** A bound must fall by so many points to count as better, and a step so small moves nothing any more. */
const leastGain = 1;
const leastStep = 1e-5;
/** How much of the share is of the passes before the last. */
const memory = 0.9;

/**
 * What groups win at prices, with the prices themselves, is an upper bound for any prices; better prices by deflected
 * subgradients (Polyak's steps towards the floor). Prices are whole units, so every sum is exact and a bound is true.
 */
export function pricerOf(m: Market): Pricer {
  const people = bestPeopleOf(m);
  const { unit, top } = people;
  const cliques = cliquesOf(m.rivals);
  const cliquesOfGroup: number[][] = Array.from({ length: m.groups }, () => []);
  cliques.forEach((clique, k) => {
    for (const g of clique) cliquesOfGroup[g]!.push(k);
  });
  // How often each person is chosen, and how many of each clique are open.
  const chosen = new Float64Array(m.people);
  const crowd = new Float64Array(cliques.length);
  const noPrices = (): Prices => ({
    person: new Float64Array(m.people),
    clique: new Float64Array(cliques.length),
  });

  const boundAt = (node: Node, { person, clique }: Prices, onGroup?: (g: number, won: Won) => void) => {
    let sum = 0;
    for (const price of person) sum += price;
    for (const price of clique) sum += price;
    chosen.fill(0);
    crowd.fill(0);
    for (const g of people.live) {
      let rent = 0;
      for (const k of cliquesOfGroup[g]!) rent += clique[k]!;
      const loose = people.loose(g, person);
      const won = people.parted(g, person, loose) - rent;
      onGroup?.(g, { won, loose: loose - rent });
      if (won <= 0 && node.decided[g] !== isOpen) continue;
      sum += won;
      for (let i = 0; i < top.taken; i += 1) chosen[m.pairPerson[top.pair[i]!]!]! += 1;
      for (const k of cliquesOfGroup[g]!) crowd[k]! += 1;
    }
    return sum;
  };

  return {
    people,
    noPrices,
    evaluate(node, prices, onGroup) {
      people.enter(node);
      return boundAt(node, prices, onGroup);
    },
    relax(node, { passes, floor, step, patience, share, stop }) {
      people.enter(node);
      const now = copyOf(node.prices);
      const best = copyOf(node.prices);
      const away = noPrices();
      const goal = (floor + 1) * unit - 1;
      const onGroup =
        share && ((g: number, { won }: Won) => gather(share, g, won > 0 || node.decided[g] === isOpen));
      let least = Number.POSITIVE_INFINITY;
      let scale = step;
      let idle = 0;
      for (let pass = 0; pass < passes && !(pass > 0 && stop()); pass += 1) {
        const bound = boundAt(node, now, onGroup);
        idle = bound < least - leastGain * unit ? 0 : idle + 1;
        if (bound < least) {
          least = bound;
          best.person.set(now.person);
          best.clique.set(now.clique);
          if (least <= goal) break;
        }
        if (idle >= patience) {
          idle = 0;
          scale /= 2;
          if (scale < leastStep) break;
          now.person.set(best.person);
          now.clique.set(best.clique);
          away.person.fill(0);
          away.clique.fill(0);
          boundAt(node, best);
        }
        const norm =
          turn(away.person, chosen, now.person) + cliqueStep * turn(away.clique, crowd, now.clique);
        if (norm === 0) break;
        const length = (scale * Math.max(unit, bound - goal)) / norm;
        move(now.person, away.person, length);
        move(now.clique, away.clique, cliqueStep * length);
      }
      return { bound: Math.floor(least / unit), prices: best };
    },
  };
}

const copyOf = ({ person, clique }: Prices): Prices => ({ person: person.slice(), clique: clique.slice() });

/** Turns a direction towards where fewer are taken than there are (one of each); its length squared. */
function turn(away: Float64Array, taken: Float64Array, price: Float64Array): number {
  let norm = 0;
  for (let i = 0; i < away.length; i += 1) {
    let here = smoothing * away[i]! + (1 - smoothing) * (1 - taken[i]!);
    if (price[i]! <= 0 && here > 0) here = 0;
    away[i] = here;
    norm += here * here;
  }
  return norm;
}

function move(price: Float64Array, away: Float64Array, length: number): void {
  for (let i = 0; i < price.length; i += 1)
    if (away[i] !== 0) price[i] = Math.max(0, Math.round(price[i]! - length * away[i]!));
}

function gather(share: Float64Array, g: number, isOpenNow: boolean): void {
  share[g] = memory * share[g]! + (1 - memory) * Number(isOpenNow);
}
