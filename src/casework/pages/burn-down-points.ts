import { addDays, daysBetween, type IsoDate } from '../../../solver/calendar.ts';
import type { Credited, Hours } from './hours-view.tsx';

/** A day, and how many minutes are left on it. */
export interface Point {
  date: IsoDate;
  minutes: number;
}

/** Hours left over time: what is shown as a picture and as a table. */
export interface Lines {
  /** What has been done, by the ledger, up to the day on which all of it holds. */
  done: Point[];
  /** If all that is booked is attended, up to its last day. */
  booked: Point[];
  /** Beyond what is booked, up to the day on which the hours will be done. */
  projected: Point[];
  /** At the pace that would finish by the deadline. */
  needed: Point[];
  from: IsoDate;
  to: IsoDate;
  most: number;
}

const later = (a: IsoDate, b: IsoDate | null | undefined): IsoDate => (b && b > a ? b : a);

/** The lines of a requirement, by the figures of the API. */
export function linesOf(hours: Hours, credited: readonly Credited[]): Lines {
  const { sentenceDate, deadline, asOf, orderedMinutes, leftMinutes, booked, finish, completedOn } = hours;
  const lastDay = completedOn ?? asOf;
  const byDay = new Map<IsoDate, number>();
  for (const { date, creditedSoFarMinutes } of credited)
    byDay.set(later(sentenceDate, date), Math.max(0, orderedMinutes - creditedSoFarMinutes));
  const steps = [...byDay].map(([date, minutes]) => ({ date, minutes })).filter(({ date }) => date <= asOf);
  const now = { date: later(lastDay, steps.at(-1)?.date), minutes: leftMinutes };
  const open = leftMinutes > 0 && deadline > now.date;
  const lastBooked = booked.toCome.lastDate;
  const afterBooked =
    leftMinutes > 0 && lastBooked !== null
      ? [{ date: lastBooked, minutes: Math.max(0, leftMinutes - booked.minutes) }]
      : [];
  const last = afterBooked[0] ?? now;
  return {
    done: [{ date: sentenceDate, minutes: orderedMinutes }, ...steps, now],
    booked: afterBooked.length > 0 ? [now, ...afterBooked] : [],
    projected: finish !== null && last.minutes > 0 ? [last, { date: finish.date, minutes: 0 }] : [],
    needed: open ? [now, { date: deadline, minutes: 0 }] : [],
    from: sentenceDate,
    to: later(later(later(deadline, asOf), finish?.date), lastBooked),
    most: orderedMinutes,
  };
}

/** The first of each month from one day to another. */
export function monthsBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  const firsts: IsoDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (date.endsWith('-01')) firsts.push(date);
  return firsts;
}

/** How many minutes were left at the beginning of a day, by what was done before it. */
export function leftOn({ done }: Pick<Lines, 'done'>, date: IsoDate): number {
  return done.findLast((point) => point.date < date)?.minutes ?? done[0]!.minutes;
}

/** The share of the time between two days that has passed on a third. */
export const shareOf = (date: IsoDate, { from, to }: Pick<Lines, 'from' | 'to'>): number =>
  daysBetween(from, date) / Math.max(1, daysBetween(from, to));
