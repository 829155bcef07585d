import type { IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import { wholeSessions } from './credit.ts';
import { type Due, paceMinutes } from './deadline.ts';
import { policyMinimum, weekOfWork } from './weekly-minimum.ts';

/** A person in a week, as far as their target goes. */
export interface WeekOfPerson {
  weekStart: IsoDate;
  employed: boolean;
  /** First session worked before the week; null: none yet. */
  firstWorked: IsoDate | null;
  /** Minutes still to be booked, by deadline; those already booked this week are not among them. */
  dues: readonly Due[];
  /** Minutes that they work this week by bookings made elsewhere. */
  bookedMinutes: number;
}

export interface WeeklyTarget {
  minMinutes: number;
  maxMinutes: number;
}

/**
 * The least and the most minutes to book a person for in a week. The minimum is the policy's, more when the pace to a
 * deadline needs it, never more than remains. The maximum is the policy's, or the minimum in whole sessions if that is
 * more, but never more than the whole sessions that what remains fills. Bookings made elsewhere count towards both.
 */
export function weeklyTarget(person: WeekOfPerson, limits: Policy['limits']): WeeklyTarget {
  const { weekStart, employed, dues, bookedMinutes } = person;
  const sessions = (minutes: number) => wholeSessions(minutes, limits.usualSessionMinutes);
  const remaining = dues.reduce((sum, due) => sum + due.remainingMinutes, 0);
  const least = Math.max(
    policyMinimum(employed, weekOfWork(weekStart, person.firstWorked), limits),
    paceMinutes(weekStart, dues, bookedMinutes),
  );
  // Whole sessions: a pace of 15 hours is not to end at 14 because a third session would pass it.
  const most = Math.max(
    employed ? limits.weeklyMaximumEmployedMinutes : limits.weeklyMaximumUnemployedMinutes,
    sessions(least),
  );
  const stillToBook = (minutes: number) => Math.max(0, minutes - bookedMinutes);
  return {
    minMinutes: Math.min(stillToBook(least), remaining),
    maxMinutes: Math.min(stillToBook(most), sessions(remaining)),
  };
}
