import type { BookingRow, WeekRows } from '../../db/week.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import type { Booking, Crn, RosterProblem, SessionId } from '../../solver/roster/problem.ts';
import { weekPeople } from './week-people.ts';
import { type LeftOut, type OpenRequirement, weekRequirements } from './week-requirements.ts';
import { type Note, weekSessions } from './week-sessions.ts';
import { weekTravel } from './week-travel.ts';

/** A week's problem, and what of the rows is not in it. */
export interface WeekProblem {
  problem: RosterProblem;
  leftOut: LeftOut[];
  notes: Note[];
  /** By crn, earliest deadline first: what an appointment made for a booking can be set against. */
  requirements: ReadonlyMap<Crn, readonly OpenRequirement[]>;
}

/** Facts that are not rows. */
export interface WeekContext {
  /** At least from the year before the week's to that of its Sunday. */
  bankHolidays: ReadonlySet<IsoDate>;
}

/**
 * Rows of an area and week as the problem that a roster of it has to solve, without faults. Pure and deterministic: the
 * same rows, in any order, give the same problem, byte for byte.
 */
export function weekProblem(rows: WeekRows, { bankHolidays }: WeekContext): WeekProblem {
  const { limits, points } = policyInForce(rows.area.region, rows.weekStart);
  const { sessions, notes } = weekSessions(rows, limits);
  const { open, leftOut } = weekRequirements(rows, limits);
  const people = weekPeople(rows, open, sessions, bankHolidays, limits);
  const crns = new Set(people.map((person) => person.crn));
  const ids = new Set(sessions.map((session) => session.id));
  const published = bookingsOf([...rows.published, ...rows.allocated], 'published-left-out', crns, ids);
  const pinned = bookingsOf(rows.pins, 'pin-left-out', crns, ids);
  const problem: RosterProblem = {
    format: 'roster-problem/1',
    weekStart: rows.weekStart,
    policy: { maxTravelMinutes: limits.maxTravelMinutes, firstMinutes: limits.firstMinutes, points },
    people,
    sessions,
    travel: weekTravel(rows, crns, sessions, limits),
    keepApart: rows.keepApart
      .filter((pair) => crns.has(pair.crn) && crns.has(pair.otherCrn))
      .map((pair) => [pair.crn, pair.otherCrn] as const)
      .toSorted(inOrder),
    published: published.kept,
    pinned: pinned.kept,
  };
  return {
    problem,
    leftOut,
    notes: [...notes, ...published.notes, ...pinned.notes],
    requirements: open,
  };
}

const inOrder = ([a, b]: readonly [string, string], [c, d]: readonly [string, string]) =>
  a < c || (a === c && b < d) ? -1 : 1;

/** Bookings, each once, whose person and session are in the problem; a note for each of the others. */
function bookingsOf(
  rows: readonly BookingRow[],
  code: Note['code'],
  crns: ReadonlySet<Crn>,
  ids: ReadonlySet<SessionId>,
): { kept: Booking[]; notes: Note[] } {
  const kept: Booking[] = [];
  const notes: Note[] = [];
  const once = new Map(rows.map(({ crn, session }) => [`${crn} ${session}`, [crn, session] as const]));
  const pairs = [...once.values()].toSorted(inOrder);
  for (const [crn, session] of pairs) {
    const why = !crns.has(crn)
      ? 'the person has nothing to book this week'
      : !ids.has(session)
        ? 'the session takes nobody this week'
        : null;
    if (why === null) kept.push([crn, session]);
    else notes.push({ code, crn, session, message: `${crn} on ${session}: ${why}` });
  }
  return { kept, notes };
}
