import { daysAWeek, daysBetween, type IsoDate, isDate, isTime, type Window, weekdayOf } from '../calendar.ts';

/** The nouns of roster-problem/1 (`formats/roster.md`): durations in minutes, points whole numbers. */
export type Crn = string;
export type SessionId = string;
export type ProjectCode = string;
export type Sex = 'female' | 'male';
export type SessionKind = 'group' | 'individual' | 'ete';

export interface Points {
  firstShortMinute: number;
  shortMinute: number;
  extraMinute: number;
  notCommenced: number;
  stoodDown: number;
  travelMinute: number;
  usualProject: number;
  ete: number;
  published: number;
}

export interface RosterPolicy {
  maxTravelMinutes: number;
  firstMinutes: number;
  points: Points;
}

export interface DatedWindow extends Window {
  date: IsoDate;
}

export interface Person {
  crn: Crn;
  sex: Sex;
  avoidAllMale: boolean;
  minMinutes: number;
  maxMinutes: number;
  urgency: number;
  mustCommence: boolean;
  availability: readonly DatedWindow[];
  excludedTags: readonly string[];
  neededTags: readonly string[];
  directSupervision: boolean;
  eteMinutesLeft: number;
  usualProject: ProjectCode | null;
}

export interface Session extends DatedWindow {
  id: SessionId;
  project: ProjectCode;
  kind: SessionKind;
  creditMinutes: number;
  capacity: number;
  minAttendance: number;
  womenOnly: boolean;
  womanPresent: boolean;
  tags: readonly string[];
}

export type Booking = readonly [Crn, SessionId];
/** A booking as one text, a key of maps and sets. */
export const bookingKey = ([crn, id]: Booking): string => `${crn} ${id}`;

/** Whether two bookings name the same person and session. */
export const isSameBooking = ([crn, id]: Booking, [other, at]: Booking) => crn === other && id === at;

export type TravelRow = readonly [Crn, ProjectCode, number];

export interface RosterProblem {
  format: 'roster-problem/1';
  weekStart: IsoDate;
  policy: RosterPolicy;
  people: readonly Person[];
  sessions: readonly Session[];
  travel: readonly TravelRow[];
  keepApart: readonly (readonly [Crn, Crn])[];
  published: readonly Booking[];
  pinned: readonly Booking[];
}

export type FaultCode =
  | 'duplicate'
  | 'unknown'
  | 'outside-week'
  | 'not-a-monday'
  | 'out-of-range'
  | 'malformed';

/** One thing wrong with data that came in: a code for programs, a path into the data, a sentence for people. */
export interface Fault<Code extends string = string> {
  code: Code;
  path: string;
  message: string;
}

const urgencyLeast = 1;
const urgencyMost = 5;

/**
 * Every fault of a problem whose shape is right: duplicate ids and rows, unknown crns, sessions and projects, dates
 * outside the week, numbers that contradict each other. Empty: the problem can be solved. Never throws.
 */
export function faultsOf(problem: RosterProblem): Fault<FaultCode>[] {
  const faults: Fault<FaultCode>[] = [];
  const add = (code: FaultCode, path: string, message: string) => faults.push({ code, path, message });

  const weekIsKnown = isDate(problem.weekStart) && weekdayOf(problem.weekStart) === 1;
  if (!weekIsKnown) add('not-a-monday', 'weekStart', `weekStart ${problem.weekStart} must be a Monday`);

  const checkWindow = (path: string, window: DatedWindow) => {
    if (!isDate(window.date)) add('malformed', `${path}.date`, `${window.date} is not a date`);
    else if (weekIsKnown) {
      const day = daysBetween(problem.weekStart, window.date);
      if (day < 0 || day >= daysAWeek)
        add('outside-week', `${path}.date`, `${window.date} is outside the week of ${problem.weekStart}`);
    }
    if (!isTime(window.from)) add('malformed', `${path}.from`, `${window.from} is not a time`);
    if (!isTime(window.to)) add('malformed', `${path}.to`, `${window.to} is not a time`);
    if (window.from >= window.to) add('out-of-range', `${path}.to`, 'to must be later than from');
  };

  const uniqueBy = <T>(path: string, rows: readonly T[], key: (row: T) => string): Set<string> => {
    const seen = new Set<string>();
    rows.forEach((row, i) => {
      const k = key(row);
      if (seen.has(k)) add('duplicate', `${path}[${i}]`, `${k} stands more than once in ${path}`);
      seen.add(k);
    });
    return seen;
  };

  const crns = uniqueBy('people', problem.people, (p) => p.crn);
  const sessionIds = uniqueBy('sessions', problem.sessions, (s) => s.id);
  const projects = new Set(problem.sessions.map((s) => s.project));
  const known = (path: string, what: string, value: string, set: Set<string>) => {
    if (!set.has(value)) add('unknown', path, `${what} ${value} is not in the problem`);
  };

  problem.people.forEach((person, i) => {
    const path = `people[${i}]`;
    if (person.minMinutes > person.maxMinutes)
      add('out-of-range', `${path}.minMinutes`, `${person.crn}: minMinutes is above maxMinutes`);
    if (person.urgency < urgencyLeast || person.urgency > urgencyMost)
      add('out-of-range', `${path}.urgency`, `${person.crn}: urgency must be 1 to 5`);
    if (person.usualProject !== null) known(`${path}.usualProject`, 'project', person.usualProject, projects);
    person.availability.forEach((window, j) => {
      checkWindow(`${path}.availability[${j}]`, window);
    });
  });
  problem.sessions.forEach((session, i) => {
    checkWindow(`sessions[${i}]`, session);
  });

  // Rows by the million: no text is made of one unless it is at fault.
  const reached = new Map<Crn, Set<ProjectCode>>();
  problem.travel.forEach(([crn, project], i) => {
    const of = reached.get(crn) ?? new Set();
    reached.set(crn, of);
    if (of.has(project))
      add('duplicate', `travel[${i}]`, `${crn} to ${project} stands more than once in travel`);
    of.add(project);
    if (!crns.has(crn)) add('unknown', `travel[${i}][0]`, `crn ${crn} is not in the problem`);
    if (!projects.has(project)) add('unknown', `travel[${i}][1]`, `project ${project} is not in the problem`);
  });

  uniqueBy('keepApart', problem.keepApart, ([a, b]) => (a < b ? `${a} and ${b}` : `${b} and ${a}`));
  problem.keepApart.forEach(([a, b], i) => {
    known(`keepApart[${i}][0]`, 'crn', a, crns);
    known(`keepApart[${i}][1]`, 'crn', b, crns);
    if (a === b) add('out-of-range', `keepApart[${i}]`, `${a} cannot be kept apart from themselves`);
  });

  for (const list of ['published', 'pinned'] as const) {
    uniqueBy(list, problem[list], ([crn, session]) => `${crn} on ${session}`);
    problem[list].forEach(([crn, session], i) => {
      known(`${list}[${i}][0]`, 'crn', crn, crns);
      known(`${list}[${i}][1]`, 'session', session, sessionIds);
    });
  }
  return faults;
}
