import type { Candidates } from './candidates.ts';

/** What one day can do to a week: from the state before it, by a class of sessions, to the state after. */
export interface DayShape {
  classes: number;
  /** States that a week can have reached before the day, and by its end: they are numbered as they are reached. */
  reachedBefore: number;
  reached: number;
  from: Int32Array;
  to: Int32Array;
  by: Uint8Array;
}

/**
 * All the weeks that sessions of given lengths make possible within limits. A state is a sum of minutes (and of ETE
 * minutes, where the share can bite); state 0 is nothing booked. People whose days offer the same lengths share one.
 */
export interface WeekShape {
  days: readonly DayShape[];
  states: number;
  /** The states in which a week can end, the empty week first, and the credit minutes of each. */
  ends: Int32Array;
  endMinutes: Int32Array;
}

interface Lengths {
  minutes: number;
  ete: number;
}

/** The shape of everyone's week, and for each pair its class among the sessions of its day. */
export function weekShapes(c: Candidates): { shapeOf: WeekShape[]; classOf: Uint8Array } {
  const known = new Map<string, WeekShape>();
  const classOf = new Uint8Array(c.pairPerson.length);
  const shapeOf = c.people.map((person, p) => {
    const days = lengthsByDay(c, p, classOf);
    const longestEte = days.map((day) => day.reduce((most, { ete }) => Math.max(most, ete), 0));
    const eteBites = longestEte.reduce((sum, ete) => sum + ete, 0) > person.eteMinutesLeft;
    if (!eteBites) forgetEte(c, p, days, classOf);
    const mostEte = eteBites ? person.eteMinutesLeft : Number.POSITIVE_INFINITY;
    const key = JSON.stringify([
      days.map((day) => day.map(({ minutes, ete }) => [minutes, ete])),
      person.maxMinutes,
      mostEte,
    ]);
    const shape = known.get(key) ?? shapeFrom(days, person.maxMinutes, mostEte);
    known.set(key, shape);
    return shape;
  });
  return { shapeOf, classOf };
}

/** For each day with candidates the lengths of its sessions; writes each pair's class. */
function lengthsByDay(c: Candidates, p: number, classOf: Uint8Array): Lengths[][] {
  const days: Lengths[][] = [];
  let date = -1;
  for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) {
    const s = c.pairSession[i]!;
    if (c.day[s] !== date) {
      date = c.day[s]!;
      days.push([]);
    }
    const minutes = c.credit[s]!;
    classOf[i] = classIn(days.at(-1)!, { minutes, ete: c.isEte[s] ? minutes : 0 });
  }
  return days;
}

function classIn(day: Lengths[], { minutes, ete }: Lengths): number {
  const k = day.findIndex((known) => known.minutes === minutes && known.ete === ete);
  return k >= 0 ? k : day.push({ minutes, ete }) - 1;
}

/** Where the ETE share cannot bite, an ETE session is a session like any other of its length. */
function forgetEte(c: Candidates, p: number, days: Lengths[][], classOf: Uint8Array): void {
  const merged = days.map((day) => {
    const lengths: Lengths[] = [];
    return { lengths, target: day.map(({ minutes }) => classIn(lengths, { minutes, ete: 0 })) };
  });
  let d = -1;
  let date = -1;
  for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) {
    const s = c.pairSession[i]!;
    if (c.day[s] !== date) {
      date = c.day[s]!;
      d += 1;
    }
    classOf[i] = merged[d]!.target[classOf[i]!]!;
  }
  merged.forEach(({ lengths }, at) => {
    days[at] = lengths;
  });
}

function shapeFrom(days: readonly Lengths[][], maxMinutes: number, mostEte: number): WeekShape {
  const number = new Map<string, number>();
  const minutesOf = [0];
  const eteOf = [0];
  const stateOf = (minutes: number, ete: number): number => {
    const key = `${minutes} ${ete}`;
    const known = number.get(key);
    if (known !== undefined) return known;
    const state = minutesOf.push(minutes) - 1;
    eteOf.push(ete);
    number.set(key, state);
    return state;
  };
  const shaped = days.map((day) => {
    const before = minutesOf.length;
    const [from, to, by]: [number[], number[], number[]] = [[], [], []];
    for (let state = 0; state < before; state += 1) {
      day.forEach(({ minutes, ete }, k) => {
        if (minutesOf[state]! + minutes > maxMinutes || eteOf[state]! + ete > mostEte) return;
        from.push(state);
        to.push(stateOf(minutesOf[state]! + minutes, eteOf[state]! + ete));
        by.push(k);
      });
    }
    return { classes: day.length, reachedBefore: before, reached: minutesOf.length, from, to, by };
  });
  const states = minutesOf.length;
  return {
    days: shaped.map(({ classes, reachedBefore, reached, from, to, by }) => ({
      classes,
      reachedBefore,
      reached,
      from: Int32Array.from(from),
      to: Int32Array.from(to),
      by: Uint8Array.from(by),
    })),
    states,
    ends: Int32Array.from({ length: states }, (_, state) => state),
    endMinutes: Int32Array.from(minutesOf),
  };
}
