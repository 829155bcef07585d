import { byText } from '../../by-text.ts';
import { judge } from '../judge.ts';
import { lessLines, type PointsByLine } from '../points-by-line.ts';
import type { Booking, Crn, RosterProblem, SessionId } from '../problem.ts';

/** One person whose booking went from one session to another. */
export interface Moved {
  crn: Crn;
  from: SessionId;
  to: SessionId;
}

/** What changes for people between two rosters. */
export interface Changes {
  added: Booking[];
  dropped: Booking[];
  moved: Moved[];
}

export interface Difference extends Changes {
  points: { before: number; after: number };
  /** After less before, line by line. */
  byLine: PointsByLine;
}

/**
 * What changes for people between two rosters of one problem, and what it is worth. Bookings whose person or session the
 * problem has no more (a session stood down since) are told, and are worth nothing.
 */
export function differenceOf(
  problem: RosterProblem,
  before: readonly Booking[],
  after: readonly Booking[],
): Difference {
  const sessions = new Set(problem.sessions.map((s) => s.id));
  const crns = new Set(problem.people.map((p) => p.crn));
  const isInProblem = ([crn, id]: Booking) => crns.has(crn) && sessions.has(id);
  const was = judge(problem, before.filter(isInProblem));
  const is = judge(problem, after.filter(isInProblem));
  return {
    ...changesOf(problem, before, after),
    points: { before: was.points, after: is.points },
    byLine: lessLines(is.byLine, was.byLine),
  };
}

/** Who is added, dropped and moved: a person's dropped and added sessions pair up in the order of their dates. */
export function changesOf(
  problem: RosterProblem,
  before: readonly Booking[],
  after: readonly Booking[],
): Changes {
  const dateOf = new Map(problem.sessions.map(({ id, date }) => [id, date]));
  const key = ([crn, id]: Booking) => JSON.stringify([crn, id]);
  const inBefore = new Set(before.map(key));
  const inAfter = new Set(after.map(key));
  const byPersonAndDate = ([a, s]: Booking, [b, t]: Booking) =>
    byText(a, b) || byText(dateOf.get(s) ?? '', dateOf.get(t) ?? '') || byText(s, t);
  const dropped = before.filter((b) => !inAfter.has(key(b))).sort(byPersonAndDate);
  const added = after.filter((b) => !inBefore.has(key(b))).sort(byPersonAndDate);
  const moved: Moved[] = [];
  const left: Booking[] = [];
  for (const [crn, from] of dropped) {
    const at = added.findIndex(([other]) => other === crn);
    if (at < 0) left.push([crn, from]);
    else moved.push({ crn, from, to: added.splice(at, 1)[0]![1] });
  }
  return { added, dropped: left, moved };
}
