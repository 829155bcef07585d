import type { IsoDate } from '../../calendar.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import type { OpenTimes } from '../calendar/open-times.ts';
import type { Slot, WeeklyWindow } from '../calendar/slots.ts';
import type { Delivery, ProgrammeTemplate, Sex } from '../template.ts';

/** Whom a group takes. */
export type GroupSex = Sex | 'mixed';

export interface Room {
  code: string;
  seats: number;
  /** Times at which groups that run already use it. */
  booked: readonly DatedWindow[];
}

export interface Venue {
  code: string;
  pdu: string;
  tags: readonly string[];
  rooms: readonly Room[];
  hours: readonly WeeklyWindow[];
  closures: OpenTimes['closures'];
}

export interface Facilitator {
  id: string;
  /** Areas in which they work; empty: all of the region. */
  pdus: readonly string[];
  /** Codes of the programmes that they are trained for. */
  programmes: readonly string[];
  hours: readonly WeeklyWindow[];
  leave: readonly { fromDate: IsoDate; toDate: IsoDate }[];
  /** Group sessions and one-to-ones that groups gave them already. */
  booked: readonly DatedWindow[];
}

export interface SlotPattern {
  id: string;
  /** Null: for any. */
  programme: string | null;
  slots: readonly Slot[];
}

/** A rolling group that runs already: its room and facilitators have its times in their bookings. */
export interface RunningGroup {
  id: string;
  programme: string;
  venue: string;
  room: string;
  sex: GroupSex;
  pattern: string;
  facilitators: readonly string[];
  members: number;
  seats: number;
  tags: readonly string[];
  /** Planned group sessions to come. */
  sessions: readonly (DatedWindow & { number: number })[];
}

/** A referral of group-problem/1. */
export interface WaitingReferral {
  id: string;
  crn: string;
  programme: string;
  sex: Sex;
  weeksWaiting: number;
  readyFrom: IsoDate;
  mustFinishBy: IsoDate;
  lastChance: boolean;
  availability: readonly WeeklyWindow[];
  busy: readonly DatedWindow[];
  needs: readonly string[];
}

/** Who waits, in the words of group-problem/1. */
export interface Waiting {
  referrals: readonly WaitingReferral[];
  /** Crn, venue and minutes one way. */
  travel: readonly (readonly [string, string, number])[];
  maxTravelMinutes: number;
  points: {
    placed: number;
    waitedWeek: number;
    startWeek: number;
    lastChance: number;
    opened: number;
    offOptimum: number;
    travelMinute: number;
  };
}

export interface CandidateSettings {
  /** `startWithinWeeks` of the policy. */
  startWithinWeeks: number;
  /** `layoutMostWeeks`. */
  layoutMostWeeks: number;
  /** `mostCandidates`. */
  mostCandidates: number;
  /** `regularFacilitatorPercent`. */
  regularFacilitatorPercent: number;
}

export interface CandidateRequest {
  asOf: IsoDate;
  /** Without faults; of each code at most one is in force on a day. */
  templates: readonly ProgrammeTemplate[];
  venues: readonly Venue[];
  facilitators: readonly Facilitator[];
  patterns: readonly SlotPattern[];
  running: readonly RunningGroup[];
  bankHolidays: ReadonlySet<IsoDate>;
  settings: CandidateSettings;
  /** Null: nobody is asked for, and groups are spread over venues and patterns. */
  waiting: Waiting | null;
}

/** A candidate of group-problem/1. */
export interface Candidate {
  id: string;
  programme: string;
  venue: string;
  sex: GroupSex;
  /** Every group session, in order; of a running group those from its next entry point on. */
  sessions: readonly DatedWindow[];
  members: number;
  seats: number;
  tags: readonly string[];
}

export interface StaffedSession extends DatedWindow {
  number: number;
  facilitators: readonly string[];
}

export interface StaffedOneToOnes {
  number: number;
  places: readonly (DatedWindow & { facilitators: readonly string[] })[];
}

/** What a candidate needs beside the format: to open it. */
export interface CandidateDetail {
  id: string;
  room: string;
  pattern: string;
  delivery: Delivery;
  /** The day of the first session of anybody, a one-to-one perhaps. */
  startsOn: IsoDate;
  /** The day of the last one, which may come after the last group session. */
  finishesOn: IsoDate;
  /** Regular ones; on days on which one is away another covers. */
  facilitators: readonly string[];
  sessions: readonly StaffedSession[];
  oneToOnes: readonly StaffedOneToOnes[];
  /** How many of those who wait could join; null: nobody was asked for. */
  couldJoin: number | null;
}

/** Groups that could start, or be joined, and what was left out. */
export interface Candidates {
  candidates: readonly Candidate[];
  /** In the order of the candidates. */
  details: readonly CandidateDetail[];
  /** Pairs of ids that share a room or a facilitator at some time. */
  conflicts: readonly (readonly [string, string])[];
  leftOut: LeftOut;
}

/** How many groups were laid out and are no candidates, by the first reason that holds. */
export interface LeftOut {
  /** Too few of those who wait could join, or never worth opening. */
  tooFew: number;
  noRoom: number;
  noFacilitator: number;
  /** Beyond the most that are weighed at a time. */
  beyondMost: number;
}
