import type { Facts } from '../facts.ts';
import { type Booking, bookingKey, type Crn, type TravelRow } from '../problem.ts';
import { type BestWeekOf, bestWeeks } from '../search/best-week.ts';
import { type Candidates, candidatesOf } from '../search/candidates.ts';
import type { Weeks } from '../search/weeks.ts';

/** A part of a week as the search works on it: everyone booked stays, save those opened. */
export interface Part {
  c: Candidates;
  bestWeek: BestWeekOf;
  weeks: Weeks;
  /** The opened, as numbers. */
  open: number[];
}

/**
 * The candidates of the opened people, and of everyone else little more than their bookings, which must obey every rule: only so
 * many people can be opened as a few, but that takes a fraction of the time that all candidates do. `kept`: points that keeping
 * a booking counts for in the search, over what it is worth.
 */
export function partOf(facts: Facts, opened: ReadonlySet<Crn>, kept: number): Part {
  const { problem, bookings } = facts;
  const people = problem.people.flatMap((person) => {
    if (opened.has(person.crn)) return [person];
    const own = facts.sessionsOf(person.crn);
    return own.length > 0 ? [{ ...person, availability: own }] : [];
  });
  const crns = new Set(people.map(({ crn }) => crn));
  const c = candidatesOf({
    ...problem,
    people,
    travel: people.flatMap(({ crn }) => {
      if (opened.has(crn)) return facts.travelOf(crn);
      const projects = new Set(facts.sessionsOf(crn).map(({ project }) => project));
      return [...projects].map((project): TravelRow => [crn, project, facts.travelMinutes(crn, project)!]);
    }),
    keepApart: problem.keepApart.filter((pair) => pair.every((crn) => crns.has(crn))),
    published: problem.published.filter(([crn]) => crns.has(crn)),
  });
  const weeks = weeksAsBooked(c, bookings);
  for (const pairs of weeks) for (const pair of pairs) c.pairGain[pair]! += kept;
  const open = people.flatMap(({ crn }, p) => (opened.has(crn) ? [p] : []));
  return { c, bestWeek: bestWeeks(c), weeks, open };
}

function weeksAsBooked(c: Candidates, bookings: readonly Booking[]): Weeks {
  const booked = new Set(bookings.map(bookingKey));
  const weeks: Weeks = c.people.map(() => []);
  c.pairPerson.forEach((p, pair) => {
    if (booked.has(bookingKey([c.people[p]!.crn, c.sessions[c.pairSession[pair]!]!.id])))
      weeks[p]!.push(pair);
  });
  return weeks;
}
