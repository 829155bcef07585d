import { grouped } from '../grouped.ts';
import type { Booking, Crn, Person, RosterProblem, Session, SessionId, TravelRow } from './problem.ts';

/** A problem and some bookings, looked up by name: what the rules and the judge read. */
export interface Facts {
  problem: RosterProblem;
  bookings: readonly Booking[];
  person(crn: Crn): Person;
  session(id: SessionId): Session;
  /** Minutes one way; undefined where the person cannot get there. */
  travelMinutes(crn: Crn, project: string): number | undefined;
  /** To every project that the person can get to, however long it takes. */
  travelOf(crn: Crn): readonly TravelRow[];
  sessionsOf(crn: Crn): readonly Session[];
  peopleOn(id: SessionId): readonly Person[];
  /** Whether the person has been told of the session. */
  isPublished(crn: Crn, id: SessionId): boolean;
  /** The same problem with other bookings: cheaper than from the beginning. */
  rebooked(bookings: readonly Booking[]): Facts;
}

/** Credit minutes of some sessions together. */
export const creditOf = (sessions: readonly Session[]): number =>
  sessions.reduce((sum, session) => sum + session.creditMinutes, 0);

/** Indexes a faultless problem and bookings that name its people and sessions. Throws RangeError on an unknown name. */
export function factsOf(problem: RosterProblem, bookings: readonly Booking[]): Facts {
  const people = new Map(problem.people.map((p) => [p.crn, p]));
  const sessions = new Map(problem.sessions.map((s) => [s.id, s]));
  const rows = grouped(problem.travel, ([crn]) => crn);
  const travelOf = (crn: Crn): readonly TravelRow[] => rows.get(crn) ?? [];
  const named = <T>(map: Map<string, T>, what: string, name: string): T => {
    const found = map.get(name);
    if (!found) throw new RangeError(`${what} ${name} is not in the problem`);
    return found;
  };
  const person = (crn: Crn) => named(people, 'crn', crn);
  const session = (id: SessionId) => named(sessions, 'session', id);

  const published = new Map<Crn, Set<SessionId>>();
  for (const [crn, id] of problem.published) {
    const told = published.get(crn);
    if (told) told.add(id);
    else published.set(crn, new Set([id]));
  }

  const rebooked = (bookings: readonly Booking[]): Facts => {
    const booked = bookings.map(([crn, id]) => ({ crn, id, person: person(crn), session: session(id) }));
    const byPerson = grouped(booked, ({ crn }) => crn);
    const bySession = grouped(booked, ({ id }) => id);
    const sessionsOf = new Map([...byPerson].map(([crn, list]) => [crn, list.map((one) => one.session)]));
    const peopleOn = new Map([...bySession].map(([id, list]) => [id, list.map((one) => one.person)]));
    return {
      problem,
      bookings,
      person,
      session,
      travelOf,
      travelMinutes(crn, project) {
        // A person has few rows, and most are never asked for: looking is faster than an index of them all.
        for (const row of travelOf(crn)) if (row[1] === project) return row[2];
        return undefined;
      },
      sessionsOf: (crn) => sessionsOf.get(crn) ?? [],
      peopleOn: (id) => peopleOn.get(id) ?? [],
      isPublished: (crn, id) => published.get(crn)?.has(id) ?? false,
      rebooked,
    };
  };
  return rebooked(bookings);
}
