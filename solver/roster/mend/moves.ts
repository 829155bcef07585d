import { grouped } from '../../grouped.ts';
import { changesOf } from '../explain/difference.ts';
import type { Booking, Crn, RosterProblem, SessionId } from '../problem.ts';
import type { RuleName } from '../rules.ts';
import type { Fallen } from './still-stands.ts';

/** Why a booking changes. */
export type WhyMoved =
  /** The session they had does not run any more. */
  | { kind: 'stood-down' }
  /** The booking they had breaks this rule now. */
  | { kind: 'rule'; rule: RuleName }
  /** Their place goes to these people. */
  | { kind: 'makes-way'; for: Crn[] }
  | { kind: 'pinned' }
  | { kind: 'must-commence' }
  /** Neither lost nor given up for someone: there is a place, and it is worth more. */
  | { kind: 'wins-points' };

/** A person who goes from one session to another; null: from, or to, none. */
export interface Move {
  crn: Crn;
  from: SessionId | null;
  to: SessionId | null;
  because: WhyMoved;
}

/**
 * Who moves between two rosters of the week as it is now, by crn, and why; `fallen` are the bookings of the first that could not
 * stand. Bookings of people whom the week has no more are not told.
 */
export function movesBetween(
  problem: RosterProblem,
  before: readonly Booking[],
  after: readonly Booking[],
  fallen: readonly Fallen[],
): Move[] {
  const people = new Map(problem.people.map((person) => [person.crn, person]));
  const { added, dropped, moved } = changesOf(
    problem,
    before.filter(([crn]) => people.has(crn)),
    after,
  );
  const hadSome = new Set(before.map(([crn]) => crn));
  const running = new Set(after.map(([, id]) => id));
  const newOn = grouped([...added, ...moved.map(({ crn, to }): Booking => [crn, to])], ([, id]) => id);
  const whyLeft = (crn: Crn, from: SessionId): WhyMoved => {
    const lost = fallen.find((one) => one.crn === crn && one.session === from);
    if (lost?.because === 'stood-down' || (!lost && !running.has(from))) return { kind: 'stood-down' };
    if (lost) return { kind: 'rule', rule: lost.because };
    const others = newOn.get(from);
    return others ? { kind: 'makes-way', for: others.map(([other]) => other) } : { kind: 'wins-points' };
  };
  const whyJoined = (crn: Crn, to: SessionId): WhyMoved => {
    if (problem.pinned.some((pin) => pin[0] === crn && pin[1] === to)) return { kind: 'pinned' };
    const commences = people.get(crn)!.mustCommence && !hadSome.has(crn);
    return commences ? { kind: 'must-commence' } : { kind: 'wins-points' };
  };
  return [
    ...moved.map((move): Move => ({ ...move, because: whyLeft(move.crn, move.from) })),
    ...dropped.map(([crn, from]): Move => ({ crn, from, to: null, because: whyLeft(crn, from) })),
    ...added.map(([crn, to]): Move => ({ crn, from: null, to, because: whyJoined(crn, to) })),
  ].sort((one, other) => (one.crn < other.crn ? -1 : one.crn > other.crn ? 1 : 0));
}
