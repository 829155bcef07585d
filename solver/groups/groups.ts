import type { FormedGroup } from './facts.ts';
import type { CandidateId, ReferralId } from './problem.ts';
import type { RuleName } from './rules.ts';

/** Why somebody waits on: of the programme's candidates, how many each rule keeps them from first. */
export interface Because {
  rule: RuleName;
  candidates: number;
}

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
  /** No answer can have more points than this; proven. */
  bound: number;
  groups: FormedGroup[];
  waiting: StillWaiting[];
  /** Infeasible only. */
  conflicts?: PinConflict[];
}
