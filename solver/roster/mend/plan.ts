import { creditOf, type Facts } from '../facts.ts';
import type { Crn, Person, Session, SessionId } from '../problem.ts';

/** One person going from one session to another; null: from, or to, none. */
export interface Hop {
  crn: Crn;
  from: SessionId | null;
  to: SessionId | null;
}

/** Who could be where, hop by hop: a sketch, in which the rules that bind a session as a whole may be broken. */
export interface Plan {
  weekOf(crn: Crn): readonly Session[];
  peopleOn(id: SessionId): readonly Crn[];
  hasPlace(id: SessionId): boolean;
  go(hop: Hop): void;
  /** What a person's week has room for without a session of it; null: as it is. */
  roomOf(crn: Crn, without: Session | null): Room;
}

/** What a week has room for. */
export interface Room {
  /** Credit minutes booked. */
  minutes: number;
  /** Whether the session fits in: day, minutes, ETE, and company for a woman who needs it. */
  holds(session: Session): boolean;
}

/** A plan that begins with a roster. */
export function planFrom(facts: Facts): Plan {
  const weeks = new Map(facts.problem.people.map(({ crn }) => [crn, facts.sessionsOf(crn)]));
  const people = new Map(
    facts.problem.sessions.map(({ id }) => [id, facts.peopleOn(id).map(({ crn }) => crn)]),
  );
  return {
    weekOf: (crn) => weeks.get(crn)!,
    peopleOn: (id) => people.get(id)!,
    hasPlace: (id) => people.get(id)!.length < facts.session(id).capacity,
    go({ crn, from, to }) {
      const stays = weeks.get(crn)!.filter(({ id }) => id !== from);
      weeks.set(crn, to === null ? stays : [...stays, facts.session(to)]);
      if (from !== null)
        people.set(
          from,
          people.get(from)!.filter((other) => other !== crn),
        );
      if (to !== null) people.get(to)!.push(crn);
    },
    roomOf(crn, without) {
      const person = facts.person(crn);
      const others = weeks.get(crn)!.filter((session) => session !== without);
      const minutes = creditOf(others);
      const eteMinutes = creditOf(others.filter(({ kind }) => kind === 'ete'));
      return {
        minutes,
        holds: (session) =>
          session !== without &&
          session.capacity > 0 &&
          !others.some(({ date }) => date === session.date) &&
          minutes + session.creditMinutes <= person.maxMinutes &&
          (session.kind !== 'ete' || eteMinutes + session.creditMinutes <= person.eteMinutesLeft) &&
          hasCompany(person, session),
      };
    },
  };

  function hasCompany({ crn, sex, avoidAllMale }: Person, { id, womenOnly, womanPresent }: Session): boolean {
    if (sex === 'male' || !avoidAllMale || womenOnly || womanPresent) return true;
    return people.get(id)!.some((other) => other !== crn && facts.person(other).sex === 'female');
  }
}
