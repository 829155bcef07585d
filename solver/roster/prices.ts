import { type BestWeekOf, unitsAPoint } from './best-week.ts';
import { type Candidates, minutesValue } from './candidates.ts';

/** A price a seat, by session, in whole 1/4096 points; negative where a group session needs people to run. */
export type SeatPrices = Float64Array;

/** A week that some person took at some prices near the last: where an exact search begins. */
export type Hint = readonly [person: number, pairs: number[]];

export interface Relaxation {
  prices: SeatPrices;
  /** No roster has more points than this, in 1/4096 points. */
  bound: number;
  hints: Hint[];
}

const lastStepPoints = 1 / 64;
/** Share of the passes at the end whose weeks are worth keeping and whose bounds worth counting. */
const lateShare = 0.3;

/** The most a session can earn by its seats at a price, in 1/4096 points, and with how many people. */
export function sessionBest(c: Candidates, s: number, price: number): { value: number; people: number } {
  const most = Math.min(c.capacity[s]!, c.seatFrom[s + 1]! - c.seatFrom[s]!);
  const least = c.least[s]!;
  const stoodDown = -unitsAPoint * c.standDown[s]!;
  if (most < least) return { value: stoodDown, people: 0 };
  const people = price >= 0 ? most : least;
  return price * people > stoodDown ? { value: price * people, people } : { value: stoodDown, people: 0 };
}

/**
 * The bound that any prices give, in 1/4096 points: no roster has more. Each person takes their best week at the
 * prices and each session its best number of people, so nothing that couples them is left out, only priced.
 */
export function boundAt(c: Candidates, bestWeek: BestWeekOf, prices: SeatPrices): number {
  let total = 0;
  const priceOf = (pair: number) => prices[c.pairSession[pair]!]!;
  for (let p = 0; p < c.people.length; p += 1) total += bestWeek(p, priceOf)!.value;
  for (let s = 0; s < c.sessions.length; s += 1) total += sessionBest(c, s, prices[s]!).value;
  return total;
}

/**
 * Finds prices at which people and seats nearly agree, and the bound they prove. Prices move after each person, not
 * after each pass, by steps that fall from the largest price there can be to a 64th of a point: smaller first steps look
 * converged and are not. `stop` is asked between passes; `onBound` hears each better bound, in points.
 */
export function relax(
  c: Candidates,
  bestWeek: BestWeekOf,
  passes: number,
  stop: () => boolean,
  onBound: (points: number) => void,
): Relaxation {
  const prices = new Float64Array(c.sessions.length);
  const priceOf = (pair: number) => prices[c.pairSession[pair]!]!;
  const eligible = Float64Array.from(c.sessions, (_, s) => c.seatFrom[s + 1]! - c.seatFrom[s]!);
  const firstStep = Math.max(1, largestPrice(c));
  const best: Relaxation = { prices: prices.slice(), bound: boundAt(c, bestWeek, prices), hints: [] };
  const kept = new Set<string>();
  for (let pass = 0; pass < passes && !stop(); pass += 1) {
    const step = unitsAPoint * firstStep * (lastStepPoints / firstStep) ** (pass / Math.max(1, passes - 1));
    const late = pass >= passes * (1 - lateShare);
    for (let p = 0; p < c.people.length; p += 1) {
      const { pairs } = bestWeek(p, priceOf)!;
      for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) {
        const s = c.pairSession[i]!;
        prices[s]! -= (step * sessionBest(c, s, prices[s]!).people) / eligible[s]!;
        if (c.standDown[s] === 0 && prices[s]! < 0) prices[s] = 0;
      }
      for (const i of pairs) prices[c.pairSession[i]!]! += step;
      if (late && !kept.has(pairs.join())) {
        kept.add(pairs.join());
        best.hints.push([p, pairs]);
      }
    }
    if (late || pass % 10 === 9) {
      const rounded = prices.map(Math.round);
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
