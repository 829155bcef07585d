import type { Db } from '../../db/connect.ts';
import { changeDraft } from '../../db/drafts.ts';
import { newBreaches } from '../../solver/roster/explain/consequence.ts';
import { judge } from '../../solver/roster/judge.ts';
import type { PointsByLine } from '../../solver/roster/points-by-line.ts';
import { type Booking, bookingKey, type Crn, type SessionId } from '../../solver/roster/problem.ts';
import { inWeek, judgeable, type RosterInWeek } from './in-week.ts';
import { judgedNow } from './judged.ts';
import type { Refusal } from './refusals.ts';
import { breachesInWords, outOfWeekInWords } from './words.ts';

/** A person from one session to another; `from` null: a new booking; `to` null: the booking is taken off. */
export interface Move {
  crn: Crn;
  from: SessionId | null;
  to: SessionId | null;
}

/** What a move made of the draft's points, all and line by line, on the data as they are. */
export interface MoveVerdict {
  points: { before: number; after: number };
  byLine: { before: PointsByLine; after: PointsByLine };
}

export type MoveRefusal = 'not-in-week' | 'not-booked' | 'already-booked' | 'breaks-rules';

/**
 * Moves bookings of a draft, all of them or none: two people who change places move together. Judged at once, on the
 * data as they are. Refused: there is no such roster, or it is no draft; a booking to leave is not there, or one to take
 * is; the week has no such person or session; the draft would break a rule that it did not break before, or one of
 * those further, as the judge counts.
 */
export async function moveBookings(
  db: Db,
  id: number,
  moves: readonly Move[],
): Promise<MoveVerdict | Refusal<'unknown-roster' | 'not-a-draft' | MoveRefusal>> {
  return changeDraft<MoveVerdict | Refusal<MoveRefusal>>(db, id, (now) => {
    const found = inWeek(now);
    const after = bookingsAfter(found, moves);
    if ('refused' in after) return { answer: after };

    const { problem } = found.week;
    const was = judge(problem, found.bookings);
    const is = judge(problem, judgeable(found.week, after.bookings).bookings);
    const newly = newBreaches(was.breaches, is.breaches);
    if (newly.length > 0)
      return { answer: { refused: 'breaks-rules' as const, breaches: breachesInWords(newly) } };
    const answer: MoveVerdict = {
      points: { before: was.points, after: is.points },
      byLine: { before: was.byLine, after: is.byLine },
    };
    return { change: { bookings: after.bookings, ...judgedNow(found, is.points) }, answer };
  });
}

/** A roster's bookings once every move is made, in turn; or why the first that cannot be made cannot. */
export function bookingsAfter(
  { roster, week }: RosterInWeek,
  moves: readonly Move[],
): { bookings: Booking[] } | Refusal<MoveRefusal> {
  const after = new Map(roster.bookings.map((booking) => [bookingKey(booking), booking]));
  for (const { crn, from, to } of moves) {
    if (from !== null && !after.delete(bookingKey([crn, from]))) return { refused: 'not-booked' };
    if (to === null) continue;
    const taken: Booking = [crn, to];
    if (after.has(bookingKey(taken))) return { refused: 'already-booked' };
    const { outOfWeek } = judgeable(week, [taken]);
    if (outOfWeek.length > 0) return { refused: 'not-in-week', breaches: outOfWeekInWords(outOfWeek) };
    after.set(bookingKey(taken), taken);
  }
  return { bookings: [...after.values()] };
}
