import type { FormedGroup } from './facts.ts';
import type { CandidateId, ReferralId } from './problem.ts';
import type { RuleName } from './rules.ts';

/** Why someone waits: of the candidates of their programme, how many each rule keeps them from first. */
export interface Because {
  rule: RuleName;
  candidates: number;
}

/** A referral without a place. */
export interface StillWaiting {
  referral: ReferralId;
  because: Because[];
}

/** A pin that cannot be kept, and every rule that it breaks. */
export interface PinConflict {
  referral: ReferralId;
  candidate: CandidateId;
  rules: RuleName[];
}

/** groups/1 (`formats/groups.md`). */
export interface Groups {
  format: 'groups/1';
  status: 'optimal' | 'feasible' | 'infeasible';
  points: number;
  bound: number;
  /** Those that someone joins, in the problem's order. */
  groups: FormedGroup[];
  waiting: StillWaiting[];
  /** Infeasible only. */
  conflicts?: PinConflict[];
}

/** What a run tells while it works. */
export interface GroupProgress {
  phase: 'groups' | 'proof';
  points: number;
  bound: number;
  /** People with a place. */
  placed: number;
}

export interface GroupSolveOptions {
  /** Turns the search another way: same problem, seed and steps, same bytes. */
  seed?: number;
  /** Budget of the proof, counted in parts of the search looked at. */
  steps?: number;
  /** Asked all along; true: stop and keep the best. A clock comes in here, never in the solver. */
  stop?: () => boolean;
  onProgress?: (progress: GroupProgress) => void;
}
