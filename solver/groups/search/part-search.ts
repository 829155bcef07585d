import { dived } from './dive.ts';
import type { Market } from './market.ts';
import { type Node, rootOf } from './node.ts';
import { climb, type Formed, type Outlook } from './openings.ts';
import { type Pricer, pricerOf } from './prices.ts';
import { prove } from './prove.ts';
import { smallAnswer } from './small.ts';

/** The search of one part of a market: an answer and a bound at any time, better with each call. */
export interface PartSearch {
  readonly formed: Formed;
  /** No answer of the part has more points than this. */
  readonly bound: number;
  /** Nodes looked at. */
  prove(nodes: number): number;
}

export interface PartOptions {
  seed: number;
  /** Groups turned against all appearances in the search for a good answer. */
  kicks: number;
  stop: () => boolean;
  onBetter: () => void;
}

/** In parts of more groups a dive finds more than turning one group at a time, and sooner. */
const large = 150;
/** Passes until prices hardly move, and then to see which groups are in doubt. */
const passes = { prices: 900, shares: 400 };
const atRoot = { step: 0.3, patience: 25 };

/**
 * Prices for a part, an answer found by them (small parts are asked of javascript-lp-solver too), and then, called for, the
 * proof. `from` is an answer to begin with.
 */
export function searchPart(
  m: Market,
  from: Formed,
  { seed, kicks, stop, onBetter }: PartOptions,
): PartSearch {
  const pricer = pricerOf(m);
  let node = rootOf(m, pricer.noPrices());
  let formed = from;
  let bound = Number.POSITIVE_INFINITY;
  const better = (other: Formed | null) => {
    if (other && other.points > formed.points) formed = other;
  };
  const settlePrices = (how: { passes: number; share?: Float64Array }) => {
    const priced = pricer.relax(node, { ...how, ...atRoot, floor: formed.points, stop });
    if (priced.bound >= bound) return;
    bound = priced.bound;
    node = { ...node, prices: priced.prices };
  };
  const climbed = (kicks: number, stop: () => boolean, from: Formed | null = null) =>
    climb(m, outlook(m, pricer, node), { kicks, stop }, from);

  better(smallAnswer(m));
  better(climbed(0, () => true));
  settlePrices({ passes: passes.prices });
  if (bound > formed.points) better(climbed(m.groups > large ? 0 : kicks, stop));
  if (bound > formed.points && m.groups > large && kicks > 0) {
    const found = dived(m, pricer, node, { floor: formed.points - (bound - formed.points), stop });
    if (found) better(climbed(0, stop, found));
  }

  return {
    get formed() {
      return formed;
    },
    get bound() {
      return Math.max(bound, formed.points);
    },
    prove(nodes) {
      if (bound <= formed.points) return 0;
      const share = new Float64Array(m.groups).fill(0.5);
      settlePrices({ passes: passes.shares, share });
      const onFound = (found: Formed) => {
        better(found);
        onBetter();
      };
      const start = { floor: formed.points, node, bound, share, seed };
      const proof = prove(m, pricer, start, { nodes, stop, onBetter: onFound });
      bound = Math.min(bound, proof.bound);
      return proof.nodes;
    },
  };
}

/** What each group wins at the prices of a node, in points. */
function outlook(m: Market, { people, evaluate }: Pricer, node: Node): Outlook {
  const won = new Float64Array(m.groups);
  const bound = evaluate(node, node.prices, (g, best) => {
    won[g] = best.won / people.unit;
  });
  return { won, bound: bound / people.unit };
}
