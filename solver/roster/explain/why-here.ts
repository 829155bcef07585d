import { lessLines, noPoints, type PointsByLine } from '../points-by-line.ts';
import type { Crn, SessionId } from '../problem.ts';
import type { Breach } from '../rules.ts';
import { consequenceOf } from './consequence.ts';
import type { Place } from './places.ts';
import type { Standing } from './standing.ts';
import { bestSuggestions } from './suggestions.ts';
import { bestWayIn } from './ways-in.ts';

/** What keeps a person on a session. */
export interface WorthHere {
  /** What the roster wins by the booking, and the rules that it would break without it. */
  worth: { points: number; byLine: PointsByLine; breaches: Breach[] };
  pinned: boolean;
  published: boolean;
}

/** Why a person is on a session. */
export interface WhyHere extends WorthHere {
  /** Other places for them instead; points against staying. */
  alternatives: Place[];
}

/** What keeps a person on a session. Throws RangeError on an unknown crn or session, or a booking that is not there. */
export function worthHere(standing: Standing, crn: Crn, session: SessionId): WorthHere {
  const { points, byLine, breaches } = consequenceOf(standing, { drop: [[crn, session]], add: [] });
  return {
    worth: { points: 0 - points, byLine: lessLines(noPoints, byLine), breaches },
    pinned: standing.pinnedOf(crn).some(([, id]) => id === session),
    published: standing.facts.isPublished(crn, session),
  };
}

/** The same with at most `most` alternatives. Throws likewise. */
export function whyHere(standing: Standing, crn: Crn, session: SessionId, most: number): WhyHere {
  const { openSessions, facts, isBooked } = standing;
  const here = worthHere(standing, crn, session);
  const [person, place] = [facts.person(crn), facts.session(session)];
  const ways = openSessions
    .filter(({ id }) => !isBooked(crn, id))
    .map((other) => bestWayIn(standing, person, other, place));
  return {
    ...here,
    alternatives: bestSuggestions(standing, ways, most).map(({ crn: _, ...elsewhere }) => elsewhere),
  };
}
