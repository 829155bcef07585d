import { assignmentOf } from './assignment.ts';
import type { Market } from './market.ts';
import { isOpen, isShut, type Node, openIn, undecided } from './node.ts';
import { type Formed, settled } from './openings.ts';
import type { Pricer } from './prices.ts';

export interface DiveBudget {
  /** Points to aim at: prices go on moving until the bound is down to it. */
  floor: number;
  stop: () => boolean;
}

/** Of the groups still undecided so many are decided at a time, and prices given so many passes (more at first) to say what follows. */
const shareARound = 0.1;
const firstPasses = 150;
const aRound = { passes: 60, step: 0.06, patience: 12 };

/**
 * An answer by deciding, round by round, the groups about which prices are surest, and letting prices settle in between:
 * groups go together that no change of one or two would bring together. Null if the groups that must be open come to lack
 * people by it, or if it was stopped.
 */
export function dived(m: Market, pricer: Pricer, from: Node, { floor, stop }: DiveBudget): Formed | null {
  const share = new Float64Array(m.groups).fill(0.5);
  const node: Node = { ...from, decided: from.decided.slice() };
  const doubt = (g: number) => -Math.abs(share[g]! - 0.5);
  for (let passes = firstPasses; !stop(); passes = aRound.passes) {
    const free = Array.from({ length: m.groups }, (_, g) => g).filter((g) => node.decided[g] === undecided);
    if (free.length === 0) return formedOf(m, node);
    const { bound, prices } = pricer.relax(node, { ...aRound, passes, floor, share, stop });
    if (bound === Number.NEGATIVE_INFINITY) return null;
    node.prices = prices;
    free.sort((g, h) => doubt(g) - doubt(h) || g - h);
    for (const g of free.slice(0, Math.ceil(free.length * shareARound)))
      if (node.decided[g] === undecided && !(share[g]! > 0.5 && openIn(m, node.decided, g)))
        node.decided[g] = isShut;
  }
  return null;
}

function formedOf(m: Market, { decided }: Node): Formed | null {
  const assignment = assignmentOf({ ...m, mustOpen: decided.map((how) => Number(how === isOpen)) });
  const points = settled(m, assignment);
  return points === null
    ? null
    : { points, isOpen: assignment.isOpen.slice(), placed: assignment.placed.slice() };
}
