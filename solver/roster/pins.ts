import type { BestWeekOf } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { solveExactly } from './exact.ts';
import { factsOf } from './facts.ts';
import type { Booking, RosterProblem } from './problem.ts';
import type { Conflict } from './roster.ts';
import { type Breach, bookingRulesAgainst, type RuleName, rosterRules, rules } from './rules.ts';
import { seatsOf } from './seats.ts';
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
  bestWeek: BestWeekOf,
): { weeks: Weeks; conflicts: null } | { weeks: null; conflicts: Conflict[] } {
  const weeks: Weeks = c.people.map((_, p) => {
    const pairs: number[] = [];
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) if (c.pairPinned[i]) pairs.push(i);
    return pairs;
  });
  const seats = seatsOf(c, weeks);
  const needy = c.sessions.map((_, s) => s).filter((s) => !seats.obeys(s));
  if (needy.length === 0) return { weeks, conflicts: null };
  const together = completed(c, bestWeek, weeks, needy, aFewASession) ?? completed(c, bestWeek, weeks, needy);
  if (together) return { weeks: together, conflicts: null };
  const hopeless = needy.filter((s) => !couldRun(c, s));
  return { weeks: null, conflicts: pinsOn(c, weeks, hopeless.length > 0 ? hopeless : needy) };
}

/** Most pins need one or two others: so many for each session are tried before everyone. */
const aFewASession = 40;

/** Whether enough people could be booked on the session, and a second woman, were it the only one. */
function couldRun(c: Candidates, s: number): boolean {
  const people: number[] = [];
  for (let k = c.seatFrom[s]!; k < c.seatFrom[s + 1]!; k += 1) people.push(c.pairPerson[c.seatPair[k]!]!);
  const women = people.filter((p) => c.female[p]).length;
  const lone =
    c.risksAllMale[s] === 1 && women === 1 && people.some((p) => c.avoidsAllMale[p] && pinnedTo(c, p, s));
  return Math.min(people.length, c.capacity[s]!) >= c.least[s]! && !lone;
}

function pinnedTo(c: Candidates, p: number, s: number): boolean {
  for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1)
    if (c.pairSession[i] === s && c.pairPinned[i]) return true;
  return false;
}

/** Weeks in which the sessions in need run, found exactly; null if there are none. */
function completed(
  c: Candidates,
  bestWeek: BestWeekOf,
  weeks: Weeks,
  needy: readonly number[],
  most = Number.POSITIVE_INFINITY,
): Weeks | null {
  const open = new Set<number>();
  weeks.forEach((pairs, p) => {
    if (pairs.length > 0) open.add(p);
  });
  for (const s of needy) {
    const pairs = [...c.seatPair.subarray(c.seatFrom[s], c.seatFrom[s + 1])];
    const womenFirst = (i: number) => (c.risksAllMale[s] ? -c.female[c.pairPerson[i]!]! : 0);
    pairs.sort((i, j) => womenFirst(i) - womenFirst(j) || c.pairGain[j]! - c.pairGain[i]! || i - j);
    for (const i of pairs.slice(0, most)) open.add(c.pairPerson[i]!);
  }
  const everyone = [...open].sort((a, b) => a - b);
  const answer = solveExactly(c, bestWeek, weeks, everyone, Number.NEGATIVE_INFINITY, [], {
    nodes: Number.POSITIVE_INFINITY,
    stop: () => false,
    firstFound: true,
  });
  return answer.weeks && weeks.map((pairs, p) => answer.weeks!.get(p) ?? pairs);
}

function pinsOn(c: Candidates, weeks: Weeks, sessions: readonly number[]): Conflict[] {
  const seats = seatsOf(c, weeks);
  return weeks.flatMap((pairs, p) =>
    pairs
      .filter((i) => sessions.includes(c.pairSession[i]!))
      .map((i): Conflict => {
        const s = c.pairSession[i]!;
        const tooFew = seats.count[s]! < c.least[s]!;
        return {
          crn: c.people[p]!.crn,
          session: c.sessions[s]!.id,
          rules: [tooFew ? 'min-attendance' : 'all-male'],
        };
      }),
  );
}
