import fc from 'fast-check';
import { type BestWeekOf, bestWeeks } from '../../solver/roster/best-week.ts';
import { type Candidates, candidatesOf } from '../../solver/roster/candidates.ts';
import { conflictsOf, pinnedWeeks } from '../../solver/roster/pins.ts';
import type { Booking, RosterProblem } from '../../solver/roster/problem.ts';
import type { Weeks } from '../../solver/roster/weeks.ts';
import { arbitraryWeek, type WeekShape } from './arbitrary-week.ts';

/** A problem as the parts of the solver are handed it, with the roster of its pins alone. */
export interface Search {
  problem: RosterProblem;
  c: Candidates;
  bestWeek: BestWeekOf;
  base: Weeks;
}

/** Throws if the pins cannot be kept. */
export function givenSearch(problem: RosterProblem): Search {
  const search = conflictsOf(problem).length === 0 ? begun(problem) : null;
  if (!search) throw new Error('the story needs pins that can be kept');
  return search;
}

/** Any week up to a size, its pins left out where they cannot be kept. */
export function anySearch(shape: WeekShape): fc.Arbitrary<Search> {
  return arbitraryWeek(shape).map((problem) => {
    const kept = conflictsOf(problem).length === 0 ? begun(problem) : null;
    return kept ?? begun({ ...problem, pinned: [] })!;
  });
}

function begun(problem: RosterProblem): Search | null {
  const c = candidatesOf(problem);
  const bestWeek = bestWeeks(c);
  const { weeks } = pinnedWeeks(c, bestWeek);
  return weeks && { problem, c, bestWeek, base: weeks };
}

/** A price a seat for each session, in whole 1/4096 points, some of them negative. */
export function anyPrices({ c }: Search): fc.Arbitrary<Float64Array> {
  const dearest = 12_000 * 4_096;
  const price = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -dearest, max: dearest }),
    fc.integer({ min: -4_096_000, max: 4_096_000 }),
  );
  const count = c.sessions.length;
  return fc.array(price, { minLength: count, maxLength: count }).map((list) => Float64Array.from(list));
}

/** A week and prices for it. */
export function anyPricedSearch(shape: WeekShape): fc.Arbitrary<Search & { prices: Float64Array }> {
  return anySearch(shape).chain((search) => anyPrices(search).map((prices) => ({ ...search, prices })));
}

/** The pair of a person and a session; throws if it is no candidate. */
export function pairOf(c: Candidates, [crn, id]: Booking): number {
  const pair = c.pairPerson.findIndex(
    (p, i) => c.people[p]!.crn === crn && c.sessions[c.pairSession[i]!]!.id === id,
  );
  if (pair < 0) throw new Error(`${crn} on ${id} is no candidate`);
  return pair;
}

/** Bookings as the weeks of the search. */
export function weeksOf(c: Candidates, bookings: readonly Booking[]): Weeks {
  const weeks: Weeks = c.people.map(() => []);
  const pairs = bookings.map((booking) => pairOf(c, booking)).sort((i, j) => i - j);
  for (const pair of pairs) weeks[c.pairPerson[pair]!]!.push(pair);
  return weeks;
}
