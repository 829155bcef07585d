import { addMonths, type IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import { attendedCodes, calledOffCodes, type OutcomeCode, outcomeOf } from './outcomes.ts';

/** What became of an appointment, and when; of a corrected outcome, the last. */
export interface DatedOutcome {
  date: IsoDate;
  outcome: OutcomeCode;
}

export interface AbsenceStanding {
  state: 'none' | 'warning' | 'enforcement';
  /** Of the failures that count, in order. */
  dates: IsoDate[];
  /** How many more bring referral for enforcement; 0: it is due. */
  leftBeforeEnforcement: number;
}

/**
 * Unacceptable absences that count on a day: those of the months up to it that the policy names as the window. Every
 * enforceable outcome is one, also that of a person who came and failed to comply. The first brings a warning, the next
 * within the window referral for enforcement (Sentencing Act 2020, schedule 10, paragraphs 6 and 7).
 */
export function absenceStanding(
  outcomes: readonly DatedOutcome[],
  today: IsoDate,
  limits: Pick<Policy['limits'], 'absenceWindowMonths' | 'absencesToWarn' | 'absencesToEnforce'>,
): AbsenceStanding {
  const windowStart = addMonths(today, -limits.absenceWindowMonths);
  const dates = outcomes
    .filter(({ date, outcome }) => outcomeOf(outcome)?.enforceable && windowStart < date && date <= today)
    .map(({ date }) => date)
    .sort();
  const warned = dates.length >= limits.absencesToWarn ? 'warning' : 'none';
  return {
    state: dates.length >= limits.absencesToEnforce ? 'enforcement' : warned,
    dates,
    leftBeforeEnforcement: Math.max(0, limits.absencesToEnforce - dates.length),
  };
}

/** Appointments at which a person was due, and how many of these they attended: a rate, kept whole. */
export interface Attendance {
  attended: number;
  due: number;
}

/** Attendance over all outcomes, but for appointments that the service called off or moved. */
export function attendanceOf(outcomes: readonly Pick<DatedOutcome, 'outcome'>[]): Attendance {
  const due = outcomes.filter(({ outcome }) => !calledOffCodes.includes(outcome));
  return { attended: due.filter(({ outcome }) => attendedCodes.includes(outcome)).length, due: due.length };
}
