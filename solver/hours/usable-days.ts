import { addDays, daysBetween, type IsoDate } from '../calendar.ts';

/**
 * Days on which a person cannot work: bank holidays and the absences that they have stated, each date once. All other
 * days are usable, and seven usable days make a usable week, by which pace is counted.
 */
export type DaysOut = readonly IsoDate[];

/** Usable days from one date to another, both inclusive; 0 if the second is earlier. */
export function usableDays(from: IsoDate, to: IsoDate, daysOut: DaysOut): number {
  const out = daysOut.filter((date) => from <= date && date <= to).length;
  return Math.max(0, daysBetween(from, to) + 1 - out);
}

/** The last of a number of usable days that follow a date; the date itself does not count. */
export function addUsableDays(date: IsoDate, days: number, daysOut: DaysOut): IsoDate {
  let end = addDays(date, days);
  const outAfter = daysOut.filter((out) => date < out).sort();
  for (const out of outAfter) if (out <= end) end = addDays(end, 1);
  return end;
}
