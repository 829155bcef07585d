import { datesOfWeek } from '../../solver/calendar.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import type { Person, RosterProblem, Session, TravelRow } from '../../solver/roster/problem.ts';

export const weekStart = '2026-11-30';
export const week = datesOfWeek(weekStart);

export function givenPolicy(): RosterProblem['policy'] {
  const { limits, points } = policyInForce('london', weekStart);
  return { maxTravelMinutes: limits.maxTravelMinutes, firstMinutes: limits.firstMinutes, points };
}

/** Someone unemployed, free all day all week, with 7 hours to do: change what the story is about. */
export function givenPerson(crn: string, change: Partial<Person> = {}): Person {
  return {
    crn,
    sex: 'male',
    avoidAllMale: false,
    minMinutes: 420,
    maxMinutes: 840,
    urgency: 1,
    mustCommence: false,
    availability: week.map((date) => ({ date, from: '08:00', to: '18:00' })),
    excludedTags: [],
    neededTags: [],
    directSupervision: false,
    eteMinutesLeft: 0,
    usualProject: null,
    ...change,
  };
}

/** A group session of seven hours for ten on Tuesday: change what the story is about. */
export function givenSession(id: string, change: Partial<Session> = {}): Session {
  return {
    id,
    project: 'P1',
    kind: 'group',
    date: week[1]!,
    from: '09:00',
    to: '16:00',
    creditMinutes: 420,
    capacity: 10,
    minAttendance: 1,
    womenOnly: false,
    womanPresent: false,
    tags: [],
    ...change,
  };
}

/** A problem in which everyone can reach every project in half an hour, unless told otherwise. */
export function givenProblem(
  people: readonly Person[],
  sessions: readonly Session[],
  change: Partial<RosterProblem> = {},
): RosterProblem {
  const projects = [...new Set(sessions.map((s) => s.project))];
  return {
    format: 'roster-problem/1',
    weekStart,
    policy: givenPolicy(),
    people,
    sessions,
    travel: people.flatMap((p) => projects.map((project): TravelRow => [p.crn, project, 30])),
    keepApart: [],
    published: [],
    pinned: [],
    ...change,
  };
}
