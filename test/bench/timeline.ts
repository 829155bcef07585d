import { gapShareOf } from '../../src/roster/gap.ts';

/** What a run had told by then. */
export interface Moment {
  seconds: number;
  points: number | null;
  bound: number | null;
}

/** When roster and bound were first within a share of the bound's size; null: never. */
export function secondsToGap(moments: readonly Moment[], share: number): number | null {
  const first = moments.find(({ points, bound }) => {
    const gap = gapShareOf(points, bound);
    return gap !== null && gap <= share;
  });
  return first?.seconds ?? null;
}

/** When the points were first within a share of the final points' size; null: no points were told. */
export function secondsToWithin(moments: readonly Moment[], share: number): number | null {
  const final = moments.findLast(({ points }) => points !== null)?.points ?? null;
  if (final === null) return null;
  const enough = final - share * Math.abs(final);
  return moments.find(({ points }) => points !== null && points >= enough)?.seconds ?? null;
}
