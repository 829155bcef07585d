import { addDays, daysAWeek, type IsoDate, weekStartOf } from '../calendar.ts';
import { isWorked } from './entries.ts';
import { creditOf, type LedgerLine, type LedgerTerms, sumsOf } from './ledger.ts';
import { type DaysOut, usableDays } from './usable-days.ts';

/** What has been worked of a requirement: credited sessions and courses, in minutes, without adjustments. */
export interface Worked {
  /** The first session worked; null: none yet. */
  firstWorked: IsoDate | null;
  beforeThisWeekMinutes: number;
  thisWeekMinutes: number;
}

/** What has been worked by the ledger of a requirement, before the week in which a day lies and from its Monday on. */
export function workedOf(lines: readonly LedgerLine[], today: IsoDate, terms: LedgerTerms): Worked {
  const minutesOf = (some: readonly LedgerLine[]) =>
    creditOf({ ...sumsOf(some), adjustmentMinutes: 0 }, terms).creditedMinutes;
  const weekStart = weekStartOf(today);
  const beforeThisWeekMinutes = minutesOf(lines.filter(({ entry }) => entry.date < weekStart));
  return {
    firstWorked: lines.find(({ entry }) => isWorked(entry))?.entry.date ?? null,
    beforeThisWeekMinutes,
    thisWeekMinutes: minutesOf(lines) - beforeThisWeekMinutes,
  };
}

/**
 * Minutes a usable week that have been worked so far, rounded down: over the weeks from that of the first session to
 * the last complete one; in the first week, over that week as a whole. Null before the first session, and where no day
 * was usable.
 */
export function paceSoFar(worked: Worked, today: IsoDate, daysOut: DaysOut): number | null {
  if (worked.firstWorked === null) return null;
  const [firstWeek, thisWeek] = [weekStartOf(worked.firstWorked), weekStartOf(today)];
  const days = (weekStart: IsoDate, nextWeekStart: IsoDate) =>
    usableDays(weekStart, addDays(nextWeekStart, -1), daysOut);
  const [minutes, usable] =
    firstWeek < thisWeek
      ? [worked.beforeThisWeekMinutes, days(firstWeek, thisWeek)]
      : [worked.thisWeekMinutes, days(thisWeek, addDays(thisWeek, daysAWeek))];
  return usable === 0 ? null : Math.floor((minutes * daysAWeek) / usable);
}

/**
 * Minutes a usable week that finish what is left by the deadline, rounded up; today and the deadline both count. Null
 * where minutes are left and no day to work them.
 */
export function paceNeeded(
  leftMinutes: number,
  today: IsoDate,
  deadline: IsoDate,
  daysOut: DaysOut,
): number | null {
  if (leftMinutes === 0) return 0;
  const usable = usableDays(today, deadline, daysOut);
  return usable === 0 ? null : Math.ceil((leftMinutes * daysAWeek) / usable);
}
