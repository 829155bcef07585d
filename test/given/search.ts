import fc from 'fast-check';
import { judge } from '../../solver/roster/judge.ts';
import type { Booking, RosterProblem } from '../../solver/roster/problem.ts';
import { type BestWeekOf, bestWeeks } from '../../solver/roster/search/best-week.ts';
import { type Candidates, candidatesOf } from '../../solver/roster/search/candidates.ts';
import { conflictsOf, pinnedWeeks } from '../../solver/roster/search/pins.ts';
import {
  type Prices,
  type Relaxation,
  type RelaxBudget,
  relax,
  unpriced,
} from '../../solver/roster/search/prices.ts';
import { bookingsOf, type Weeks } from '../../solver/roster/search/weeks.ts';
import { arbitraryWeek, type WeekShape } from './arbitrary-week.ts';
import { crowdedWeek } from './crowded-week.ts';

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

/** Any week up to a size, most of them crowded, its pins left out where they cannot be kept. */
export function anySearch(shape: WeekShape): fc.Arbitrary<Search> {
  const anyWeek = fc.oneof(
    { weight: 3, arbitrary: crowdedWeek(shape) },
    { weight: 1, arbitrary: arbitraryWeek(shape) },
  );
  return anyWeek.map((problem) => {
    const kept = conflictsOf(problem).length === 0 ? begun(problem) : null;
    return kept ?? begun({ ...problem, pinned: [] })!;
  });
}

function begun(problem: RosterProblem): Search | null {
  const c = candidatesOf(problem);
  const bestWeek = bestWeeks(c);
  const { weeks } = pinnedWeeks(c);
  return weeks && { problem, c, bestWeek, base: weeks };
}

/** The prices of a search after so many passes from none. */
export function relaxed(
  { c, bestWeek }: Pick<Search, 'c' | 'bestWeek'>,
  passes: number,
  told: Partial<RelaxBudget> = {},
): Relaxation {
  const budget = { passes, firstStep: 1, stop: () => false, onBound: () => undefined, ...told };
  return relax(c, bestWeek, unpriced(c, bestWeek), budget);
}

/** Prices in whole 1/4096 points: some seats negative; company for women who avoid all-male sessions that risk it. */
export function anyPrices({ c }: Search): fc.Arbitrary<Prices> {
  const dearest = 12_000 * 4_096;
  const price = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -dearest, max: dearest }),
    fc.integer({ min: -4_096_000, max: 4_096_000 }),
  );
  const list = (length: number) => fc.array(price, { minLength: length, maxLength: length });
  return fc.tuple(list(c.sessions.length), list(c.pairPerson.length)).map(([seats, paid]) => ({
    seat: Float64Array.from(seats),
    company: Float64Array.from(paid, (value, pair) =>
      c.avoidsAllMale[c.pairPerson[pair]!] && c.risksAllMale[c.pairSession[pair]!] ? Math.abs(value) : 0,
    ),
  }));
}

/** A week and prices for it. */
export function anyPricedSearch(shape: WeekShape): fc.Arbitrary<Search & { prices: Prices }> {
  return anySearch(shape).chain((search) => anyPrices(search).map((prices) => ({ ...search, prices })));
}

/** A week without pins and any bookings of candidates, one a day at most, whatever else they break. */
export function anyBookedSearch(shape: Omit<WeekShape, 'pins'>): fc.Arbitrary<Search & { weeks: Weeks }> {
  return anySearch({ ...shape, pins: 0 }).chain((search) => {
    const { c } = search;
    const count = c.pairPerson.length;
    return fc.array(fc.boolean(), { minLength: count, maxLength: count }).map((taken) => {
      const weeks = c.people.map((_, p) => {
        const days = new Set<number>();
        const pairs: number[] = [];
        for (let pair = c.pairFrom[p]!; pair < c.pairFrom[p + 1]!; pair += 1) {
          const day = c.day[c.pairSession[pair]!]!;
          if (taken[pair] && !days.has(day)) pairs.push(pair);
          if (taken[pair]) days.add(day);
        }
        return pairs;
      });
      return { ...search, weeks };
    });
  });
}

/** A week without pins and any bookings that obey every rule. */
export function anyObeyingSearch(shape: Omit<WeekShape, 'pins'>): fc.Arbitrary<Search & { weeks: Weeks }> {
  return anyBookedSearch(shape).map((search) => ({ ...search, weeks: obeying(search) }));
}

/** What is left when bookings are taken off until no rule is broken: a session too small loses all, others one at a time. */
function obeying({ problem, c, weeks }: Search & { weeks: Weeks }): Weeks {
  let bookings = bookingsOf(c, weeks);
  for (;;) {
    const [breach] = judge(problem, bookings).breaches;
    if (!breach) return weeksOf(c, bookings);
    const concerned = ([crn, id]: Booking) => (breach.crn ?? crn) === crn && (breach.session ?? id) === id;
    const first = bookings.findIndex(concerned);
    bookings = bookings.filter((booking, i) =>
      breach.rule === 'min-attendance' ? !concerned(booking) : i !== first,
    );
  }
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
