import { shortOf } from './explain/short.ts';
import { judge } from './judge.ts';
import type { Booking, RosterProblem } from './problem.ts';
import type { Conflict, Progress, Roster, SolveOptions } from './roster.ts';
import { type BestWeekOf, bestWeeks, unitsAPoint } from './search/best-week.ts';
import { type Candidates, candidatesOf } from './search/candidates.ts';
import { type ExactAnswer, solveExactly } from './search/exact.ts';
import { improve } from './search/improve.ts';
import { conflictsOf, pinnedWeeks, withoutPins } from './search/pins.ts';
import { type Relaxation, relax, seatPrices, unpriced } from './search/prices.ts';
import { repair } from './search/repair.ts';
import { bookingsOf, rosterPoints, type Weeks, weeksFrom } from './search/weeks.ts';

const defaultSeed = 1;

/** Passes over everyone while prices settle: to a first roster, and to a bound that is close. More people need more. */
const passesFor = { first: 60, further: (people: number) => Math.round(60 + people / 50) };
/** The first step of the further passes, as a share of the largest price. */
const furtherStep = 0.01;
/** So near its bound (as a share of it) a first roster is good enough to go on with the prices. */
const nearShare = 0.001;
/** Steps by default, parts solved again: after so many the gap is a few millionths. */
const stepsFor = (people: number) => Math.round(150 + people / 10);
/** Nodes of the last proof, a step. */
const nodesAStep = 3;
/** Pairs and people up to which the whole week is worth proving; beyond, parts and the bound of the prices are. */
const provable = { people: 1_200, pairs: 60_000 };

/**
 * Rosters a week. `problem` must be faultless (`faultsOf` empty). The answer obeys all 14 rules and carries its points, counted
 * by the judge, a proven bound, and the rules that keep each short person short; or it is `infeasible` and names the pins
 * that no roster can keep. Same problem, seed and steps: same answer, unless `stop` cut it off.
 */
export function solve(problem: RosterProblem, options: SolveOptions = {}): Roster {
  const { seed = defaultSeed, steps = stepsFor(problem.people.length), stop = () => false } = options;
  const impossible = conflictsOf(problem);
  const c = candidatesOf(withoutPins(problem, impossible));
  const bestWeek = bestWeeks(c);
  const base = pinnedWeeks(c);
  if (base.weeks === null || impossible.length > 0)
    return infeasible(problem, [...impossible, ...(base.conflicts ?? [])]);

  const tell = teller(c, options);
  let weeks: Weeks | null = null;
  let relaxation = unpriced(c, bestWeek);
  let bound = floorOf(relaxation);
  const settlePrices = (passes: number, firstStep: number) => {
    tell('prices', weeks, bound);
    const onBound = (better: number) => tell('prices', weeks, better);
    relaxation = relax(c, bestWeek, relaxation, { passes, firstStep, stop, onBound });
    bound = Math.min(bound, floorOf(relaxation));
    options.onPrices?.(seatPrices(c, relaxation.prices));
  };

  settlePrices(passesFor.first, 1);
  weeks = betterOf(c, base.weeks, repair(c, bestWeek, relaxation.prices, base.weeks));
  if (options.from) {
    const wanted = weeksFrom(c, bestWeek, options.from);
    weeks = betterOf(c, weeks, repair(c, bestWeek, relaxation.prices, base.weeks, wanted));
  }
  tell('roster', weeks, bound);

  const found = weeks;
  const open = () => rosterPoints(c, found) < bound && !stop();
  const improved = (parts: number, enough = bound) =>
    improve(c, bestWeek, found, relaxation, {
      // Another stream of chance for each try.
      seed: seed + parts,
      parts,
      enough,
      stop,
      onBetter: () => tell('improvement', found, bound),
    });
  const proven = (nodes: number) => {
    const proof = prove(c, bestWeek, found, relaxation, nodes, stop);
    for (const [p, pairs] of proof.weeks ?? []) found[p] = pairs;
    bound = Math.min(bound, proof.bound);
    tell('proof', found, bound);
  };
  if (open()) improved(Math.min(steps, quick.parts(c)), bound - Math.floor(nearShare * Math.abs(bound)));
  if (open()) settlePrices(passesFor.further(c.people.length), furtherStep);
  // Most weeks of a size that can be proven are so in a moment; only the rest is worth a long search.
  if (open() && isProvable(c)) improved(Math.min(steps, quick.parts(c)));
  if (open() && isProvable(c)) proven(Math.min(steps, quick.nodes));
  if (open()) improved(steps);
  if (open() && isProvable(c)) proven(nodesAStep * steps);
  return rosterOf(problem, bookingsOf(c, found), bound);
}

/** The bound of prices, in whole points. */
const floorOf = ({ bound }: Relaxation) => Math.floor(bound / unitsAPoint);

/** A first try at improvement and proof. */
const quick = { parts: (c: Candidates) => Math.round(20 + c.people.length / 50), nodes: 40 };

const isProvable = (c: Candidates) =>
  c.people.length <= provable.people && c.pairPerson.length <= provable.pairs;

const betterOf = (c: Candidates, a: Weeks, b: Weeks): Weeks =>
  rosterPoints(c, a) > rosterPoints(c, b) ? a : b;

/** Branch and price over everyone; sessions that nobody can attend stand outside it and are added to its bound. */
function prove(
  c: Candidates,
  bestWeek: BestWeekOf,
  weeks: Weeks,
  { hints }: Relaxation,
  nodes: number,
  stop: () => boolean,
): ExactAnswer {
  const everyone = c.people.map((_, p) => p);
  let outside = 0;
  for (let s = 0; s < c.sessions.length; s += 1)
    if (c.seatFrom[s] === c.seatFrom[s + 1]) outside -= c.standDown[s]!;
  const own = weeks.map((pairs, p) => [p, pairs] as const);
  const budget = { nodes, stop };
  const answer = solveExactly(c, bestWeek, weeks, everyone, 'as booked', [...hints, ...own], budget);
  return { ...answer, points: answer.points + outside, bound: answer.bound + outside };
}

function rosterOf(problem: RosterProblem, bookings: Booking[], bound: number): Roster {
  const verdict = judge(problem, bookings);
  return {
    format: 'roster/1',
    status: verdict.points === bound ? 'optimal' : 'feasible',
    points: verdict.points,
    bound,
    bookings,
    stoodDown: verdict.stoodDown,
    short: shortOf(problem, bookings),
  };
}

function infeasible(problem: RosterProblem, conflicts: Conflict[]): Roster {
  const { points } = judge(problem, []);
  return {
    format: 'roster/1',
    status: 'infeasible',
    points,
    bound: points,
    bookings: [],
    stoodDown: [],
    short: [],
    conflicts,
  };
}

/** Tells of progress, and of each roster better than those before. */
function teller(c: Candidates, { onProgress, onBest }: SolveOptions) {
  let best = Number.NEGATIVE_INFINITY;
  return (phase: Progress['phase'], weeks: Weeks | null, bound: number | null) => {
    const points = weeks && rosterPoints(c, weeks);
    const placed = weeks?.filter((pairs) => pairs.length > 0).length ?? null;
    onProgress?.({ phase, points, bound, placed });
    if (!weeks || points === null || points <= best) return;
    best = points;
    onBest?.(() => bookingsOf(c, weeks));
  };
}
