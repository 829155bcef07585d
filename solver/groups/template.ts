import type { IsoDate } from '../calendar.ts';

/**
 * The nouns of programme-template/1: an accredited programme as data, a file each in `templates/`. A new programme is a new
 * file and no code; what a file must be to itself and to the policy is in `template-faults.ts`.
 */
export const phases = ['pre-group', 'core', 'review'] as const;
export type Phase = (typeof phases)[number];

export const deliveries = ['fixed', 'rolling'] as const;
export type Delivery = (typeof deliveries)[number];

export const sessionKinds = ['group', 'individual'] as const;
/** With the whole group, or one to one. */
export type SessionKind = (typeof sessionKinds)[number];

export const sexes = ['male', 'female'] as const;
export type Sex = (typeof sexes)[number];

export const levels = ['low', 'medium', 'high'] as const;
export type Level = (typeof levels)[number];

/** From and to, both included. */
export interface Range {
  min: number;
  max: number;
}

export interface TemplateSession {
  /** 1, 2, 3 and on: the order in which everyone attends. */
  number: number;
  module: string;
  phase: Phase;
  kind: SessionKind;
  /** Length, in minutes. */
  minutes: Range;
}

/** What a template says of itself in all, so that a session lost from the file is noticed. */
export interface StatedCount {
  /** A name of `template-counts.ts`. */
  count: string;
  is: number | readonly number[];
  /** The entry of `policy/programmes.ts` that a source states it by; null: the file alone says so. */
  policy: string | null;
}

/** A named check of `eligibility-checks.ts`, with the data that it asks for. */
export interface EligibilityCheck {
  check: string;
  /** The fact that is read. */
  fact?: string | undefined;
  /** What the fact is, after "no" and before "is on file". */
  words?: string | undefined;
  /** What the fact must be. */
  value?: string | undefined;
  level?: Level | undefined;
  percent?: number | undefined;
  /** The entry of `policy/programmes.ts` that holds the number. */
  policy?: string | undefined;
  /** What to tell a caseworker when the fact is on file and not as it must be. */
  failed?: string | undefined;
}

export interface ProgrammeTemplate {
  format: 'programme-template/1';
  code: string;
  name: string;
  /** Where it is from, in words. */
  source: string;
  /** What no source says: each in a sentence. */
  assumptions: readonly string[];
  validFrom: IsoDate;
  /** Inclusive; null: open. */
  validUntil: IsoDate | null;
  counts: readonly StatedCount[];
  /** Rolling groups take joiners at entry points; fixed ones start together. */
  delivery: Delivery;
  /** Numbers of sessions at which one may join, the first always among them. */
  entryPoints: readonly number[];
  sessions: readonly TemplateSession[];
  /** Of each member, one-to-ones too, from Monday to Sunday. */
  sessionsAWeek: Range;
  /** From the day of one session to that of the next, of each member; 1: the next day will do. */
  leastDaysBetween: number;
  gaps: {
    /** From the first session to any other. */
    weeksAfterFirst: number;
    /** From the last session before the review phase to the first of it. */
    weeksBeforeReview: number;
  };
  /**
   * 0: a one-to-one is held before the group session that follows it; n: at the latest before the (n + 1)th that follows.
   * Never in a later phase than its own.
   */
  individualLagSessions: number;
  groupSize: {
    min: number;
    optimum: number;
    max: number;
    /** A smaller group that somebody may allow by name. */
    exception: { min: number; name: string; source: string } | null;
  };
  sexes: readonly Sex[];
  /** Whether men and women may sit in one group. */
  mixed: boolean;
  /** How many hold a session of each kind. */
  facilitators: Record<SessionKind, number>;
  catchUp: {
    /** Most sessions that one person may catch up. */
    cap: number;
    beforeNextModule: boolean;
    /** From the session missed. */
    withinDays: number;
  };
  /** Whether a worker is allocated to the partner of each member, and how many days before his first session at least. */
  partnerLinkWorker: { leadDays: number } | null;
  eligibility: readonly EligibilityCheck[];
}

/** The sessions of a kind, in order. */
export function sessionsOfKind(template: ProgrammeTemplate, kind: SessionKind): TemplateSession[] {
  return template.sessions.filter((session) => session.kind === kind);
}
