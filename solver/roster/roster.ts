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
}

export interface SolveOptions {
  /** The only source of chance: same problem, seed and steps, same bytes. */
  seed?: number;
  /** Budget counted in steps of improvement and proof; the default suits the size of the problem. */
  steps?: number;
  /** Asked between steps; true: stop and keep the best. A clock comes in here, never in the solver. */
  stop?: () => boolean;
  onProgress?: (progress: Progress) => void;
}
