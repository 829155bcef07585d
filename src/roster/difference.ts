import type { Db } from '../../db/connect.ts';
import { type Difference, differenceOf } from '../../solver/roster/explain/difference.ts';
import type { Refusal } from './refusals.ts';
import { rosterInWeek } from './remembered.ts';

/**
 * What changes for people from one roster to another of the same area and week, and what it is worth, both judged on
 * the data as they are. Refused: one of them is not there, or they are of different areas or weeks.
 */
export async function differenceBetween(
  db: Db,
  before: number,
  after: number,
): Promise<Difference | Refusal<'unknown-roster' | 'other-week'>> {
  const [was, is] = [await rosterInWeek(db, before), await rosterInWeek(db, after)];
  if (!was || !is) return { refused: 'unknown-roster' };
  const isSameWeek = (['region', 'pdu', 'weekStart'] as const).every(
    (field) => was.roster[field] === is.roster[field],
  );
  if (!isSameWeek) return { refused: 'other-week' };
  return differenceOf(is.week.problem, was.roster.bookings, is.roster.bookings);
}
