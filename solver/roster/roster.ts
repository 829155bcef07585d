import type { Booking, Crn, SessionId } from './problem.ts';
import type { RuleName } from './rules.ts';

/** Why a person is short: of the week's sessions, how many each rule keeps them off first. */
export interface Because {
  rule: RuleName;
  sessions: number;
}

/** A person under their weekly minimum. */
export interface Short {
  crn: Crn;
  /** Credit minutes that the roster gives them. */
  minutes: number;
  because: Because[];
}

/** A pin that cannot be kept, and every rule that it breaks. */
export interface Conflict {
  crn: Crn;
  session: SessionId;
  rules: RuleName[];
}

/** roster/1 (`formats/roster.md`). */
export interface Roster {
  format: 'roster/1';
  status: 'optimal' | 'feasible' | 'infeasible';
  points: number;
  bound: number;
  bookings: Booking[];
  stoodDown: SessionId[];
  short: Short[];
  /** Infeasible only. */
  conflicts?: Conflict[];
}

/** What a run tells while it works. */
export interface Progress {
  phase: 'prices' | 'roster' | 'improvement' | 'proof';
  points: number | null;
  bound: number | null;
  /** People with at least one booking; null until there is a roster. */
  placed: number | null;
}

/** What a seat of a session is worth to the week, in points; negative where a group session needs people to run. */
export type SeatPrice = readonly [SessionId, number];

export interface SolveOptions {
  /** The only source of chance: same problem, seed and steps, same bytes. */
  seed?: number;
  /** Budget counted in steps of improvement and proof; the default suits the size of the problem. */
  steps?: number;
  /** Asked between steps; true: stop and keep the best. A clock comes in here, never in the solver. */
  stop?: () => boolean;
  onProgress?: (progress: Progress) => void;
  /** A roster of this problem to begin from, the last best of a run that died, say; what of it breaks a rule is left out. */
  from?: readonly Booking[];
  /** Hears each better roster; its bookings are worked out only for who asks. */
  onBest?: (bookings: () => Booking[]) => void;
  /** Hears the prices of the seats once they are found. */
  onPrices?: (prices: SeatPrice[]) => void;
}
