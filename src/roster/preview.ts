import type { Db } from '../../db/connect.ts';
import {
  type Consequence,
  consequenceOf,
  type PersonChange,
  type SessionChange,
} from '../../solver/roster/explain/consequence.ts';
import type { Standing } from '../../solver/roster/explain/standing.ts';
import { judge } from '../../solver/roster/judge.ts';
import { type Booking, bookingKey } from '../../solver/roster/problem.ts';
import { hoursInWords, peopleInWords } from '../http/in-words.ts';
import { type AskedRefusal, rosterAsked } from './asked.ts';
import { judgeable, type RosterInWeek } from './in-week.ts';
import { linesInOnePhrase, linesInWords, wonOrLost } from './line-words.ts';
import { bookingsAfter, type Move, type MoveRefusal } from './move.ts';
import type { Refusal } from './refusals.ts';
import { type BreachInWords, breachesInWords } from './words.ts';

/** What moves would make of a roster, before anybody makes them. */
export interface MovePreview {
  sentence: string;
  points: { before: number; after: number };
  lines: ReturnType<typeof linesInWords>;
  /** Rules that the roster would break and does not yet, or would break further: with these the move is refused. */
  breaches: BreachInWords[];
  people: (PersonChange & { sentence: string })[];
  sessions: (SessionChange & { sentence: string })[];
}

/**
 * The consequence of moves, all of them together; nothing is kept, so the roster may be a published one as well.
 * Refused: there is no such roster; a booking to leave is not there, or one to take is; the week has no such person or
 * session. Broken rules are no refusal here: they are told.
 */
export async function previewMoves(
  db: Db,
  id: number,
  moves: readonly Move[],
): Promise<MovePreview | Refusal<AskedRefusal | MoveRefusal>> {
  const asked = await rosterAsked(db, id);
  if ('refused' in asked) return asked;
  const { found, standing } = asked;
  const after = bookingsAfter(found, moves);
  if ('refused' in after) return after;
  const consequence = consequenceOf(standing, changeTo(found, after.bookings));
  const { points } = judge(standing.problem, standing.bookings);
  return {
    sentence: sentenceOf(consequence),
    points: { before: points, after: points + consequence.points },
    lines: linesInWords(consequence.byLine),
    breaches: breachesInWords(consequence.breaches),
    people: consequence.people.map((person) => ({ ...person, sentence: personInWords(person) })),
    sessions: consequence.sessions.map((change) => ({
      ...change,
      sentence: sessionInWords(change, standing),
    })),
  };
}

/** What the judge can judge of the way from a roster to these bookings. */
function changeTo(found: RosterInWeek, after: readonly Booking[]) {
  const { bookings } = judgeable(found.week, after);
  const [had, has] = [new Set(found.bookings.map(bookingKey)), new Set(bookings.map(bookingKey))];
  return {
    drop: found.bookings.filter((booking) => !has.has(bookingKey(booking))),
    add: bookings.filter((booking) => !had.has(bookingKey(booking))),
  };
}

function sentenceOf({ points, byLine, breaches }: Consequence): string {
  const rules = breaches.length === 0 ? 'No rule stands in the way' : 'Rules stand in the way';
  if (linesInWords(byLine).length === 0) return `${rules}; no points are won or lost`;
  return `${rules}; ${wonOrLost(points)}: ${linesInOnePhrase(byLine)}`;
}

function personInWords({ crn, minutesBefore, minutesAfter }: PersonChange): string {
  if (minutesBefore === minutesAfter) return `${crn} would have ${hoursInWords(minutesAfter)} as before`;
  return `${crn} would have ${hoursInWords(minutesAfter)} instead of ${hoursInWords(minutesBefore)}`;
}

function sessionInWords({ session, before, after }: SessionChange, { facts }: Standing): string {
  if (after === 0 && facts.session(session).kind === 'group')
    return `${session} would be stood down: nobody would be left on it`;
  if (before === after) return `${session} would have ${peopleInWords(after)} as before`;
  return `${session} would have ${peopleInWords(after)} instead of ${before === 0 ? 'nobody' : before}`;
}
