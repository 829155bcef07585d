import { daysAWeek, daysBetween, type IsoDate } from '../../calendar.ts';
import type { Crn, Person, RosterProblem, Session, SessionId, TravelRow } from '../problem.ts';

/** What can happen to a week that people have been told of. */
export type WeekEvent =
  | { kind: 'session-stood-down'; session: SessionId }
  /** Null: not on any day of the week. */
  | { kind: 'person-unavailable'; crn: Crn; date: IsoDate | null }
  | { kind: 'capacity-changed'; session: SessionId; capacity: number }
  /** Their travel rows come with them. */
  | { kind: 'person-added'; person: Person; travel: readonly TravelRow[] };

/**
 * The week after an event, faultless if it was so before. Pins go with the session or the day they were on; what people have
 * been told stays, save of a session that is no more. Throws RangeError if the event names someone or something that the
 * week has not, a date outside it, a capacity that is no whole number of people, or adds someone who is there already.
 */
export function afterEvent(problem: RosterProblem, event: WeekEvent): RosterProblem {
  switch (event.kind) {
    case 'session-stood-down':
      return withoutSession(problem, sessionIn(problem, event.session));
    case 'person-unavailable':
      return withoutPersonOn(problem, event.crn, event.date);
    case 'capacity-changed':
      return withCapacity(problem, sessionIn(problem, event.session), event.capacity);
    case 'person-added':
      return withPerson(problem, event.person, event.travel);
  }
}

function sessionIn({ sessions }: RosterProblem, id: SessionId): Session {
  const session = sessions.find((one) => one.id === id);
  if (!session) throw new RangeError(`session ${id} is not in the week`);
  return session;
}

function withoutSession(problem: RosterProblem, { id, project }: Session): RosterProblem {
  const sessions = problem.sessions.filter((session) => session.id !== id);
  const left = {
    ...problem,
    sessions,
    published: problem.published.filter(([, session]) => session !== id),
    pinned: problem.pinned.filter(([, session]) => session !== id),
  };
  return sessions.some((session) => session.project === project) ? left : withoutProject(left, project);
}

/** A project without a session is none of the week's: rows that name it would be faults. */
function withoutProject(problem: RosterProblem, project: string): RosterProblem {
  return {
    ...problem,
    people: problem.people.map((person) =>
      person.usualProject === project ? { ...person, usualProject: null } : person,
    ),
    travel: problem.travel.filter((row) => row[1] !== project),
  };
}

function withoutPersonOn(problem: RosterProblem, crn: Crn, date: IsoDate | null): RosterProblem {
  if (!problem.people.some((person) => person.crn === crn))
    throw new RangeError(`crn ${crn} is not in the week`);
  if (date !== null && !isInWeek(problem, date)) throw new RangeError(`${date} is outside the week`);
  const isThen = (other: IsoDate) => date === null || other === date;
  const sessionsThen = new Set(problem.sessions.filter((s) => isThen(s.date)).map(({ id }) => id));
  return {
    ...problem,
    people: problem.people.map((person) =>
      person.crn === crn
        ? { ...person, availability: person.availability.filter((window) => !isThen(window.date)) }
        : person,
    ),
    pinned: problem.pinned.filter((pin) => pin[0] !== crn || !sessionsThen.has(pin[1])),
  };
}

function isInWeek({ weekStart }: RosterProblem, date: IsoDate): boolean {
  const day = daysBetween(weekStart, date);
  return day >= 0 && day < daysAWeek;
}

function withCapacity(problem: RosterProblem, { id }: Session, capacity: number): RosterProblem {
  if (!Number.isInteger(capacity) || capacity < 0) throw new RangeError(`${capacity} is no number of people`);
  return {
    ...problem,
    sessions: problem.sessions.map((session) => (session.id === id ? { ...session, capacity } : session)),
  };
}

function withPerson(problem: RosterProblem, person: Person, travel: readonly TravelRow[]): RosterProblem {
  const { crn, usualProject } = person;
  if (problem.people.some((other) => other.crn === crn))
    throw new RangeError(`crn ${crn} is in the week already`);
  const projects = new Set(problem.sessions.map(({ project }) => project));
  for (const project of [...travel.map((row) => row[1]), ...(usualProject === null ? [] : [usualProject])])
    if (!projects.has(project)) throw new RangeError(`project ${project} is not in the week`);
  for (const row of travel)
    if (row[0] !== crn) throw new RangeError(`a travel row of ${row[0]} is not theirs`);
  return { ...problem, people: [...problem.people, person], travel: [...problem.travel, ...travel] };
}
