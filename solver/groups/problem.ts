import type { IsoDate, Weekday, Window } from '../calendar.ts';
import type { Crn, DatedWindow, Sex } from '../roster/problem.ts';

/** The nouns of group-problem/1 (`formats/groups.md`): durations in minutes, waits in whole weeks, points whole numbers. */
export type ReferralId = string;
export type CandidateId = string;
export type ProgrammeCode = string;
export type VenueCode = string;
export type GroupSex = Sex | 'mixed';

export interface GroupPoints {
  placed: number;
  waitedWeek: number;
  startWeek: number;
  lastChance: number;
  opened: number;
  offOptimum: number;
  travelMinute: number;
}

export interface GroupPolicy {
  maxTravelMinutes: number;
  points: GroupPoints;
}

export interface Programme {
  code: ProgrammeCode;
  minSize: number;
  optimumSize: number;
  maxSize: number;
}

/** Time of every week. */
export interface WeeklyWindow extends Window {
  weekday: Weekday;
}

export interface Referral {
  id: ReferralId;
  crn: Crn;
  programme: ProgrammeCode;
  sex: Sex;
  weeksWaiting: number;
  readyFrom: IsoDate;
  mustFinishBy: IsoDate;
  /** No later start would finish in time. */
  lastChance: boolean;
  availability: readonly WeeklyWindow[];
  busy: readonly DatedWindow[];
  needs: readonly string[];
}

/** A group that could open, or one that runs and could take people at its next entry point. */
export interface Candidate {
  id: CandidateId;
  programme: ProgrammeCode;
  venue: VenueCode;
  sex: GroupSex;
  /** Group sessions in order; of a running group, those from its next entry point on. */
  sessions: readonly DatedWindow[];
  /** People in it already; more than none: it runs, and is open whoever joins. */
  members: number;
  seats: number;
  tags: readonly string[];
}

/** A referral that joins, or must join, a candidate. */
export type Placement = readonly [ReferralId, CandidateId];
export type VenueTravelRow = readonly [Crn, VenueCode, number];

export interface GroupProblem {
  format: 'group-problem/1';
  asOf: IsoDate;
  policy: GroupPolicy;
  programmes: readonly Programme[];
  referrals: readonly Referral[];
  candidates: readonly Candidate[];
  /** Pairs of which at most one may be open. */
  conflicts: readonly (readonly [CandidateId, CandidateId])[];
  travel: readonly VenueTravelRow[];
  keepApart: readonly (readonly [Crn, Crn])[];
  pinned: readonly Placement[];
}
