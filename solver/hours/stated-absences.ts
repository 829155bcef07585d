import { type IsoDate, type Weekday, type Window, weekdayOf } from '../calendar.ts';
import { grouped } from '../grouped.ts';
import { freeWindows } from './free-time.ts';

/** A window in which a person can work, week after week; the dates are inclusive, null: open. */
export interface WeeklyWindow extends Window {
  weekday: Weekday;
  fromDate: IsoDate;
  untilDate: IsoDate | null;
}

/** One date on which the weekly windows do not hold: free in this one besides, or not free in it. */
export interface ExceptionWindow extends Window {
  date: IsoDate;
  available: boolean;
}

/** The days on which a person has said that they cannot work, of which nothing free is left; in order. */
export function statedAbsences(
  weekly: readonly WeeklyWindow[],
  exceptions: readonly ExceptionWindow[],
): IsoDate[] {
  return [...grouped(exceptions, ({ date }) => date)]
    .filter(([date, onDate]) => {
      const usual = weekly.filter(
        ({ weekday, fromDate, untilDate }) =>
          weekday === weekdayOf(date) && fromDate <= date && (untilDate === null || date <= untilDate),
      );
      const [besides, taken] = [true, false].map((is) => onDate.filter(({ available }) => available === is));
      return taken!.length > 0 && freeWindows([...usual, ...besides!], taken!).length === 0;
    })
    .map(([date]) => date)
    .sort();
}
