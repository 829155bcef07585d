import type { IsoDate } from '../../calendar.ts';
import { grouped } from '../../grouped.ts';
import { type Facts, factsOf } from '../facts.ts';
import type { Booking, Crn, RosterProblem, Session, SessionId } from '../problem.ts';

/** A roster as it stands, indexed once and asked many times. */
export interface Standing {
  problem: RosterProblem;
  bookings: readonly Booking[];
  facts: Facts;
  isBooked(crn: Crn, session: SessionId): boolean;
  /** Sessions that can still be decided: those whose day has not passed, in the problem's order. */
  openSessions: readonly Session[];
  /** Whether the person must stay on the session: by a pin, or because its day has passed. */
  isPinned(crn: Crn, session: SessionId): boolean;
  pinnedOf(crn: Crn): readonly Booking[];
  /** The rows of `keepApart` that name the person, as they are written there. */
  apartOf(crn: Crn): readonly (readonly [Crn, Crn])[];
}

/**
 * Indexes a faultless problem and a roster of it, which may break rules. `openFrom`: the first day that can still be decided;
 * left out: all of them can. Throws RangeError on an unknown name.
 */
export function standingOf(
  problem: RosterProblem,
  bookings: readonly Booking[],
  openFrom?: IsoDate,
): Standing {
  return standingOn(factsOf(problem, bookings), openFrom);
}

/** The same of a problem and a roster that are indexed already. */
export function standingOn(facts: Facts, openFrom?: IsoDate): Standing {
  const { problem, bookings } = facts;
  const pinned = grouped(problem.pinned, ([crn]) => crn);
  const apartAsFirst = grouped(problem.keepApart, ([one]) => one);
  const apartAsOther = grouped(problem.keepApart, ([, other]) => other);
  const isOpen = ({ date }: Session) => openFrom === undefined || date >= openFrom;
  return {
    problem,
    bookings,
    facts,
    isBooked: (crn, session) => facts.sessionsOf(crn).some(({ id }) => id === session),
    openSessions: problem.sessions.filter(isOpen),
    isPinned: (crn, session) =>
      !isOpen(facts.session(session)) || (pinned.get(crn)?.some(([, id]) => id === session) ?? false),
    pinnedOf: (crn) => pinned.get(crn) ?? [],
    apartOf: (crn) => [...(apartAsFirst.get(crn) ?? []), ...(apartAsOther.get(crn) ?? [])],
  };
}
