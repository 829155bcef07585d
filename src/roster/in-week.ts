import { bankHolidays } from '../../db/bank-holidays.ts';
import type { KeptRoster, RosterAndWeek } from '../../db/rosters.ts';
import type { WeekRows } from '../../db/week.ts';
import { addDays, daysAWeek } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import type { Booking, Crn, SessionId } from '../../solver/roster/problem.ts';
import { hashOf } from './problem-hash.ts';
import { type WeekProblem, weekProblem } from './week-problem.ts';
import type { LeftOut } from './week-requirements.ts';

/** A booking that no rule can judge, because the week as it is now does not have its person or session; and why. */
export interface OutOfWeek {
  crn: Crn;
  session: SessionId;
  message: string;
}

/** A kept roster beside its week as the data are now. */
export interface RosterInWeek {
  roster: KeptRoster;
  week: WeekProblem;
  /** Of `week.problem`. */
  hash: string;
  /** True: the data have changed since the roster was judged last, or another roster has been published in its stead. */
  stale: boolean;
  /** The bookings that the week has, which the judge can judge. */
  bookings: Booking[];
  outOfWeek: OutOfWeek[];
}

/** The year before a week's is as far back as working days are counted. */
const yearsBack = 1;
const yearOf = (date: string) => Number(date.slice(0, 4));

/** The problem of a week's rows, with the bank holidays that belong to it. */
export function weekOf(rows: WeekRows): WeekProblem {
  const { weekStart } = rows;
  const sunday = addDays(weekStart, daysAWeek - 1);
  return weekProblem(rows, { bankHolidays: bankHolidays(yearOf(weekStart) - yearsBack, yearOf(sunday)) });
}

/** Sets a kept roster beside its week, posed anew from the data as they are. */
export function inWeek({ roster, rows, publishedNow }: RosterAndWeek): RosterInWeek {
  const week = weekOf(rows);
  const hash = hashOf(week.problem);
  const supersededMeanwhile = roster.state === 'draft' && publishedNow !== roster.replaces;
  return {
    roster,
    week,
    hash,
    stale: supersededMeanwhile || hash !== roster.problemHash,
    ...judgeable(week, roster.bookings),
  };
}

/** Bookings that the week has, and the others with why it has not. */
export function judgeable(
  { problem, leftOut }: WeekProblem,
  all: readonly Booking[],
): { bookings: Booking[]; outOfWeek: OutOfWeek[] } {
  const crns = new Set(problem.people.map((person) => person.crn));
  const ids = new Set(problem.sessions.map((session) => session.id));
  const reasons = grouped(leftOut, (row) => row.crn);
  const bookings: Booking[] = [];
  const outOfWeek: OutOfWeek[] = [];
  for (const booking of all) {
    const [crn, session] = booking;
    if (crns.has(crn) && ids.has(session)) bookings.push(booking);
    else if (crns.has(crn)) outOfWeek.push({ crn, session, message: sessionIsOut(session) });
    else outOfWeek.push({ crn, session, message: personIsOut(crn, reasons.get(crn)) });
  }
  return { bookings, outOfWeek };
}

/** Why a session is not one of the week's. */
export function sessionIsOut(id: SessionId): string {
  return `${id} takes nobody this week: it is not planned in the area's week, its project is closed, or it is full`;
}

/** Why a person is not one of the week's; `leftOut`: their requirements that no session of it can serve. */
export function personIsOut(crn: Crn, leftOut: readonly LeftOut[] = []): string {
  const why = leftOut.map((row) => row.message).join('; ');
  return why === '' ? `${crn} has nothing to book this week` : `${crn} has nothing to book this week: ${why}`;
}
