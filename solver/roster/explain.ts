import { type Facts, factsOf } from './facts.ts';
import { judge, type PointsByLine } from './judge.ts';
import type { Booking, Crn, Person, RosterProblem, Session, SessionId } from './problem.ts';
import type { Short } from './roster.ts';
import { bookingRulesAgainst, type RuleName, rules } from './rules.ts';

/**
 * Everyone under their weekly minimum, in the problem's order, with the rules that keep them off the week's other
 * sessions: for each session the first rule in the register's order, counted (`formats/roster.md`).
 */
export function shortOf(problem: RosterProblem, bookings: readonly Booking[]): Short[] {
  const facts = factsOf(problem, bookings);
  const apart = apartLists(problem);
  return problem.people.flatMap((person): Short[] => {
    const booked = facts.sessionsOf(person.crn);
    const minutes = booked.reduce((sum, session) => sum + session.creditMinutes, 0);
    if (minutes >= person.minMinutes) return [];
    const count = new Map<RuleName, number>();
    for (const session of problem.sessions) {
      if (booked.includes(session)) continue;
      const rule = firstRuleAgainst(person, session, facts, apart);
      count.set(rule, (count.get(rule) ?? 0) + 1);
    }
    const because = rules.flatMap(({ name }) =>
      count.has(name) ? [{ rule: name, sessions: count.get(name)! }] : [],
    );
    return [{ crn: person.crn, minutes, because }];
  });
}

function apartLists(problem: RosterProblem): Map<Crn, Crn[]> {
  const lists = new Map<Crn, Crn[]>();
  for (const [a, b] of problem.keepApart) {
    lists.set(a, [...(lists.get(a) ?? []), b]);
    lists.set(b, [...(lists.get(b) ?? []), a]);
  }
  return lists;
}

/**
 * The first rule, in the register's order, that keeps a person off a session as the roster stands. Where none does by itself
 * the roster as a whole does: its places are worth more to others, so `capacity`.
 */
function firstRuleAgainst(person: Person, session: Session, facts: Facts, apart: Map<Crn, Crn[]>): RuleName {
  const [own] = bookingRulesAgainst(person, session, facts);
  if (own) return own;
  const booked = facts.sessionsOf(person.crn);
  const credit = (sessions: readonly Session[]) => sessions.reduce((sum, s) => sum + s.creditMinutes, 0);
  if (booked.some((other) => other.date === session.date)) return 'one-a-day';
  if (credit(booked) + session.creditMinutes > person.maxMinutes) return 'max-minutes';
  const ete = booked.filter((other) => other.kind === 'ete');
  if (session.kind === 'ete' && credit(ete) + session.creditMinutes > person.eteMinutesLeft)
    return 'ete-share';
  const there = facts.peopleOn(session.id);
  if (there.length >= session.capacity) return 'capacity';
  if (session.kind === 'group' && there.length + 1 < session.minAttendance) return 'min-attendance';
  const guarded = session.womenOnly || session.womanPresent || there.some((p) => p.sex === 'female');
  if (person.avoidAllMale && person.sex === 'female' && !guarded) return 'all-male';
  const keptApart = apart.get(person.crn) ?? [];
  if (there.some((p) => keptApart.includes(p.crn))) return 'keep-apart';
  return 'capacity';
}

/** One person whose booking went from one session to another. */
export interface Moved {
  crn: Crn;
  from: SessionId;
  to: SessionId;
}

export interface Difference {
  added: Booking[];
  dropped: Booking[];
  moved: Moved[];
  points: { before: number; after: number };
  /** After less before, line by line. */
  byLine: PointsByLine;
}

/**
 * What changes for people between two rosters of one problem; a person's dropped and added sessions pair up by date.
 * Bookings whose person or session the problem has no more (a session stood down since) are told, and are worth nothing.
 */
export function differenceOf(
  problem: RosterProblem,
  before: readonly Booking[],
  after: readonly Booking[],
): Difference {
  const sessions = new Map(problem.sessions.map((s) => [s.id, s]));
  const key = ([crn, id]: Booking) => JSON.stringify([crn, id]);
  const inBefore = new Set(before.map(key));
  const inAfter = new Set(after.map(key));
  const byPersonAndDate = ([a, s]: Booking, [b, t]: Booking) =>
    compare(a, b) || compare(sessions.get(s)?.date ?? '', sessions.get(t)?.date ?? '') || compare(s, t);
  const dropped = before.filter((b) => !inAfter.has(key(b))).sort(byPersonAndDate);
  const added = after.filter((b) => !inBefore.has(key(b))).sort(byPersonAndDate);
  const moved: Moved[] = [];
  const left: Booking[] = [];
  for (const [crn, from] of dropped) {
    const at = added.findIndex(([other]) => other === crn);
    if (at < 0) left.push([crn, from]);
    else moved.push({ crn, from, to: added.splice(at, 1)[0]![1] });
  }
  const crns = new Set(problem.people.map((p) => p.crn));
  const isInProblem = ([crn, id]: Booking) => crns.has(crn) && sessions.has(id);
  const was = judge(problem, before.filter(isInProblem));
  const is = judge(problem, after.filter(isInProblem));
  const lines = Object.keys(is.byLine) as (keyof PointsByLine)[];
  return {
    added,
    dropped: left,
    moved,
    points: { before: was.points, after: is.points },
    byLine: Object.fromEntries(
      lines.map((line) => [line, is.byLine[line] - was.byLine[line]]),
    ) as unknown as PointsByLine,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
