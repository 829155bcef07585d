import type { SeatPrice } from '../roster.ts';
import { type BestWeekOf, unitsAPoint } from './best-week.ts';
import { type Candidates, minutesValue } from './candidates.ts';

/** What a booking costs, in whole 1/4096 points. */
export interface Prices {
  /** By session, a seat; negative where a group session needs people to run. */
  seat: Float64Array;
  /** By pair, for a woman who avoids all-male sessions on one that risks it: she pays it, each other woman there earns it. */
  company: Float64Array;
}

/** A week that some person took at some prices near the last: where an exact search begins. */
export type Hint = readonly [person: number, pairs: number[]];

export interface Relaxation {
  prices: Prices;
  /** No roster has more points than this, in 1/4096 points. */
  bound: number;
  hints: Hint[];
}

const lastStepPoints = 1 / 64;
/** Share of the passes at the end whose weeks are worth keeping and whose bounds worth counting; a bound costs a pass. */
const lateShare = 0.3;
const passesABound = { early: 10, late: 3 };

/** The most a session can earn by its seats at a price, in 1/4096 points, and with how many people. */
export function sessionBest(c: Candidates, s: number, price: number): { value: number; people: number } {
  const most = Math.min(c.capacity[s]!, c.seatFrom[s + 1]! - c.seatFrom[s]!);
  const least = c.least[s]!;
  const stoodDown = -unitsAPoint * c.standDown[s]!;
  if (most < least) return { value: stoodDown, people: 0 };
  const people = price >= 0 ? most : least;
  return price * people > stoodDown ? { value: price * people, people } : { value: stoodDown, people: 0 };
}

/** The seats' prices by session id, in whole points. */
export function seatPrices(c: Candidates, { seat }: Prices): SeatPrice[] {
  return c.sessions.map(({ id }, s) => [id, Math.round(seat[s]! / unitsAPoint)]);
}

/** No prices: every booking for its own points. */
export function noPrices(c: Candidates): Prices {
  return { seat: new Float64Array(c.sessions.length), company: new Float64Array(c.pairPerson.length) };
}

/** What each pair costs at the prices; they may change while it is in use if `companyOf` is kept up to date. */
export function pairPrice(
  c: Candidates,
  { seat, company }: Prices,
  companyOf = companySums(c, company),
): (pair: number) => number {
  const { pairSession, pairPerson, female, risksAllMale } = c;
  return (pair) => {
    const s = pairSession[pair]!;
    if (!risksAllMale[s] || !female[pairPerson[pair]!]) return seat[s]!;
    return seat[s]! + 2 * company[pair]! - companyOf[s]!;
  };
}

/** By session, what all its women who avoid all-male sessions pay for company. */
function companySums(c: Candidates, company: Float64Array): Float64Array {
  const sums = new Float64Array(c.sessions.length);
  for (let i = 0; i < company.length; i += 1) sums[c.pairSession[i]!]! += company[i]!;
  return sums;
}

/**
 * The bound that any prices give, in 1/4096 points: no roster has more. Each person takes their best week at the
 * prices and each session its best number of people, so nothing that couples them is left out, only priced (and people
 * kept apart, whom the bound lets meet). Company costs one woman what it gives the others, so it adds nothing of its own.
 */
export function boundAt(c: Candidates, bestWeek: BestWeekOf, prices: Prices): number {
  let total = 0;
  const priceOf = pairPrice(c, prices);
  for (let p = 0; p < c.people.length; p += 1) total += bestWeek(p, priceOf)!.value;
  for (let s = 0; s < c.sessions.length; s += 1) total += sessionBest(c, s, prices.seat[s]!).value;
  return total;
}

export interface RelaxBudget {
  /** Times that everyone takes their best week and prices move. */
  passes: number;
  /** The first step, as a share of the largest price there can be: 1 from no prices, less from prices that are nearly right. */
  firstStep: number;
  /** Asked between passes. */
  stop: () => boolean;
  /** Hears each better bound, in points. */
  onBound: (points: number) => void;
}

/** Before the first pass: no prices, and the bound of a week in which nobody takes a seat from anybody. */
export function unpriced(c: Candidates, bestWeek: BestWeekOf): Relaxation {
  const prices = noPrices(c);
  return { prices, bound: boundAt(c, bestWeek, prices), hints: [] };
}

/**
 * Finds prices at which people and seats nearly agree, and the bound they prove, from those `before`. Prices move after each
 * person, not after each pass, by steps that fall to a 64th of a point: from no prices they must begin with the largest price
 * there can be, since smaller ones look converged and are not.
 */
export function relax(
  c: Candidates,
  bestWeek: BestWeekOf,
  before: Relaxation,
  { passes, firstStep, stop, onBound }: RelaxBudget,
): Relaxation {
  const seat = before.prices.seat.slice();
  const company = before.prices.company.slice();
  const companyOf = companySums(c, company);
  const priceOf = pairPrice(c, { seat, company }, companyOf);
  const avoiders = avoidersBySession(c);
  const supply = supplyAt(c, seat);
  const eligible = Float64Array.from(c.sessions, (_, s) => c.seatFrom[s + 1]! - c.seatFrom[s]!);
  const first = Math.max(1, firstStep * largestPrice(c));
  const best: Relaxation = { ...before, hints: [...before.hints] };
  const kept = new Set(best.hints.map(([, pairs]) => pairs.join()));

  const moveSeats = (p: number, pairs: readonly number[], step: number) => {
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) {
      const s = c.pairSession[i]!;
      const people = supply(s);
      if (people === 0) continue;
      seat[s]! -= (step * people) / eligible[s]!;
      if (c.standDown[s] === 0 && seat[s]! < 0) seat[s] = 0;
    }
    for (const i of pairs) seat[c.pairSession[i]!]! += step;
  };
  const moveCompany = (pairs: readonly number[], step: number) => {
    for (const i of pairs) {
      const s = c.pairSession[i]!;
      for (const j of avoiders[s]!) {
        const moved = j === i ? company[j]! + step : Math.max(0, company[j]! - step);
        companyOf[s]! += moved - company[j]!;
        company[j] = moved;
      }
    }
  };

  for (let pass = 0; pass < passes && !stop(); pass += 1) {
    const step = unitsAPoint * first * (lastStepPoints / first) ** (pass / Math.max(1, passes - 1));
    const late = pass >= passes * (1 - lateShare);
    for (let p = 0; p < c.people.length; p += 1) {
      const { pairs } = bestWeek(p, priceOf)!;
      moveSeats(p, pairs, step);
      if (c.female[p]) moveCompany(pairs, step);
      if (!late) continue;
      const name = pairs.join();
      if (kept.has(name)) continue;
      kept.add(name);
      best.hints.push([p, pairs]);
    }
    const last = pass === passes - 1;
    if (last || pass % (late ? passesABound.late : passesABound.early) === 0) {
      const rounded = { seat: seat.map(Math.round), company: company.map(Math.round) };
      const bound = boundAt(c, bestWeek, rounded);
      if (bound < best.bound) {
        best.bound = bound;
        best.prices = rounded;
        onBound(Math.floor(bound / unitsAPoint));
      }
    }
  }
  return best;
}

/** With how many people a session earns most at its price as it is: `sessionBest` without its points, for the inmost loop. */
function supplyAt(c: Candidates, seat: Float64Array): (s: number) => number {
  const most = Int32Array.from(c.sessions, (_, s) =>
    Math.min(c.capacity[s]!, c.seatFrom[s + 1]! - c.seatFrom[s]!),
  );
  const { least, standDown } = c;
  return (s) => {
    if (most[s]! < least[s]!) return 0;
    const people = seat[s]! >= 0 ? most[s]! : least[s]!;
    return seat[s]! * people > -unitsAPoint * standDown[s]! ? people : 0;
  };
}

/** By session that risks it, the pairs of women who avoid an all-male one. */
function avoidersBySession(c: Candidates): number[][] {
  const pairs: number[][] = c.sessions.map(() => []);
  for (let i = 0; i < c.pairPerson.length; i += 1) {
    const s = c.pairSession[i]!;
    if (c.avoidsAllMale[c.pairPerson[i]!] && c.risksAllMale[s]) pairs[s]!.push(i);
  }
  return pairs;
}

/** The most that one session can be worth to one person, in points. */
export function largestPrice(c: Candidates): number {
  let most = 0;
  for (let i = 0; i < c.pairPerson.length; i += 1) {
    const p = c.pairPerson[i]!;
    const minutes = c.credit[c.pairSession[i]!]!;
    most = Math.max(most, c.pairGain[i]! + minutesValue(c, p, minutes, true) - minutesValue(c, p, 0, false));
  }
  return most;
}
