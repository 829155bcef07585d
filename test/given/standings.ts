import fc from 'fast-check';
import { type Standing, standingOf } from '../../solver/roster/explain/standing.ts';
import type { Booking, Crn, RosterProblem, SessionId } from '../../solver/roster/problem.ts';
import { bookingsOf } from '../../solver/roster/search/weeks.ts';
import { arbitraryWeek, type WeekShape } from './arbitrary-week.ts';
import { anyObeyingSearch } from './search.ts';

type Shape = Omit<WeekShape, 'pins'>;

/** Any roster that keeps every rule, some of its bookings pinned and some published. */
export function anyObeyingStanding(shape: Shape): fc.Arbitrary<Standing> {
  return anyObeyingSearch(shape).chain(({ problem, c, weeks }) => {
    const bookings = bookingsOf(c, weeks);
    const told = { pinned: fc.subarray(bookings), published: fc.subarray(bookings) };
    return fc.record(told).map((some) => standingOf({ ...problem, ...some }, bookings));
  });
}

/** Any roster at all: some keep every rule, some break many. */
export function anyStanding(shape: Shape): fc.Arbitrary<Standing> {
  const unruly = arbitraryWeek({ ...shape, pins: 3 }).chain((problem) => {
    const most = Math.min(3 * shape.people, problem.people.length * problem.sessions.length);
    return fc
      .shuffledSubarray(everyBookingOf(problem), { maxLength: most })
      .map((bookings) => standingOf(problem, bookings));
  });
  return fc.oneof(anyObeyingStanding(shape), unruly);
}

/** Every person on every session. */
export function everyBookingOf({ people, sessions }: RosterProblem): Booking[] {
  return people.flatMap(({ crn }) => sessions.map(({ id }): Booking => [crn, id]));
}

/** The bookings if a person went to a session and gave up some of theirs. */
export function bookingsIf(
  { bookings }: Standing,
  crn: Crn,
  session: SessionId,
  giveUp: readonly SessionId[],
): Booking[] {
  return [...bookings.filter(([who, id]) => who !== crn || !giveUp.includes(id)), [crn, session]];
}

/** Every set of their sessions that a person could give up. */
export function everyGiveUp({ facts }: Standing, crn: Crn): SessionId[][] {
  const sets: SessionId[][] = [[]];
  for (const { id } of facts.sessionsOf(crn)) sets.push(...sets.map((set) => [...set, id]));
  return sets;
}
