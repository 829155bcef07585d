import { contains, daysBetween } from '../../calendar.ts';
import type { Crn, Person, RosterPolicy, RosterProblem, Session, SessionId } from '../problem.ts';

/**
 * A problem as the search works on it: people and sessions as numbers, and of all pairs only the candidates, those that
 * could stand in some roster. Pairs lie person by person and, within one, day by day. Gains are whole points.
 */
export interface Candidates {
  problem: RosterProblem;
  people: readonly Person[];
  sessions: readonly Session[];
  pairFrom: Int32Array;
  pairPerson: Int32Array;
  pairSession: Int32Array;
  pairGain: Int32Array;
  pairPinned: Uint8Array;
  /** The pairs of session s are seatPair[seatFrom[s]] to seatPair[seatFrom[s + 1] - 1], by person. */
  seatFrom: Int32Array;
  seatPair: Int32Array;
  day: Uint8Array;
  credit: Int32Array;
  capacity: Int32Array;
  /** Fewest people with whom the session runs: 1 where no minimum binds. */
  least: Int32Array;
  isEte: Uint8Array;
  /** Points lost if nobody attends. */
  standDown: Int32Array;
  /** An environment that is all-male unless two women are booked. */
  risksAllMale: Uint8Array;
  female: Uint8Array;
  avoidsAllMale: Uint8Array;
  /** For each person, those they must be kept apart from. */
  apart: readonly (readonly number[])[];
}

/** Points of a person's week by its credit minutes; `booked` false only for a week with no session at all. */
export function minutesValue(c: Candidates, p: number, minutes: number, booked: boolean): number {
  return valueOfMinutes(c.problem.policy, c.people[p]!, minutes, booked);
}

/** The same by the person. */
export function valueOfMinutes(
  { points, firstMinutes }: RosterPolicy,
  { minMinutes, urgency, mustCommence }: Person,
  minutes: number,
  booked: boolean,
): number {
  const first = Math.min(firstMinutes, minMinutes);
  return (
    -points.firstShortMinute * urgency * Math.max(0, first - minutes) -
    points.shortMinute * urgency * Math.max(0, minMinutes - Math.max(minutes, first)) +
    points.extraMinute * urgency * Math.max(0, minutes - minMinutes) -
    (mustCommence && !booked ? points.notCommenced : 0)
  );
}

/** Points of one booking by itself, its minutes apart: travel, usual project, ETE, and if they have been told of it. */
export function valueOfBooking(
  { points }: RosterPolicy,
  person: Person,
  { project, kind }: Session,
  travelMinutes: number,
  isPublished: boolean,
): number {
  return (
    -points.travelMinute * travelMinutes +
    (person.usualProject === project ? points.usualProject : 0) +
    (kind === 'ete' ? points.ete : 0) +
    (isPublished ? points.published : 0)
  );
}

/**
 * The candidate pairs of a faultless problem whose pins obey the booking rules. Presolve drops, until nothing more
 * falls: sessions that cannot reach their minimum, women who avoid all-male environments from sessions that cannot hold
 * a second woman, and whatever the pins rule out.
 */
export function candidatesOf(problem: RosterProblem): Candidates {
  const { people, sessions } = problem;
  const personOf = new Map(people.map((person, p) => [person.crn, p]));
  const sessionOf = new Map(sessions.map((session, s) => [session.id, s]));
  const apart = apartLists(problem, personOf);
  const pinnedOf = pinLists(problem, personOf, sessionOf);

  const shape = sessionShape(problem);
  const eligible = presolved(
    problem,
    people.map((_, p) => p),
    pairsByPerson(problem, shape, pinnedOf, apart),
    shape,
  );
  return packed(problem, eligible, shape, pinnedOf, apart, worthOf(problem, personOf, sessionOf));
}

type Shape = ReturnType<typeof sessionShape>;

function sessionShape(problem: RosterProblem) {
  const { people, sessions, policy, weekStart } = problem;
  // A limit may be any whole number, an Int32Array holds only smaller ones: none above the people there are differs from it.
  const [everyone, tooMany] = [people.length, people.length + 1];
  const group = sessions.map((s) => s.kind === 'group');
  return {
    day: Uint8Array.from(sessions, (s) => daysBetween(weekStart, s.date)),
    credit: Int32Array.from(sessions, (s) => s.creditMinutes),
    capacity: Int32Array.from(sessions, (s) => Math.min(s.capacity, everyone)),
    least: Int32Array.from(sessions, (s, i) =>
      group[i] ? Math.min(Math.max(1, s.minAttendance), tooMany) : 1,
    ),
    isEte: Uint8Array.from(sessions, (s) => (s.kind === 'ete' ? 1 : 0)),
    standDown: Int32Array.from(sessions, (_, i) => (group[i] ? policy.points.stoodDown : 0)),
    risksAllMale: Uint8Array.from(sessions, (s) => (s.womenOnly || s.womanPresent ? 0 : 1)),
  };
}

function apartLists(problem: RosterProblem, personOf: Map<Crn, number>): number[][] {
  const lists: number[][] = problem.people.map(() => []);
  for (const [a, b] of problem.keepApart) {
    lists[personOf.get(a)!]!.push(personOf.get(b)!);
    lists[personOf.get(b)!]!.push(personOf.get(a)!);
  }
  return lists;
}

function pinLists(problem: RosterProblem, personOf: Map<Crn, number>, sessionOf: Map<SessionId, number>) {
  const lists: number[][] = problem.people.map(() => []);
  for (const [crn, id] of problem.pinned) lists[personOf.get(crn)!]!.push(sessionOf.get(id)!);
  return lists;
}

/** Per person the sessions that their own rules and pins leave open, in the order of day, then session. */
function pairsByPerson(problem: RosterProblem, shape: Shape, pinnedOf: number[][], apart: number[][]) {
  const { people, sessions, travel, policy } = problem;
  const byProject = new Map<string, number[]>();
  sessions.forEach((session, s) => {
    const list = byProject.get(session.project);
    if (list) list.push(s);
    else byProject.set(session.project, [s]);
  });
  const reach: number[][] = people.map(() => []);
  const index = new Map(people.map((person, p) => [person.crn, p]));
  for (const [crn, project, minutes] of travel) {
    if (minutes <= policy.maxTravelMinutes) reach[index.get(crn)!]!.push(...(byProject.get(project) ?? []));
  }
  return people.map((person, p) => {
    const pins = pinnedOf[p]!;
    const pinnedDays = new Set(pins.map((s) => shape.day[s]));
    return reach[p]!.filter((s) => {
      if (pins.includes(s)) return true;
      const session = sessions[s]!;
      return (
        !pinnedDays.has(shape.day[s]) &&
        session.capacity > 0 &&
        session.creditMinutes <= person.maxMinutes &&
        (session.kind !== 'ete' || session.creditMinutes <= person.eteMinutesLeft) &&
        suits(person, session) &&
        !apart[p]!.some((other) => pinnedOf[other]!.includes(s))
      );
    }).sort((a, b) => shape.day[a]! - shape.day[b]! || a - b);
  });
}

function suits(person: Person, session: Session): boolean {
  return (
    (!session.womenOnly || person.sex === 'female') &&
    !(person.directSupervision && session.kind === 'individual') &&
    !session.tags.some((tag) => person.excludedTags.includes(tag)) &&
    person.neededTags.every((tag) => session.tags.includes(tag)) &&
    person.availability.some((window) => window.date === session.date && contains(window, session))
  );
}

function presolved(
  problem: RosterProblem,
  everyone: number[],
  eligible: number[][],
  shape: Shape,
): number[][] {
  const { people, sessions } = problem;
  const isWoman = (p: number) => people[p]!.sex === 'female';
  const pinned = new Set(problem.pinned.map(([crn, id]) => `${crn} ${id}`));
  let left = eligible;
  for (;;) {
    const attending = new Int32Array(sessions.length);
    const women = new Int32Array(sessions.length);
    for (const p of everyone) {
      for (const s of left[p]!) {
        attending[s]! += 1;
        if (isWoman(p)) women[s]! += 1;
      }
    }
    const stays = (p: number, s: number) => {
      if (pinned.has(`${people[p]!.crn} ${sessions[s]!.id}`)) return true;
      if (Math.min(attending[s]!, shape.capacity[s]!) < shape.least[s]!) return false;
      const wantsSecondWoman = isWoman(p) && people[p]!.avoidAllMale && shape.risksAllMale[s] === 1;
      return !wantsSecondWoman || Math.min(women[s]!, shape.capacity[s]!) > 1;
    };
    const next = left.map((list, p) => list.filter((s) => stays(p, s)));
    if (next.every((list, p) => list.length === left[p]!.length)) return left;
    left = next;
  }
}

/** The points of each booking by itself. */
function worthOf(problem: RosterProblem, personOf: Map<Crn, number>, sessionOf: Map<SessionId, number>) {
  const { people, sessions, policy } = problem;
  const minutes = people.map(() => new Map<string, number>());
  for (const [crn, project, m] of problem.travel) minutes[personOf.get(crn)!]!.set(project, m);
  const published = people.map(() => new Set<number>());
  for (const [crn, id] of problem.published) published[personOf.get(crn)!]!.add(sessionOf.get(id)!);
  return (p: number, s: number) => {
    const session = sessions[s]!;
    const travel = minutes[p]!.get(session.project)!;
    return valueOfBooking(policy, people[p]!, session, travel, published[p]!.has(s));
  };
}

function packed(
  problem: RosterProblem,
  eligible: number[][],
  shape: Shape,
  pinnedOf: number[][],
  apart: number[][],
  worth: (p: number, s: number) => number,
): Candidates {
  const { people, sessions } = problem;
  const pairs = eligible.reduce((sum, list) => sum + list.length, 0);
  const pairFrom = new Int32Array(people.length + 1);
  const pairPerson = new Int32Array(pairs);
  const pairSession = new Int32Array(pairs);
  const pairGain = new Int32Array(pairs);
  const pairPinned = new Uint8Array(pairs);
  const seatFrom = new Int32Array(sessions.length + 1);
  let pair = 0;
  eligible.forEach((list, p) => {
    for (const s of list) {
      pairPerson[pair] = p;
      pairSession[pair] = s;
      pairGain[pair] = worth(p, s);
      pairPinned[pair] = pinnedOf[p]!.includes(s) ? 1 : 0;
      seatFrom[s + 1]! += 1;
      pair += 1;
    }
    pairFrom[p + 1] = pair;
  });
  for (let s = 0; s < sessions.length; s += 1) seatFrom[s + 1]! += seatFrom[s]!;
  const seatPair = new Int32Array(pairs);
  const next = seatFrom.slice();
  for (let i = 0; i < pairs; i += 1) {
    const s = pairSession[i]!;
    seatPair[next[s]!] = i;
    next[s]! += 1;
  }
  return {
    problem,
    people,
    sessions,
    pairFrom,
    pairPerson,
    pairSession,
    pairGain,
    pairPinned,
    seatFrom,
    seatPair,
    ...shape,
    female: Uint8Array.from(people, (p) => (p.sex === 'female' ? 1 : 0)),
    avoidsAllMale: Uint8Array.from(people, (p) => (p.sex === 'female' && p.avoidAllMale ? 1 : 0)),
    apart,
  };
}
