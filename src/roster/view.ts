import type { Db } from '../../db/connect.ts';
import type { RosterRow } from '../../db/rosters.ts';
import { judge } from '../../solver/roster/judge.ts';
import type { PointsByLine } from '../../solver/roster/points-by-line.ts';
import { bookingKey, type SessionId } from '../../solver/roster/problem.ts';
import type { RosterInWeek } from './in-week.ts';
import { madeOnce, rosterInWeek } from './remembered.ts';
import { type BreachInWords, breachesInWords, outOfWeekInWords } from './words.ts';

/** What a roster comes to, in people and minutes. */
export interface Counts {
  /** With hours to book this week. */
  peopleDue: number;
  /** Of these, with at least one booking. */
  peoplePlaced: number;
  /** Of these, under their weekly minimum. */
  peopleShort: number;
  /** Sum of the weekly minimums. */
  minutesDue: number;
  /** Sum of the credit minutes booked. */
  minutesOffered: number;
  /** Sum of what is missing under the weekly minimums. */
  minutesShort: number;
  bookings: number;
  sessions: number;
  sessionsStoodDown: number;
  /** Requirements of the area that no session of the week can serve. */
  requirementsLeftOut: number;
}

/** A roster at a glance, judged on the data as they are now. */
export interface RosterView extends Omit<RosterRow, 'problemHash'> {
  stale: boolean;
  /** What the judge counts now: the points kept with the roster, unless it is stale. */
  pointsNow: number;
  byLine: PointsByLine;
  /** Rules that it breaks now, and bookings that the week has no more: it cannot be published with these. */
  breaches: BreachInWords[];
  counts: Counts;
  /** Group sessions that nobody is booked on, by id. */
  stoodDown: SessionId[];
  pins: { crn: string; session: SessionId; booked: boolean }[];
}

/** A roster at a glance; null: there is no such roster. */
export async function rosterView(db: Db, id: number): Promise<RosterView | null> {
  const found = await rosterInWeek(db, id);
  return found && viewOf(found);
}

/** The same of a roster that is at hand in its week. */
export const viewOf = madeOnce('view', (found): RosterView => {
  const { roster, week, stale, bookings, outOfWeek } = found;
  const { bookings: _, pins, problemHash: __, ...row } = roster;
  const verdict = judge(week.problem, bookings);
  const booked = new Set(roster.bookings.map(bookingKey));
  return {
    ...row,
    stale,
    pointsNow: verdict.points,
    byLine: verdict.byLine,
    breaches: [...outOfWeekInWords(outOfWeek), ...breachesInWords(verdict.breaches)],
    counts: { ...countsOf(found), sessionsStoodDown: verdict.stoodDown.length },
    stoodDown: verdict.stoodDown,
    pins: pins.map(([crn, session]) => ({ crn, session, booked: booked.has(bookingKey([crn, session])) })),
  };
});

function countsOf({ week, bookings }: RosterInWeek): Omit<Counts, 'sessionsStoodDown'> {
  const { people, sessions } = week.problem;
  const creditOf = new Map(sessions.map((session) => [session.id, session.creditMinutes]));
  const minutes = new Map<string, number>();
  for (const [crn, id] of bookings) minutes.set(crn, (minutes.get(crn) ?? 0) + creditOf.get(id)!);
  const missing = people.map((person) => Math.max(0, person.minMinutes - (minutes.get(person.crn) ?? 0)));
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
  return {
    peopleDue: people.length,
    peoplePlaced: minutes.size,
    peopleShort: missing.filter((value) => value > 0).length,
    minutesDue: sum(people.map((person) => person.minMinutes)),
    minutesOffered: sum(minutes.values()),
    minutesShort: sum(missing),
    bookings: bookings.length,
    sessions: sessions.length,
    requirementsLeftOut: week.leftOut.length,
  };
}
