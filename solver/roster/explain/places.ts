import type { Crn } from '../problem.ts';
import type { Standing } from './standing.ts';
import { bestSuggestions, type Suggestion } from './suggestions.ts';
import { bestWayIn } from './ways-in.ts';

/** A session that one person could be on. */
export type Place = Omit<Suggestion, 'crn'>;

/**
 * The best places for one person this week, of all the sessions still to come that they are not on: at most `most`, those that can be booked
 * now first. Throws RangeError on an unknown crn.
 */
export function placesFor(standing: Standing, crn: Crn, most: number): Place[] {
  const person = standing.facts.person(crn);
  const ways = standing.openSessions
    .filter(({ id }) => !standing.isBooked(crn, id))
    .map((session) => bestWayIn(standing, person, session));
  return bestSuggestions(standing, ways, most).map(({ crn: _, ...place }) => place);
}
