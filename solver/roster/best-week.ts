import { type Candidates, minutesValue } from './candidates.ts';

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
 * seat. A small dynamic program over the days; minutes in units of their greatest common divisor, ETE minutes as a second
 * dimension only where the share can bite. In the answer, `price(pair)` is in 1/4096 points; `fixed` says by pair what is
 * settled (a pinned pair is always taken); null if no week keeps that.
 */
export function bestWeeks(c: Candidates): BestWeekOf {
  const shapes = c.people.map((_, p) => personShape(c, p));
  const cells = shapes.reduce((most, shape) => Math.max(most, shape.states), 1);
  const rows = shapes.reduce((most, shape) => Math.max(most, shape.days.length), 0);
  const value = [new Float64Array(cells), new Float64Array(cells)] as const;
  const takenPair = new Int32Array(cells * rows);
  const takenFrom = new Int32Array(cells * rows);

  return (p, price, fixed) => {
    const shape = shapes[p]!;
    const { states, eteStates } = shape;
    let [now, then] = value;
    now.fill(noWay, 0, states);
    now[0] = 0;
    for (let d = 0; d < shape.days.length; d += 1) {
      const day = shape.days[d]!;
      const forced = bestOfClasses(c, shape, day, price, fixed);
      const row = d * cells;
      for (let state = 0; state < states; state += 1) then[state] = forced ? noWay : now[state]!;
      takenPair.fill(-1, row, row + states);
      for (const { best, pair, minutes, ete } of day.classes) {
        if (best === noWay) continue;
        const offset = minutes * eteStates + ete;
        for (let state = 0; state < states; state += 1) {
          const before = now[state]!;
          if (before === noWay) continue;
          const to = Math.max(1, state) + offset;
          if (to >= states) break;
          if (ete > 0 && (Math.max(0, state - 1) % eteStates) + ete >= eteStates) continue;
          if (before + best > then[to]!) {
            then[to] = before + best;
            takenPair[row + to] = pair;
            takenFrom[row + to] = state;
          }
        }
      }
      [now, then] = [then, now];
    }
    let end = -1;
    let best = noWay;
    for (let state = 0; state < states; state += 1) {
      if (now[state] === noWay) continue;
      const total = now[state]! + shape.weekValue[state === 0 ? 0 : 1 + Math.floor((state - 1) / eteStates)]!;
      if (total > best) {
        best = total;
        end = state;
      }
    }
    if (end < 0) return null;
    const pairs: number[] = [];
    for (let d = shape.days.length - 1; d >= 0; d -= 1) {
      const pair = takenPair[d * cells + end]!;
      if (pair < 0) continue;
      pairs.push(pair);
      end = takenFrom[d * cells + end]!;
    }
    return { value: best, pairs: pairs.reverse() };
  };
}

/** Sessions of one day that give a person the same minutes: only the best of them matters. */
interface Class {
  minutes: number;
  ete: number;
  best: number;
  pair: number;
}

interface Day {
  from: number;
  to: number;
  classes: Class[];
}

interface PersonShape {
  from: number;
  days: Day[];
  classOf: Uint8Array;
  /** State 0: nothing booked. Else 1 + minutes x eteStates + ETE minutes, both in units. */
  states: number;
  eteStates: number;
  /** Points of the minutes, in 1/4096: [0] nothing booked, [1 + u] u units booked. */
  weekValue: Float64Array;
}

function personShape(c: Candidates, p: number): PersonShape {
  const from = c.pairFrom[p]!;
  const to = c.pairFrom[p + 1]!;
  const { maxMinutes, eteMinutesLeft } = c.people[p]!;
  let unit = 0;
  let eteUnit = 0;
  for (let i = from; i < to; i += 1) {
    const s = c.pairSession[i]!;
    unit = divisor(c.credit[s]!, unit);
    if (c.isEte[s]) eteUnit = divisor(c.credit[s]!, eteUnit);
  }
  const days: Day[] = [];
  const classOf = new Uint8Array(to - from);
  let most = 0;
  let mostEte = 0;
  for (let i = from; i < to; ) {
    const date = c.day[c.pairSession[i]!]!;
    const day: Day = { from: i, to: i, classes: [] };
    let longest = 0;
    let longestEte = 0;
    while (day.to < to && c.day[c.pairSession[day.to]!] === date) {
      const s = c.pairSession[day.to]!;
      const minutes = unit ? c.credit[s]! / unit : 0;
      const ete = c.isEte[s] && eteUnit ? c.credit[s]! / eteUnit : 0;
      let k = day.classes.findIndex((entry) => entry.minutes === minutes && entry.ete === ete);
      if (k < 0) k = day.classes.push({ minutes, ete, best: noWay, pair: -1 }) - 1;
      classOf[day.to - from] = k;
      longest = Math.max(longest, c.credit[s]!);
      if (c.isEte[s]) longestEte = Math.max(longestEte, c.credit[s]!);
      day.to += 1;
    }
    most += longest;
    mostEte += longestEte;
    days.push(day);
    i = day.to;
  }
  const eteBites = mostEte > eteMinutesLeft;
  if (!eteBites) mergeEteClasses(days, classOf, from);
  const eteStates = eteBites ? 1 + Math.floor(eteMinutesLeft / eteUnit) : 1;
  const units = unit ? Math.floor(Math.min(maxMinutes, most) / unit) : 0;
  const weekValue = Float64Array.from({ length: units + 2 }, (_, i) =>
    i === 0
      ? unitsAPoint * minutesValue(c, p, 0, false)
      : unitsAPoint * minutesValue(c, p, (i - 1) * unit, true),
  );
  return { from, days, classOf, states: 1 + (units + 1) * eteStates, eteStates, weekValue };
}

/** Where the ETE share cannot bite, an ETE session is a session like any other of its length. */
function mergeEteClasses(days: Day[], classOf: Uint8Array, from: number): void {
  for (const day of days) {
    const merged: Class[] = [];
    const target = day.classes.map((entry) => {
      const k = merged.findIndex((other) => other.minutes === entry.minutes);
      return k >= 0 ? k : merged.push({ ...entry, ete: 0 }) - 1;
    });
    for (let i = day.from; i < day.to; i += 1) classOf[i - from] = target[classOf[i - from]!]!;
    day.classes = merged;
  }
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Fills each class of the day with its best pair; true if one of the day must be taken. */
function bestOfClasses(
  c: Candidates,
  shape: PersonShape,
  day: Day,
  price: (pair: number) => number,
  fixed: Uint8Array | undefined,
): boolean {
  for (const entry of day.classes) entry.best = noWay;
  let forced = false;
  for (let i = day.from; i < day.to; i += 1) {
    const settled = c.pairPinned[i] ? mustTake : fixed ? fixed[i]! : free;
    if (settled === mustNot || (forced && settled !== mustTake)) continue;
    if (settled === mustTake) {
      for (const entry of day.classes) entry.best = noWay;
      // Two of one day: no week has both.
      if (forced) return true;
      forced = true;
    }
    const worth = unitsAPoint * c.pairGain[i]! - price(i);
    const entry = day.classes[shape.classOf[i - shape.from]!]!;
    if (worth > entry.best) {
      entry.best = worth;
      entry.pair = i;
    }
  }
  return forced;
}
