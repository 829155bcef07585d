import { shortBecause } from '../explain/short.ts';
import { type Standing, standingOn } from '../explain/standing.ts';
import { creditOf } from '../facts.ts';
import { verdictOn } from '../judge.ts';
import type { PointsByLine } from '../points-by-line.ts';
import type { Booking, Crn, RosterProblem } from '../problem.ts';
import type { Conflict, SeatPrice, Short } from '../roster.ts';
import { solveExactly } from '../search/exact.ts';
import { bookingsOf } from '../search/weeks.ts';
import { type Move, movesBetween } from './moves.ts';
import { type Part, partOf } from './part.ts';
import { troubleOf } from './trouble.ts';
import { whoToOpen } from './who-to-open.ts';

export interface RepairOptions {
  /** Nobody but the affected moves: everyone else's bookings stay exactly as they are. */
  keepOthers?: boolean;
  /** Of the last search; sessions that have none cost nothing. */
  prices?: readonly SeatPrice[];
  /** People to find places for though they lose nothing: someone new to the week. */
  placing?: readonly Crn[];
  /** Points that undoing a booking which could stand must win, over what the format gives for a published one; 0 if left out. */
  undone?: number;
  /** Parts of the week searched again, at most. */
  steps?: number;
}

export interface Repaired {
  bookings: Booking[];
  points: number;
  byLine: PointsByLine;
  /**
   * In the problem's order: people of whom a booking cannot stand, who must commence and have none, whom a pinned session needs,
   * and those to be placed.
   */
  affected: Crn[];
  moves: Move[];
  /** The affected who stay under their weekly minimum. */
  unplaced: Short[];
}

const stepsByDefault = 1;
const nodesAStep = 40;

/**
 * Repairs a roster after something happened. What of `before` cannot stand in the faultless `problem`, the week as it is now, is
 * left out; the people affected, and those through whose moves places are found or filled, get the best weeks there are, everyone
 * else staying. All 14 rules are kept, and nothing is worth less than what still stands. Or, if pins cannot be kept: these.
 * Points are the judge's. Same input, same answer.
 */
export function warmRepair(
  problem: RosterProblem,
  before: readonly Booking[],
  options: RepairOptions = {},
): Repaired | { conflicts: Conflict[] } {
  const { keepOthers = false, prices = [], undone = 0, steps = stepsByDefault } = options;
  const trouble = troubleOf(problem, before, options.placing ?? []);
  if ('conflicts' in trouble) return trouble;
  const affected = trouble.affected.map(({ crn }) => crn);

  let { facts } = trouble;
  for (let step = 0; step < steps; step += 1) {
    const open = keepOthers ? new Set(affected) : whoToOpen(facts, trouble, prices, undone);
    const better = searched(partOf(facts, open, undone));
    if (!better) break;
    facts = facts.rebooked(better);
  }
  const { bookings } = facts;
  const { points, byLine } = verdictOn(facts);
  return {
    bookings: [...bookings],
    points,
    byLine,
    affected,
    moves: movesBetween(problem, before, bookings, trouble.fallen),
    unplaced: shortAmong(affected, standingOn(facts)),
  };
}

/** The bookings with the best weeks of the opened; null: as booked is best. */
function searched({ c, bestWeek, weeks, open }: Part): Booking[] | null {
  const asBooked = open.map((p) => [p, weeks[p]!] as const);
  const answer = solveExactly(c, bestWeek, weeks, open, 'as booked', asBooked, {
    nodes: nodesAStep,
    stop: () => false,
  });
  if (!answer.weeks) return null;
  return bookingsOf(
    c,
    weeks.map((pairs, p) => answer.weeks!.get(p) ?? pairs),
  );
}

function shortAmong(crns: readonly Crn[], standing: Standing): Short[] {
  return crns
    .map((crn) => standing.facts.person(crn))
    .filter(({ crn, minMinutes }) => creditOf(standing.facts.sessionsOf(crn)) < minMinutes)
    .map((person) => shortBecause(person, standing));
}
