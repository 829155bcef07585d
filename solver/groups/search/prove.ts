import { type Assignment, assignmentOf } from './assignment.ts';
import type { Market } from './market.ts';
import { clashOf, type Formed } from './openings.ts';
import { isOpen, isShut, type Node, type Pricer, type Prices, undecided } from './prices.ts';
import { openIn, tighten } from './tighten.ts';

export interface ProofBudget {
  /** Parts of the search looked at. */
  nodes: number;
  stop: () => boolean;
  /** Hears each better answer. */
  onBetter?: (formed: Formed) => void;
}

export interface Proof {
  /** The best answer found with more points than the floor; null if none was. */
  formed: Formed | null;
  /** No answer has more points than this, save the floor itself. */
  bound: number;
  nodes: number;
}

/** Passes of prices in each part of the search. */
const passesANode = 80;
const nodeStep = 0.2;
const nodePatience = 10;

/**
 * Searches a market to the end for answers with more points than `floor`: branch and bound over groups that are open or
 * not. Each part is bounded by prices, which also settle most of what it leaves open; where all groups are decided the people
 * are a flow, and where two kept apart come together in it both ways of parting them are tried.
 */
export function prove(
  m: Market,
  pricer: Pricer,
  {
    floor,
    prices,
    bound: first,
    share,
  }: { floor: number; prices: Prices; bound: number; share: Float64Array },
  budget: ProofBudget,
): Proof {
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
      const settled = tighten(m, pricer, node, node.prices, best);
      if (settled === null) return best;
      if (settled === 0) break;
    }
    const pick = mostDoubtful(node, seen);
    if (pick < 0) return leaf(node, bound);
    const openFirst = seen[pick]! > 0.5;
    let most = best;
    for (const open of [openFirst, !openFirst]) {
      const child: Node = { decided: node.decided.slice(), off: node.off.slice(), prices: node.prices };
      if (!open) child.decided[pick] = isShut;
      else if (!openIn(m, child, pick)) continue;
      const share = seen.slice();
      const priced = pricer.relax(child, {
        passes: passesANode,
        floor: best,
        step: nodeStep,
        patience: nodePatience,
        share,
      });
      if (priced.bound <= best) continue;
      child.prices = priced.prices;
      most = Math.max(most, explore(child, Math.min(bound, priced.bound), share));
    }
    return Math.max(most, best);
  };

  /** All groups are decided: the best places of people in them. */
  const leaf = (node: Node, bound: number): number => {
    const decided = { ...m, mustOpen: node.decided.map((how) => Number(how === isOpen)) };
    const assignment = assignmentOf(decided, node.off);
    const points = assignment.points();
    if (points === null || points <= best) return best;
    const clash = clashOf(m, assignment);
    if (clash === null) {
      keep(points, assignment);
      return best;
    }
    let most = best;
    for (const pair of clash) {
      nodes += 1;
      out ||= nodes > budget.nodes || budget.stop();
      if (out) return Math.min(bound, points);
      const child: Node = { ...node, off: node.off.slice() };
      child.off[pair] = 1;
      most = Math.max(most, leaf(child, Math.min(bound, points)));
    }
    return Math.max(most, best);
  };

  const decided = m.mustOpen.map((must) => (must ? isOpen : undecided));
  const root: Node = { decided, off: new Uint8Array(m.pairGroup.length), prices };
  const bound = first <= floor ? floor : Math.max(best, explore(root, first, share));
  return { formed, bound, nodes };
}

/** The undecided group that is open about half the time; -1 if all are decided. */
function mostDoubtful({ decided }: Node, share: Float64Array): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let g = 0; g < decided.length; g += 1) {
    if (decided[g] !== undecided) continue;
    const off = Math.abs(share[g]! - 0.5);
    if (off >= least) continue;
    least = off;
    found = g;
  }
  return found;
}
