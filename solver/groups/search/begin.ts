import { clashOf, type Parting, partingOf } from './apart.ts';
import { type Assignment, assignmentOf } from './assignment.ts';
import type { Market } from './market.ts';
import type { Formed } from './openings.ts';

/**
 * The answer with only those groups open that must be, from which every other begins; or those of them that cannot all have
 * their minimum. Searched to the end: people kept apart who come together are parted both ways.
 */
export function begun(m: Market): { formed: Formed; lacking: null } | { formed: null; lacking: number[] } {
  const formed = partedFrom(m, partingOf(m), assignmentOf(m), new Uint8Array(m.pairGroup.length));
  return formed ? { formed, lacking: null } : { formed: null, lacking: needyIn(m) };
}

function partedFrom(m: Market, parting: Parting, assignment: Assignment, off: Uint8Array): Formed | null {
  const points = assignment.points();
  if (points === null) return null;
  const clash = clashOf(m, assignment.placed);
  if (clash === null) return { points, isOpen: assignment.isOpen.slice(), placed: assignment.placed.slice() };
  for (const pairs of parting(clash)) {
    const without = off.slice();
    for (const pair of pairs) without[pair] = 1;
    const found = partedFrom(m, parting, assignmentOf(m, without), without);
    if (found) return found;
  }
  return null;
}

/** The groups that must open and need people to: which of them goes without depends on whom the others take. */
const needyIn = (m: Market): number[] =>
  Array.from({ length: m.groups }, (_, g) => g).filter((g) => m.mustOpen[g] && m.least[g]! > 0);
