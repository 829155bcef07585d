import { clashOf } from './apart.ts';
import { type Assignment, assignmentOf, type Kept } from './assignment.ts';
import type { Market } from './market.ts';

/** An answer for a market: which groups are open, and the pair by which each person is placed (-1: they wait). */
export interface Formed {
  points: number;
  isOpen: Uint8Array;
  placed: Int32Array;
}

/** What a group would win at some prices, and the bound of these prices, in points: to see which moves can be worth trying. */
export interface Outlook {
  won: Float64Array;
  bound: number;
}

export interface ClimbBudget {
  /** So many of the most doubtful groups are opened or shut against all appearances, and the rest arranged around them. */
  kicks: number;
  stop: () => boolean;
}

/** A group is tried in place of so many open ones, those with whom it shares most people. */
const swaps = 8;

/**
 * The best answer that opening, shutting and changing groups one at a time leads to from the groups open in `from` (left out:
 * those that must be), people always being placed as well as they can be; then from others near it. Never worse than `from`.
 * Null if the groups that must be open cannot all reach their minimum by this.
 */
export function climb(
  m: Market,
  { won, bound }: Outlook,
  { kicks, stop }: ClimbBudget,
  from: Formed | null,
): Formed | null {
  const near = nearOf(m);
  const assignment = assignmentOf(m);
  const inOrder = Array.from({ length: m.groups }, (_, g) => g)
    .filter((g) => !m.mustOpen[g])
    .sort((g, h) => won[h]! - won[g]! || g - h);
  if (from) for (const g of inOrder) if (from.isOpen[g]) assignment.open(g);
  const isOpen = (g: number) => assignment.isOpen[g] === 1;
  // With these groups open the prices allow so many points, whoever is in them.
  let promise = bound;
  for (let g = 0; g < m.groups; g += 1)
    if (!m.mustOpen[g]) promise -= isOpen(g) ? Math.max(0, -won[g]!) : Math.max(0, won[g]!);
  let best: Formed | null = from;
  let points = settled(m, assignment) ?? Number.NEGATIVE_INFINITY;

  const turn = (open: number | null, shut: readonly number[]) => {
    for (const g of shut) {
      assignment.close(g);
      promise -= won[g]!;
    }
    if (open === null) return;
    assignment.open(open);
    promise += won[open]!;
  };
  let frozen = -1;
  /** Opens one group in place of others, if more is won by it. */
  const change = (open: number | null, shut: readonly number[]): boolean => {
    const after = promise + (open === null ? 0 : won[open]!) - shut.reduce((sum, g) => sum + won[g]!, 0);
    if (after <= points) return false;
    if (assignment.promise(open, shut) <= 0) return false;
    const [before, promised] = [assignment.keep(), promise];
    turn(open, shut);
    const rough = assignment.points();
    const now = rough === null || rough <= points ? null : settled(m, assignment);
    if (now === null || now <= points) {
      assignment.restore(before);
      promise = promised;
      return false;
    }
    points = now;
    return true;
  };
  const changedBy = (g: number): boolean => {
    if (g === frozen || (frozen >= 0 && m.rivals[g]!.includes(frozen) && isOpen(frozen))) return false;
    if (isOpen(g)) return change(null, [g]);
    const rivals = m.rivals[g]!.filter(isOpen);
    if (change(g, rivals)) return true;
    let tried = 0;
    return near[g]!.some((h) => {
      if (!isOpen(h) || h === frozen || m.mustOpen[h] || rivals.includes(h) || tried === swaps) return false;
      tried += 1;
      return change(g, [...rivals, h]);
    });
  };
  const settle = (groups: readonly number[]) => {
    const waiting = [...groups];
    const isWaiting = new Set(waiting);
    for (let at = 0; at < waiting.length && !stop(); at += 1) {
      const g = waiting[at]!;
      isWaiting.delete(g);
      if (m.mustOpen[g] || !changedBy(g)) continue;
      for (const h of [g, ...near[g]!]) {
        if (isWaiting.has(h) || m.mustOpen[h]) continue;
        isWaiting.add(h);
        waiting.push(h);
      }
    }
    if (points > (best?.points ?? Number.NEGATIVE_INFINITY))
      best = { points, isOpen: assignment.isOpen.slice(), placed: assignment.placed.slice() };
  };
  if (!from) for (const g of inOrder) if (!m.rivals[g]!.some(isOpen)) change(g, []);
  settle(inOrder);
  const doubtful = [...inOrder].sort((g, h) => Math.abs(won[g]!) - Math.abs(won[h]!) || g - h);
  for (const g of doubtful.slice(0, kicks)) {
    if (stop()) break;
    const [kept, before, promised]: [Kept, number, number] = [assignment.keep(), points, promise];
    frozen = g;
    if (isOpen(g)) turn(null, [g]);
    else turn(g, m.rivals[g]!.filter(isOpen));
    points = settled(m, assignment) ?? Number.NEGATIVE_INFINITY;
    settle(near[g]!);
    frozen = -1;
    if (points > before) settle([g]);
    if (points > before) continue;
    assignment.restore(kept);
    [points, promise] = [before, promised];
  }
  return best;
}

/** Points once people kept apart have been parted, the one worth less going elsewhere; null if too few are left somewhere. */
export function settled(m: Market, assignment: Assignment): number | null {
  for (;;) {
    const points = assignment.points();
    const clash = points === null ? null : clashOf(m, assignment.placed);
    if (clash === null) return points;
    const [one, other] = clash;
    assignment.forbid(m.pairGain[one]! < m.pairGain[other]! ? one : other);
  }
}

/** For each group the others that share people with it or are its rivals, those with most people in common first. */
function nearOf(m: Market): number[][] {
  return Array.from({ length: m.groups }, (_, g) => {
    const shared = new Map<number, number>(m.rivals[g]!.map((rival) => [rival, 0]));
    for (let pair = m.groupFrom[g]!; pair < m.groupFrom[g + 1]!; pair += 1) {
      const p = m.pairPerson[pair]!;
      for (let i = m.personFrom[p]!; i < m.personFrom[p + 1]!; i += 1) {
        const h = m.pairGroup[m.personPair[i]!]!;
        if (h !== g) shared.set(h, (shared.get(h) ?? 0) + 1);
      }
    }
    return [...shared].sort(([g, a], [h, b]) => b - a || g - h).map(([h]) => h);
  });
}
