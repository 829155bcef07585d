import { clashOf, partingOf } from './apart.ts';
import { type Assignment, assignmentOf } from './assignment.ts';
import { brancherOf } from './branching.ts';
import type { Market } from './market.ts';
import { decidedIn, isOpen, type Node } from './node.ts';
import type { Formed } from './openings.ts';
import type { Pricer } from './prices.ts';
import { tighten } from './tighten.ts';

export interface ProofBudget {
  /** Parts of the search looked at. */
  nodes: number;
  stop: () => boolean;
  /** Hears each better answer. */
  onBetter?: (formed: Formed) => void;
}

/** Where a proof begins: an answer's points, a node with prices and the bound of them, how often each group was open of late. */
export interface ProofStart {
  floor: number;
  node: Node;
  bound: number;
  share: Float64Array;
  seed: number;
}

export interface Proof {
  /** The best answer found with more points than the floor; null if none was. */
  formed: Formed | null;
  /** No answer has more points than this, save the floor itself. */
  bound: number;
  nodes: number;
}

/** How long prices are bettered in each part of the search: a step too long loses what its parent's prices are worth. */
const aNode = { passes: 60, step: 0.12, patience: 12 };

/**
 * Searches a market to the end for answers with more points than `floor`: branch and bound over groups that are open or
 * not. Each part is bounded by prices, which also settle most of what it leaves open; where all groups are decided the people
 * are a flow, and where two kept apart come together in it both ways of parting them are tried.
 */
export function prove(
  m: Market,
  pricer: Pricer,
  { floor, node: root, bound: first, share, seed }: ProofStart,
  budget: ProofBudget,
): Proof {
  const { choose, learn } = brancherOf(m, pricer, seed, budget.stop);
  const parting = partingOf(m);
  let best = floor;
  let formed: Formed | null = null;
  let nodes = 0;
  let out = false;

  const keep = (points: number, { isOpen: opened, placed }: Assignment) => {
    best = points;
    formed = { points, isOpen: opened.slice(), placed: placed.slice() };
    budget.onBetter?.(formed);
  };

  /** The most points that the node may have, for all that is known; at most `bound`. */
  const explore = (node: Node, bound: number, seen: Float64Array): number => {
    nodes += 1;
    out ||= nodes > budget.nodes || budget.stop();
    if (out) return bound;
    for (;;) {
      const settled = tighten(m, pricer, node, best);
      if (settled === null) return best;
      if (settled === 0) break;
    }
    const pick = choose(node, bound, seen, best);
    if (pick === null) return best;
    if (pick < 0) return leaf(node, bound);
    const openFirst = seen[pick]! > 0.5;
    let most = best;
    for (const open of [openFirst, !openFirst]) {
      const child = decidedIn(m, node, pick, open);
      if (!child) continue;
      const share = seen.slice();
      const priced = pricer.relax(child, { ...aNode, floor: best, share, stop: budget.stop });
      if (priced.bound <= best) continue;
      learn(pick, open, bound - priced.bound);
      child.prices = priced.prices;
      most = Math.max(most, explore(child, Math.min(bound, priced.bound), share));
    }
    return Math.max(most, best);
  };

  /** All groups are decided: the best places of people in them. */
  const leaf = (node: Node, bound: number): number => {
    const opened = { ...m, mustOpen: node.decided.map((how) => Number(how === isOpen)) };
    const assignment = assignmentOf(opened, node.off);
    const points = assignment.points();
    if (points === null || points <= best) return best;
    const clash = clashOf(m, assignment.placed);
    if (clash === null) {
      keep(points, assignment);
      return best;
    }
    let most = best;
    for (const pairs of parting(clash)) {
      nodes += 1;
      out ||= nodes > budget.nodes || budget.stop();
      if (out) return Math.min(bound, points);
      const child: Node = { ...node, off: node.off.slice() };
      for (const pair of pairs) child.off[pair] = 1;
      most = Math.max(most, leaf(child, Math.min(bound, points)));
    }
    return Math.max(most, best);
  };

  const bound =
    first <= floor
      ? floor
      : Math.max(
          best,
          explore({ ...root, decided: root.decided.slice(), off: root.off.slice() }, first, share),
        );
  return { formed, bound, nodes };
}
