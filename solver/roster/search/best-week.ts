import { type Candidates, minutesValue } from './candidates.ts';
import { type WeekShape, weekShapes } from './week-shapes.ts';

/** Prices and points inside the search are whole numbers of 1/4096 point, so that sums are exact. */
export const unitsAPoint = 4_096;

const noWay = Number.NEGATIVE_INFINITY;

/** What a search has settled of a pair: nothing, that it is booked, or that it is not. */
export const free = 0;
export const mustTake = 1;
export const mustNot = 2;

export interface BestWeek {
  /** Points of the week less the prices of its seats, in 1/4096 points. */
  value: number;
  /** The pairs of the week, by day. */
  pairs: number[];
}

export type BestWeekOf = (p: number, price: (pair: number) => number, fixed?: Uint8Array) => BestWeek | null;

/**
 * Finds a person's best week exactly: at most one session a day, minutes and ETE within their limits, for any price a
 * seat. A small dynamic program over the days, in which sessions of one day and length are one choice, the best of them.
 * In the answer, `price(pair)` is in 1/4096 points; `fixed` says by pair what is settled (a pinned pair is always taken);
 * null if no week keeps that.
 */
export function bestWeeks(c: Candidates): BestWeekOf {
  const { shapeOf, classOf } = weekShapes(c);
  const weekValue = shapeOf.map((shape, p) => valuesOf(c, p, shape));
  const cells = shapeOf.reduce((most, shape) => Math.max(most, shape.states), 1);
  const rows = shapeOf.reduce((most, shape) => Math.max(most, shape.days.length), 0);
  const classes = shapeOf.reduce(
    (most, shape) => shape.days.reduce((most, day) => Math.max(most, day.classes), most),
    1,
  );
  const value = [new Float64Array(cells), new Float64Array(cells)] as const;
  const best = new Float64Array(classes);
  const bestPair = new Int32Array(classes);
  const takenPair = new Int32Array(cells * rows);
  const takenFrom = new Int32Array(cells * rows);
  const { pairFrom, pairPinned, pairSession, day: dayOf } = c;
  const gain = Float64Array.from(c.pairGain, (points) => unitsAPoint * points);
  const hasPin = new Uint8Array(c.people.length);
  for (let i = 0; i < pairPinned.length; i += 1) if (pairPinned[i]) hasPin[c.pairPerson[i]!] = 1;

  /** Of the pairs of one day, the best of each class; true if one of them must be taken, null if two must. */
  const bestOfSettled = (
    from: number,
    to: number,
    price: (pair: number) => number,
    fixed: Uint8Array | undefined,
  ): boolean | null => {
    let forced = false;
    for (let pair = from; pair < to; pair += 1) {
      const settled = pairPinned[pair] ? mustTake : fixed ? fixed[pair]! : free;
      if (settled === mustNot || (forced && settled !== mustTake)) continue;
      if (settled === mustTake) {
        if (forced) return null;
        forced = true;
        best.fill(noWay);
      }
      const worth = gain[pair]! - price(pair);
      const k = classOf[pair]!;
      if (worth > best[k]!) {
        best[k] = worth;
        bestPair[k] = pair;
      }
    }
    return forced;
  };

  return (p, price, fixed) => {
    const { days, ends } = shapeOf[p]!;
    let [now, then] = value;
    now[0] = 0;
    let pair = pairFrom[p]!;
    const lastPair = pairFrom[p + 1]!;
    const isSettled = fixed !== undefined || hasPin[p] === 1;
    for (let d = 0; d < days.length; d += 1) {
      const { from, to, by, classes, reached, reachedBefore } = days[d]!;
      for (let k = 0; k < classes; k += 1) best[k] = noWay;
      let forced: boolean | null = false;
      const date = dayOf[pairSession[pair]!];
      const first = pair;
      if (isSettled) {
        while (pair < lastPair && dayOf[pairSession[pair]!] === date) pair += 1;
        forced = bestOfSettled(first, pair, price, fixed);
        if (forced === null) return null;
      } else {
        for (; pair < lastPair && dayOf[pairSession[pair]!] === date; pair += 1) {
          const worth = gain[pair]! - price(pair);
          const k = classOf[pair]!;
          if (worth > best[k]!) {
            best[k] = worth;
            bestPair[k] = pair;
          }
        }
      }
      const row = d * cells;
      for (let state = 0; state < reached; state += 1) {
        then[state] = forced || state >= reachedBefore ? noWay : now[state]!;
        takenPair[row + state] = -1;
      }
      for (let t = 0; t < from.length; t += 1) {
        const k = by[t]!;
        const state = to[t]!;
        const total = now[from[t]!]! + best[k]!;
        if (total > then[state]!) {
          then[state] = total;
          takenPair[row + state] = bestPair[k]!;
          takenFrom[row + state] = from[t]!;
        }
      }
      [now, then] = [then, now];
    }
    const values = weekValue[p]!;
    let end = -1;
    let most = noWay;
    for (let e = 0; e < ends.length; e += 1) {
      const total = now[ends[e]!]! + values[e]!;
      if (total > most) {
        most = total;
        end = ends[e]!;
      }
    }
    if (end < 0) return null;
    const pairs: number[] = [];
    for (let d = days.length - 1; d >= 0; d -= 1) {
      const taken = takenPair[d * cells + end]!;
      if (taken < 0) continue;
      pairs.push(taken);
      end = takenFrom[d * cells + end]!;
    }
    return { value: most, pairs: pairs.reverse() };
  };
}

/** Points of the minutes at each end of a person's week, in 1/4096. */
function valuesOf(c: Candidates, p: number, { endMinutes }: WeekShape): Float64Array {
  return Float64Array.from(endMinutes, (minutes, e) => unitsAPoint * minutesValue(c, p, minutes, e > 0));
}
