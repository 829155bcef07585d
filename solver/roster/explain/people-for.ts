import type { SessionId } from '../problem.ts';
import type { Standing } from './standing.ts';
import { bestSuggestions, type Suggestion } from './suggestions.ts';
import { bestWayIn } from './ways-in.ts';

/** A person who could be on one session. */
export type Joiner = Omit<Suggestion, 'session'>;

/**
 * The best people for a hole in one session, of all who are not on it: at most `most`, those who can be booked now first; nobody once its day has passed.
 * Throws RangeError on an unknown session.
 */
export function peopleFor(standing: Standing, session: SessionId, most: number): Joiner[] {
  const asked = standing.facts.session(session);
  if (!standing.openSessions.includes(asked)) return [];
  const ways = standing.problem.people
    .filter(({ crn }) => !standing.isBooked(crn, session))
    .map((person) => bestWayIn(standing, person, asked));
  return bestSuggestions(standing, ways, most).map(({ session: _, ...joiner }) => joiner);
}
