import { grouped } from '../../grouped.ts';
import { type Facts, factsOf } from '../facts.ts';
import type { Booking, Crn, RosterProblem, SessionId } from '../problem.ts';

/** A roster as it stands, indexed once and asked many times. */
export interface Standing {
  problem: RosterProblem;
  bookings: readonly Booking[];
  facts: Facts;
  isBooked(crn: Crn, session: SessionId): boolean;
  isPinned(crn: Crn, session: SessionId): boolean;
  pinnedOf(crn: Crn): readonly Booking[];
  /** The rows of `keepApart` that name the person, as they are written there. */
  apartOf(crn: Crn): readonly (readonly [Crn, Crn])[];
}

/** Indexes a faultless problem and a roster of it, which may break rules. Throws RangeError on an unknown name. */
export function standingOf(problem: RosterProblem, bookings: readonly Booking[]): Standing {
  return standingOn(factsOf(problem, bookings));
}

/** The same of a problem and a roster that are indexed already. */
export function standingOn(facts: Facts): Standing {
  const { problem, bookings } = facts;
  const pinned = grouped(problem.pinned, ([crn]) => crn);
  const apartAsFirst = grouped(problem.keepApart, ([one]) => one);
  const apartAsOther = grouped(problem.keepApart, ([, other]) => other);
  return {
    problem,
    bookings,
    facts,
    isBooked: (crn, session) => facts.sessionsOf(crn).some(({ id }) => id === session),
    isPinned: (crn, session) => pinned.get(crn)?.some(([, id]) => id === session) ?? false,
    pinnedOf: (crn) => pinned.get(crn) ?? [],
    apartOf: (crn) => [...(apartAsFirst.get(crn) ?? []), ...(apartAsOther.get(crn) ?? [])],
  };
}
