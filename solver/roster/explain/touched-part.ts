import type { Facts } from '../facts.ts';
import {
  type Booking,
  type Crn,
  isSameBooking,
  type Person,
  type RosterProblem,
  type Session,
  type SessionId,
  type TravelRow,
} from '../problem.ts';
import type { Standing } from './standing.ts';

/** Bookings that a roster would lose and gain. */
export interface Change {
  drop: readonly Booking[];
  add: readonly Booking[];
}

/** The part of a problem that a change can touch, and its bookings before and after. */
export interface TouchedPart {
  problem: RosterProblem;
  before: readonly Booking[];
  after: readonly Booking[];
  /** Whose bookings change, and on which sessions. */
  crns: readonly Crn[];
  ids: readonly SessionId[];
}

/**
 * Those whose bookings change with all of their week, and whoever else is on the sessions they leave or join with that
 * booking alone: the rest is the same before and after, so it cancels out.
 */
export function touchedPart(
  { problem, facts, pinnedOf, apartOf }: Standing,
  { drop, add }: Change,
): TouchedPart {
  const crns = [...new Set([...drop, ...add].map(([crn]) => crn))];
  const ids = [...new Set([...drop, ...add].map(([, id]) => id))];
  const own = crns.flatMap((crn) => facts.sessionsOf(crn).map(({ id }): Booking => [crn, id]));
  const others = ids.flatMap((id) => facts.peopleOn(id).map(({ crn }): Booking => [crn, id]));
  const before = [...own, ...others.filter(([crn]) => !crns.includes(crn))];
  const kept = before.filter((booking) => !drop.some((dropped) => isSameBooking(dropped, booking)));

  const people = [...new Set([...crns, ...before.map(([crn]) => crn)])].map(facts.person);
  const sessions = [...new Set([...ids, ...before.map(([, id]) => id)])].map(facts.session);
  return {
    problem: {
      ...problem,
      people,
      sessions,
      travel: travelOf(people, sessions, facts),
      keepApart: [...new Set(crns.flatMap(apartOf))],
      published: [...own, ...add].filter(([crn, id]) => facts.isPublished(crn, id)),
      pinned: crns.flatMap(pinnedOf),
    },
    before,
    after: [...kept, ...add],
    crns,
    ids,
  };
}

function travelOf(people: readonly Person[], sessions: readonly Session[], facts: Facts): TravelRow[] {
  const projects = [...new Set(sessions.map(({ project }) => project))];
  return people.flatMap(({ crn }) =>
    projects.flatMap((project): TravelRow[] => {
      const minutes = facts.travelMinutes(crn, project);
      return minutes === undefined ? [] : [[crn, project, minutes]];
    }),
  );
}
