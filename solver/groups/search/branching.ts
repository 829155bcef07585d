import { chance } from '../../roster/search/chance.ts';
import type { Market } from './market.ts';
import { decidedIn, isShut, type Node, openIn, undecided } from './node.ts';
import type { Pricer } from './prices.ts';

/** Which group to decide next in a branch and bound. */
export interface Brancher {
  /**
   * Of the groups most in doubt the one whose deciding has lowered bounds most either way, tried out where that is not known
   * yet. Decides in passing what can only be one way if an answer is to have more points than `floor`. Null if none can;
   * -1 if no group is left. `share` says how often each group was open of late; `bound` is the node's.
   */
  choose(node: Node, bound: number, share: Float64Array, floor: number): number | null;
  /** Deciding a group has lowered the bound by so much. */
  learn(g: number, open: boolean, drop: number): void;
}

/** Groups looked at before one is decided, and tries after which it is known what deciding one is worth. */
const looked = 8;
const reliable = 2;
const aTry = { passes: 30, step: 0.12, patience: 12 };
/** Far less than any difference that matters: the seed decides between groups equally doubtful. */
const tieBreak = 1e-9;

export function brancherOf(m: Market, pricer: Pricer, seed: number, stop: () => boolean): Brancher {
  const any = chance(seed);
  const tie = Float64Array.from({ length: m.groups }, () => any(1_000) * tieBreak);
  const known = [0, 1].map(() => ({ sum: new Float64Array(m.groups), tries: new Int32Array(m.groups) }));
  const learn = (g: number, open: boolean, drop: number) => {
    const of = known[Number(open)]!;
    of.sum[g]! += Math.max(0, drop);
    of.tries[g]! += 1;
  };
  const worthOf = (g: number, open: boolean) => {
    const { sum, tries } = known[Number(open)]!;
    return Math.max(1, sum[g]! / tries[g]!);
  };
  /** Tries a group one way if that is not known yet; false if nothing in it can have more points than the floor. */
  const isPossible = (
    node: Node,
    g: number,
    open: boolean,
    bound: number,
    share: Float64Array,
    floor: number,
  ) => {
    if (known[Number(open)]!.tries[g]! >= reliable) return true;
    const child = decidedIn(m, node, g, open);
    if (!child) return false;
    const priced = pricer.relax(child, { ...aTry, floor, share: share.slice(), stop });
    if (priced.bound <= floor) return false;
    learn(g, open, bound - priced.bound);
    return true;
  };
  const ofMostWorth = (groups: readonly number[]): number => {
    const score = (g: number) => worthOf(g, true) * worthOf(g, false);
    return groups.reduce((most, g) => (most < 0 || score(g) > score(most) ? g : most), -1);
  };

  return {
    learn,
    choose(node, bound, share, floor) {
      for (;;) {
        const doubtful = mostDoubtful(node, share, tie);
        const certain = onlyOneWay(doubtful, (g, open) => isPossible(node, g, open, bound, share, floor));
        if (!certain) return ofMostWorth(doubtful);
        if (!certain.open) node.decided[certain.g] = isShut;
        else if (!openIn(m, node.decided, certain.g)) return null;
      }
    },
  };
}

/** The first of the groups that can only be open, or only be shut. */
function onlyOneWay(
  groups: readonly number[],
  isPossible: (g: number, open: boolean) => boolean,
): { g: number; open: boolean } | null {
  for (const g of groups) {
    if (!isPossible(g, true)) return { g, open: false };
    if (!isPossible(g, false)) return { g, open: true };
  }
  return null;
}

/** The undecided groups that are open about half the time, most doubtful first; none if all are decided. */
function mostDoubtful({ decided }: Node, share: Float64Array, tie: Float64Array): number[] {
  const off = (g: number) => Math.abs(share[g]! - 0.5) + tie[g]!;
  return Array.from({ length: decided.length }, (_, g) => g)
    .filter((g) => decided[g] === undecided)
    .sort((g, h) => off(g) - off(h))
    .slice(0, looked);
}
