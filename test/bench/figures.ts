import type { Roster } from '../../solver/roster/roster.ts';
import type { InventedWeek } from '../given/invented-week.ts';
import type { Case } from './cases.ts';

/** A problem file to be made. */
export interface ToMake {
  file: string;
  week: (Pick<Case, 'variant' | 'people'> & { seed: number }) | InventedWeek;
}

/** What a problem file holds. */
export interface Made {
  people: number;
  sessions: number;
  /** People and sessions that could stand together in some roster. */
  pairs: number;
  bytes: number;
}

/** A problem file to be solved. */
export interface ToSolve {
  file: string;
  /** Wall time from the first byte read. */
  seconds: number;
  /** Wall time for HiGHS on the same problem afterwards; 0: not at all. */
  highsSeconds: number;
}

export interface Ours {
  kind: 'ours';
  status: Roster['status'];
  points: number;
  bound: number;
  /** Points of a roster without bookings. */
  empty: number;
  seconds: number;
  megabytes: number;
  /** What of its time and memory it had used once the file was read. */
  reading: { seconds: number; megabytes: number };
  /** Until roster and bound were within `nearShare` of each other. */
  secondsToNear: number | null;
  /** Until the points were within each of `finalShares` of the final points. */
  secondsToFinal: (number | null)[];
}

export interface Highs {
  kind: 'highs';
  /** Counted by the judge; null: it had no roster that obeys the rules. */
  points: number | null;
  proven: boolean;
}

/** Roster and bound so near each other, as a share of the bound's size, make a run worth looking at. */
export const nearShare = 0.002;
/** Shares of the final points' size. */
export const finalShares = [0.01, 0.001, 0.0001] as const;
