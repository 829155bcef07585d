import { lessLines, noPoints, type PointsByLine } from '../points-by-line.ts';
import type { Crn, SessionId } from '../problem.ts';
import type { Breach } from '../rules.ts';
import { consequenceOf } from './consequence.ts';
import type { Place } from './places.ts';
import type { Standing } from './standing.ts';
import { bestSuggestions } from './suggestions.ts';
import { bestWayIn } from './ways-in.ts';

/** Why a person is on a session. */
export interface WhyHere {
  /** What the roster wins by the booking, and the rules that it would break without it. */
  worth: { points: number; byLine: PointsByLine; breaches: Breach[] };
  /** Other places for them instead; points against staying. */
  alternatives: Place[];
  pinned: boolean;
  published: boolean;
}

/**
 * Why a person is on a session, with at most `most` alternatives. Throws RangeError on an unknown crn or session, or a booking
 * that is not there.
 */
export function whyHere(standing: Standing, crn: Crn, session: SessionId, most: number): WhyHere {
  const { openSessions, facts, isBooked, pinnedOf } = standing;
  const without = consequenceOf(standing, { drop: [[crn, session]], add: [] });
  const [person, here] = [facts.person(crn), facts.session(session)];
  const ways = openSessions
    .filter(({ id }) => !isBooked(crn, id))
    .map((other) => bestWayIn(standing, person, other, here));
  return {
    worth: {
      points: 0 - without.points,
      byLine: lessLines(noPoints, without.byLine),
      breaches: without.breaches,
    },
    alternatives: bestSuggestions(standing, ways, most).map(({ crn: _, ...place }) => place),
    pinned: pinnedOf(crn).some(([, id]) => id === session),
    published: facts.isPublished(crn, session),
  };
}
