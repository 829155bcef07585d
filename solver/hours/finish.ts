import { daysAWeek, type IsoDate } from '../calendar.ts';
import type { Attendance } from './absences.ts';
import { addUsableDays, type DaysOut } from './usable-days.ts';

/** What lies ahead of a requirement. */
export interface Ahead {
  today: IsoDate;
  leftMinutes: number;
  /** Appointments without an outcome, of the past too, and those of the plan, with the minutes each would credit. */
  booked: readonly { date: IsoDate; minutes: number }[];
  /** Minutes a usable week by which what is not booked will be worked; null: nothing to go by. */
  paceMinutes: number | null;
  daysOut: DaysOut;
}

/** The day on which the last minute is worked, and what it was told by. */
export interface Finish {
  date: IsoDate;
  by: 'plan' | 'pace';
}

const fullAttendance: Attendance = { attended: 1, due: 1 };

/**
 * When what is left will have been worked: by what is booked and, if that falls short, by the pace from the last booking
 * (or today) on. At an attendance, each booking counts for the share of it that is attended; full unless given. Null:
 * no end in sight. With nothing left there is no day to tell: ask the ledger.
 */
export function finishOf(ahead: Ahead, { attended, due }: Attendance = fullAttendance): Finish | null {
  const { leftMinutes, paceMinutes, daysOut } = ahead;
  let bookedMinutes = 0;
  let last = ahead.today;
  for (const { date, minutes } of ahead.booked.toSorted((a, b) =>
    a.date < b.date ? -1 : Number(a.date > b.date),
  )) {
    bookedMinutes += minutes;
    // In whole numbers: booked x attended / due >= left.
    if (bookedMinutes * attended >= leftMinutes * due) return { date, by: 'plan' };
    if (date > last) last = date;
  }
  if (paceMinutes === null || paceMinutes === 0) return null;
  const restMinutes = leftMinutes - Math.floor((bookedMinutes * attended) / due);
  const days = Math.ceil((restMinutes * daysAWeek) / paceMinutes);
  return { date: addUsableDays(last, days, daysOut), by: 'pace' };
}
