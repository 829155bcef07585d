import { factsOf } from '../facts.ts';
import { type Booking, bookingKey, type RosterProblem } from '../problem.ts';
import type { Conflict } from '../roster.ts';
import { type Breach, bookingRulesAgainst, type RuleName, rosterRules, rules } from '../rules.ts';
import type { Candidates } from './candidates.ts';
import { completed } from './completion.ts';
import { type Seats, seatsOf } from './seats.ts';
import type { Weeks } from './weeks.ts';

/** Rules that more bookings can only break further, never mend: pins that break one of them cannot be kept. */
const beyondMending: ReadonlySet<RuleName> = new Set([
  'one-a-day',
  'max-minutes',
  'ete-share',
  'capacity',
  'keep-apart',
]);

/** The pins of a faultless problem that break a rule whatever else is booked, each with its rules in order. */
export function conflictsOf(problem: RosterProblem): Conflict[] {
  const facts = factsOf(problem, problem.pinned);
  const breaches = rosterRules
    .filter((rule) => beyondMending.has(rule.name))
    .flatMap((rule) => rule.breaches(facts));
  const broken = problem.pinned.map((pin): Conflict => {
    const [crn, session] = pin;
    const of = new Set<RuleName>(bookingRulesAgainst(facts.person(crn), facts.session(session), facts));
    for (const breach of breaches) if (concerns(problem, breach, pin)) of.add(breach.rule);
    return { crn, session, rules: rules.map((rule) => rule.name).filter((name) => of.has(name)) };
  });
  return broken.filter((conflict) => conflict.rules.length > 0);
}

/** The problem without these pins: to go on with the others, or to see which of them cannot be kept either. */
export function withoutPins(problem: RosterProblem, pins: readonly Conflict[]): RosterProblem {
  if (pins.length === 0) return problem;
  const gone = new Set(pins.map(({ crn, session }) => bookingKey([crn, session])));
  return { ...problem, pinned: problem.pinned.filter((pin) => !gone.has(bookingKey(pin))) };
}

/** Whether a pin has a part in a breach: the day it falls on, the sum it adds to, the pair it brings together. */
function concerns(problem: RosterProblem, breach: Breach, [crn, id]: Booking): boolean {
  const session = problem.sessions.find((s) => s.id === id)!;
  switch (breach.rule) {
    case 'one-a-day':
      return (
        crn === breach.crn && session.date === problem.sessions.find((s) => s.id === breach.session)!.date
      );
    case 'ete-share':
      return crn === breach.crn && session.kind === 'ete';
    case 'max-minutes':
      return crn === breach.crn;
    case 'keep-apart':
      return (
        id === breach.session &&
        problem.keepApart.some(
          ([a, b]) =>
            (a === crn || b === crn) &&
            problem.pinned.some(([other, at]) => at === id && other === (a === crn ? b : a)),
        )
      );
    default:
      return id === breach.session;
  }
}

/**
 * The pins and the fewest others without whom a pinned session could not run (too few people, a lone woman who avoids
 * that): the roster from which every other begins. Or, if nobody can make them so, the pins that cannot be kept.
 */
export function pinnedWeeks(
  c: Candidates,
): { weeks: Weeks; conflicts: null } | { weeks: null; conflicts: Conflict[] } {
  const weeks: Weeks = c.people.map((_, p) => {
    const pairs: number[] = [];
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) if (c.pairPinned[i]) pairs.push(i);
    return pairs;
  });
  const seats = seatsOf(c, weeks);
  const needy = c.sessions.map((_, s) => s).filter((s) => !seats.obeys(s));
  if (needy.length === 0) return { weeks, conflicts: null };
  const hopeless = pinsLacking(c, weeks, needy, (s) => lackAtBest(c, s));
  if (hopeless.length > 0) return { weeks: null, conflicts: hopeless };
  const together = completed(c);
  if (together) return { weeks: together, conflicts: null };
  return { weeks: null, conflicts: pinsLacking(c, weeks, needy, (s) => lackNow(c, seats, s)) };
}

/** What a session with pins lacks to run: people, or a second woman beside the only one. */
interface Lack {
  people: boolean;
  secondWoman: boolean;
}

/** What the session would lack even if everyone came who could, were it the only one. */
function lackAtBest(c: Candidates, s: number): Lack {
  const people = [...c.seatPair.subarray(c.seatFrom[s], c.seatFrom[s + 1])].map((i) => c.pairPerson[i]!);
  const women = people.filter((p) => c.female[p]).length;
  return {
    people: Math.min(people.length, c.capacity[s]!) < c.least[s]!,
    secondWoman: c.risksAllMale[s] === 1 && Math.min(women, c.capacity[s]!) < 2,
  };
}

/** What the session lacks with its pins alone. */
function lackNow(c: Candidates, seats: Seats, s: number): Lack {
  return {
    people: seats.count[s]! < c.least[s]!,
    secondWoman: c.risksAllMale[s] === 1 && seats.women[s] === 1,
  };
}

/** The pins on these sessions that break a rule by what their session lacks; too few concerns all of its pins. */
function pinsLacking(
  c: Candidates,
  weeks: Weeks,
  sessions: readonly number[],
  lackOf: (s: number) => Lack,
): Conflict[] {
  const lacks = new Map(sessions.map((s) => [s, lackOf(s)]));
  const conflicts = weeks.flatMap((pairs, p) =>
    pairs.map((i): Conflict => {
      const s = c.pairSession[i]!;
      const lack = lacks.get(s);
      const names: RuleName[] = [];
      if (lack?.people) names.push('min-attendance');
      if (lack?.secondWoman && c.avoidsAllMale[p]) names.push('all-male');
      return { crn: c.people[p]!.crn, session: c.sessions[s]!.id, rules: names };
    }),
  );
  return conflicts.filter((conflict) => conflict.rules.length > 0);
}
