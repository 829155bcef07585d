import { addDays, daysAWeek, type IsoDate } from '../calendar.ts';

/** A requirement as far as a place in a week goes. */
export interface Candidate {
  status: 'in-force' | 'suspended' | 'completed' | 'terminated';
  sentenceDate: IsoDate;
  /** The last day on which hours can be worked. */
  deadline: IsoDate;
  assessedDate: IsoDate | null;
  inductedDate: IsoDate | null;
  /** Minutes still to be booked. */
  remainingMinutes: number;
}

const latest = (one: IsoDate, other: IsoDate) => [one, other].toSorted()[1]!;

/** The first day on which hours can be worked: from sentence, and after the days of assessment and induction; null: not yet known. */
export function workableFrom(
  requirement: Pick<Candidate, 'sentenceDate' | 'assessedDate' | 'inductedDate'>,
): IsoDate | null {
  const { sentenceDate, assessedDate, inductedDate } = requirement;
  if (assessedDate === null || inductedDate === null) return null;
  return latest(sentenceDate, addDays(latest(assessedDate, inductedDate), 1));
}

const endOf = (weekStart: IsoDate) => addDays(weekStart, daysAWeek - 1);
const doneInTime = (date: IsoDate | null, weekStart: IsoDate) => date !== null && date < endOf(weekStart);

/**
 * THE REGISTER of what puts a requirement in the week: in order, the first that fails is why it is left out. Each can
 * hold for a part of the week only; days before work can begin and after the deadline then leave no availability.
 */
export const eligibilityChecks = [
  {
    reason: 'not-in-force',
    message: 'not in force',
    passes: (r: Candidate, weekStart: IsoDate) =>
      r.status === 'in-force' && r.sentenceDate <= endOf(weekStart),
  },
  {
    reason: 'no-hours-left',
    message: 'no hours left to book',
    passes: (r: Candidate) => r.remainingMinutes > 0,
  },
  {
    reason: 'deadline-passed',
    message: 'deadline passed: needs court extension',
    passes: (r: Candidate, weekStart: IsoDate) => r.deadline >= weekStart,
  },
  {
    reason: 'not-assessed',
    message: 'not assessed',
    passes: (r: Candidate, weekStart: IsoDate) => doneInTime(r.assessedDate, weekStart),
  },
  {
    reason: 'not-inducted',
    message: 'not inducted',
    passes: (r: Candidate, weekStart: IsoDate) => doneInTime(r.inductedDate, weekStart),
  },
] as const;

export type IneligibleReason = (typeof eligibilityChecks)[number]['reason'];

export interface Ineligible {
  reason: IneligibleReason;
  message: string;
}

/** Why no session of the week can serve a requirement; null: one can. */
export function ineligibility(requirement: Candidate, weekStart: IsoDate): Ineligible | null {
  const failed = eligibilityChecks.find((check) => !check.passes(requirement, weekStart));
  return failed ? { reason: failed.reason, message: failed.message } : null;
}
