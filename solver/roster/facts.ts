import type { Booking, Crn, Person, RosterProblem, Session, SessionId } from './problem.ts';

/** A problem and some bookings, looked up by name: what the rules and the judge read. */
export interface Facts {
  problem: RosterProblem;
  bookings: readonly Booking[];
  person(crn: Crn): Person;
  session(id: SessionId): Session;
  /** Minutes one way; undefined where the person cannot get there. */
  travelMinutes(crn: Crn, project: string): number | undefined;
  sessionsOf(crn: Crn): readonly Session[];
  peopleOn(id: SessionId): readonly Person[];
}

/** Indexes a faultless problem and bookings that name its people and sessions. Throws RangeError on an unknown name. */
export function factsOf(problem: RosterProblem, bookings: readonly Booking[]): Facts {
  const people = new Map(problem.people.map((p) => [p.crn, p]));
  const sessions = new Map(problem.sessions.map((s) => [s.id, s]));
  const travel = new Map<Crn, Map<string, number>>();
  for (const [crn, project, minutes] of problem.travel) {
    const row = travel.get(crn);
    if (row) row.set(project, minutes);
    else travel.set(crn, new Map([[project, minutes]]));
  }
  const named = <T>(map: Map<string, T>, what: string, name: string): T => {
    const found = map.get(name);
    if (!found) throw new RangeError(`${what} ${name} is not in the problem`);
    return found;
  };
  const person = (crn: Crn) => named(people, 'crn', crn);
  const session = (id: SessionId) => named(sessions, 'session', id);

  const byPerson = new Map<Crn, Session[]>();
  const bySession = new Map<SessionId, Person[]>();
  const push = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const [crn, id] of bookings) {
    push(byPerson, crn, session(id));
    push(bySession, id, person(crn));
  }
  return {
    problem,
    bookings,
    person,
    session,
    travelMinutes: (crn, project) => travel.get(crn)?.get(project),
    sessionsOf: (crn) => byPerson.get(crn) ?? [],
    peopleOn: (id) => bySession.get(id) ?? [],
  };
}
