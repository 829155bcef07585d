import { free, mustNot, mustTake } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import type { Weeks } from './weeks.ts';

/** Who sits where, kept up to date as the search books and frees seats. */
export interface Seats {
  weeks: Weeks;
  count: Int32Array;
  women: Int32Array;
  setWeek(p: number, pairs: readonly number[]): void;
  /** Whether the person may take this seat as the roster stands, without breaking a rule that binds others. */
  mayJoin(pair: number): boolean;
  /** Whether the person may give up this seat as the roster stands. */
  mayLeave(pair: number): boolean;
  /** Whether the session, as it stands, keeps every rule that binds it as a whole. */
  obeys(s: number): boolean;
  /** Gives several people their weeks if every session then obeys its rules; otherwise changes nothing. */
  trade(offers: readonly { p: number; pairs: readonly number[] }[]): boolean;
  peopleOn(s: number): number[];
  /** Writes into `fixed`, for each of the person's pairs, what the roster as it stands allows. */
  allow(p: number, fixed: Uint8Array): void;
}

/** Seats of a roster in the making; the given weeks are copied. */
export function seatsOf(c: Candidates, start: Weeks): Seats {
  const weeks: Weeks = start.map((pairs) => [...pairs]);
  const count = new Int32Array(c.sessions.length);
  const women = new Int32Array(c.sessions.length);
  const here: Set<number>[] = c.sessions.map(() => new Set());
  const move = (pair: number, by: 1 | -1) => {
    const s = c.pairSession[pair]!;
    const p = c.pairPerson[pair]!;
    count[s]! += by;
    women[s]! += by * c.female[p]!;
    if (by > 0) here[s]!.add(p);
    else here[s]!.delete(p);
  };
  for (const pairs of weeks) for (const pair of pairs) move(pair, 1);

  const mayJoin = (pair: number): boolean => {
    const s = c.pairSession[pair]!;
    const p = c.pairPerson[pair]!;
    if (count[s]! >= c.capacity[s]!) return false;
    if (count[s]! + 1 < c.least[s]!) return false;
    if (c.avoidsAllMale[p] && c.risksAllMale[s] && women[s] === 0) return false;
    return !c.apart[p]!.some((other) => here[s]!.has(other));
  };
  const mayLeave = (pair: number): boolean => {
    if (c.pairPinned[pair]) return false;
    const s = c.pairSession[pair]!;
    const p = c.pairPerson[pair]!;
    const left = count[s]! - 1;
    if (left > 0 && left < c.least[s]!) return false;
    if (!c.risksAllMale[s] || !c.female[p] || women[s] !== 2) return true;
    return ![...here[s]!].some((other) => other !== p && c.avoidsAllMale[other]);
  };

  const obeys = (s: number): boolean => {
    if (count[s] === 0) return true;
    if (count[s]! > c.capacity[s]! || count[s]! < c.least[s]!) return false;
    const there = [...here[s]!];
    if (c.risksAllMale[s] && women[s] === 1 && there.some((p) => c.avoidsAllMale[p])) return false;
    return !there.some((p) => c.apart[p]!.some((other) => here[s]!.has(other)));
  };
  const setWeek = (p: number, pairs: readonly number[]) => {
    for (const pair of weeks[p]!) move(pair, -1);
    weeks[p] = [...pairs];
    for (const pair of pairs) move(pair, 1);
  };

  return {
    weeks,
    count,
    women,
    setWeek,
    mayJoin,
    mayLeave,
    obeys,
    trade(offers) {
      const before = offers.map(({ p }) => ({ p, pairs: weeks[p]! }));
      for (const { p, pairs } of offers) setWeek(p, pairs);
      const touched = [...before, ...offers].flatMap(({ pairs }) => pairs.map((i) => c.pairSession[i]!));
      if (touched.every(obeys)) return true;
      for (const { p, pairs } of before) setWeek(p, pairs);
      return false;
    },
    peopleOn: (s) => [...here[s]!].sort((a, b) => a - b),
    allow(p, fixed) {
      const mine = weeks[p]!;
      for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) {
        if (mine.includes(i)) fixed[i] = mayLeave(i) ? free : mustTake;
        else fixed[i] = mayJoin(i) ? free : mustNot;
      }
    },
  };
}
