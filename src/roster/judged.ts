import type { DraftChange } from '../../db/drafts.ts';
import type { RosterInWeek } from './in-week.ts';

/**
 * What a draft is worth once the judge has counted it on the data as they are. A bound holds for the data that it was
 * proven on: once these have changed there is none, until the week is run again.
 */
export function judgedNow({ roster, hash }: RosterInWeek, points: number) {
  const bound = hash === roster.problemHash ? roster.bound : null;
  return {
    problemHash: hash,
    points,
    bound,
    status: points === bound ? 'optimal' : 'feasible',
  } as const satisfies DraftChange;
}
