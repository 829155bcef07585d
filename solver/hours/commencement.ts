import { addDays, addWorkingDays, daysAWeek, type IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';

/** The last day on which the first session can be worked in time: some working days after allocation, bank holidays out. */
export function commenceBy(
  allocatedDate: IsoDate,
  bankHolidays: ReadonlySet<IsoDate>,
  limits: Pick<Policy['limits'], 'commenceWithinWorkingDays'>,
): IsoDate {
  return addWorkingDays(allocatedDate, limits.commenceWithinWorkingDays, bankHolidays);
}

/** Whether a requirement that nobody has begun must begin this week: its working days end in the week or have ended. */
export function mustCommence(
  requirement: { allocatedDate: IsoDate | null; firstWorked: IsoDate | null },
  weekStart: IsoDate,
  bankHolidays: ReadonlySet<IsoDate>,
  limits: Pick<Policy['limits'], 'commenceWithinWorkingDays'>,
): boolean {
  if (requirement.allocatedDate === null || requirement.firstWorked !== null) return false;
  return commenceBy(requirement.allocatedDate, bankHolidays, limits) <= addDays(weekStart, daysAWeek - 1);
}
