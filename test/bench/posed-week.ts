import type { Booking, RosterProblem } from '../../solver/roster/problem.ts';
import { solve } from '../../solver/roster/solve.ts';
import { chanceFrom, inventedWeek } from '../given/invented-week.ts';
import type { Case } from './cases.ts';

const ampleShare = 8;
const publishedShare = 0.9;
const pinnedShare = 0.02;
/** Steps to the roster that is published: it need not be the best there is. */
const stepsToPublish = 100;

/** The week of a case: the same problem for the same seed. */
export function posedWeek(
  { variant, people }: Pick<Case, 'variant' | 'people'>,
  seed: number,
): RosterProblem {
  switch (variant) {
    case 'scarce':
      return inventedWeek({ people, seed });
    case 'ample':
      return withFirst(people, inventedWeek({ people: people * ampleShare, seed }));
    case 'minimum-6':
      return inventedWeek({ people, seed, minAttendance: 6 });
    case 'published':
      return withPublished(inventedWeek({ people, seed }), seed);
  }
}

function withFirst(count: number, week: RosterProblem): RosterProblem {
  const people = week.people.slice(0, count);
  const crns = new Set(people.map(({ crn }) => crn));
  return {
    ...week,
    people,
    travel: week.travel.filter(([crn]) => crns.has(crn)),
    keepApart: week.keepApart.filter(([a, b]) => crns.has(a) && crns.has(b)),
  };
}

function withPublished(week: RosterProblem, seed: number): RosterProblem {
  const { bookings } = solve(week, { steps: stepsToPublish });
  const chance = chanceFrom(seed);
  const some = (share: number, of: readonly Booking[]) => of.filter(() => chance() < share);
  const published = some(publishedShare, bookings);
  return { ...week, published, pinned: some(pinnedShare, published) };
}
