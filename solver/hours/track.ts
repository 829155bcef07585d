import { daysBetween, type IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import type { Attendance } from './absences.ts';
import { commenceBy } from './commencement.ts';
import { type Ahead, type Finish, finishOf } from './finish.ts';
import { paceNeeded, paceSoFar, type Worked } from './pace.ts';
import type { DaysOut } from './usable-days.ts';

/** One requirement on a day, with all that its finish depends on. */
export interface Progress {
  today: IsoDate;
  deadline: IsoDate;
  allocatedDate: IsoDate | null;
  /** By the ledger. */
  leftMinutes: number;
  worked: Worked;
  booked: Ahead['booked'];
  attendance: Attendance;
  bankHolidays: ReadonlySet<IsoDate>;
  /** Days of absence that the person has stated, bank holidays or not; each date once. */
  absences: readonly IsoDate[];
}

export const trackStates = [
  'complete',
  'expired',
  'not started',
  'off track',
  'at risk',
  'on track',
] as const;
export type TrackState = (typeof trackStates)[number];

/** Whether a person will finish in time. Paces are minutes a usable week. */
export interface Track {
  state: TrackState;
  paceSoFarMinutes: number | null;
  paceNeededMinutes: number | null;
  /** If all that is booked is attended; null: complete, expired, or no end in sight. */
  finish: Finish | null;
  /** At the attendance so far; null too if there has been none to go by. */
  finishAsAttended: Finish | null;
  /** From the finish to the deadline; negative: too late. Null without a finish. */
  daysInHand: number | null;
  /** By when the first session is to be worked (null: not allocated), and whether it was not, or is not yet, in time. */
  commencement: { by: IsoDate | null; late: boolean };
}

type TrackLimits = Pick<Policy['limits'], 'atRiskDays' | 'commenceWithinWorkingDays'>;

function daysOutOf({ bankHolidays, absences }: Progress): DaysOut {
  return [...bankHolidays, ...absences.filter((date) => !bankHolidays.has(date))];
}

function commencementOf(progress: Progress, limits: TrackLimits): Track['commencement'] {
  const { allocatedDate, bankHolidays, worked, today } = progress;
  if (allocatedDate === null) return { by: null, late: false };
  const by = commenceBy(allocatedDate, bankHolidays, limits);
  return { by, late: (worked.firstWorked ?? today) > by };
}

/** THE ORDER of the states: the first that holds. */
function stateOf(progress: Progress, daysInHand: number | null, limits: TrackLimits): TrackState {
  if (progress.leftMinutes === 0) return 'complete';
  if (progress.today > progress.deadline) return 'expired';
  if (progress.worked.firstWorked === null) return 'not started';
  if (daysInHand === null || daysInHand < 0) return 'off track';
  return daysInHand <= limits.atRiskDays ? 'at risk' : 'on track';
}

/**
 * Whether a requirement will be finished in time, on a day. Complete: nothing is left. Expired: the deadline has passed
 * and the court's extension is needed. Not started: no session worked yet; the days in hand say how it would end. Off
 * track: it ends after the deadline or not at all. At risk: within some days of the deadline by policy.
 */
export function track(progress: Progress, limits: TrackLimits): Track {
  const { today, deadline, leftMinutes, worked, booked, attendance } = progress;
  const daysOut = daysOutOf(progress);
  const paceSoFarMinutes = paceSoFar(worked, today, daysOut);
  const ahead: Ahead = { today, leftMinutes, booked, paceMinutes: paceSoFarMinutes, daysOut };
  const over = leftMinutes === 0 || today > deadline;
  const finish = over ? null : finishOf(ahead);
  const daysInHand = finish && daysBetween(finish.date, deadline);
  return {
    state: stateOf(progress, daysInHand, limits),
    paceSoFarMinutes,
    paceNeededMinutes: paceNeeded(leftMinutes, today, deadline, daysOut),
    finish,
    finishAsAttended: over || attendance.due === 0 ? null : finishOf(ahead, attendance),
    daysInHand,
    commencement: commencementOf(progress, limits),
  };
}
