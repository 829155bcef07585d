import Holidays from 'date-holidays';
import type { IsoDate } from '../solver/calendar.ts';

/** England and Wales keep the same bank holidays (Banking and Financial Dealings Act 1971), so England's are both's. */
const england = new Holidays('GB', 'ENG');
const datesOf = new Map<number, readonly IsoDate[]>();

/**
 * The bank holidays of England and Wales from one calendar year to another, both inclusive, with their substitute days.
 *
 * It lives in `db` because it is reference data that both `src` and `seed` read, and the solver, which stays pure,
 * takes the dates as an argument. The calendar comes from the package `date-holidays`, not from a table.
 */
export function bankHolidays(fromYear: number, toYear: number): Set<IsoDate> {
  const dates = new Set<IsoDate>();
  for (let year = fromYear; year <= toYear; year += 1)
    for (const date of bankHolidaysOf(year)) dates.add(date);
  return dates;
}

function bankHolidaysOf(year: number): readonly IsoDate[] {
  const known = datesOf.get(year);
  if (known) return known;
  const dates = england
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    // "2026-12-25 00:00:00": the date comes first, in local time.
    .map((holiday) => holiday.date.split(' ', 1)[0]!);
  datesOf.set(year, dates);
  return dates;
}
