import { daysAWeek, daysBetween, type IsoDate, weekStartOf } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';

/**
 * Which week of work a week is: 1 until the first session has been worked, and in its week; then one more for each
 * calendar week, worked or not.
 */
export function weekOfWork(weekStart: IsoDate, firstWorked: IsoDate | null): number {
  if (firstWorked === null) return 1;
  return Math.max(0, daysBetween(weekStartOf(firstWorked), weekStart) / daysAWeek) + 1;
}

/** The weekly minimum by policy, in minutes: the employed one, or the unemployed build-up by the week of work. */
export function policyMinimum(
  employed: boolean,
  week: number,
  limits: Pick<Policy['limits'], 'weeklyMinimumEmployedMinutes' | 'weeklyBuildUpMinutes'>,
): number {
  if (employed) return limits.weeklyMinimumEmployedMinutes;
  const buildUp = limits.weeklyBuildUpMinutes;
  return buildUp[Math.min(week, buildUp.length) - 1]!;
}

/** The weekly minimum once a person is used to the work: what a finish is reckoned by. */
export function usualMinimum(
  employed: boolean,
  limits: Pick<Policy['limits'], 'weeklyMinimumEmployedMinutes' | 'weeklyMinimumUnemployedMinutes'>,
): number {
  return employed ? limits.weeklyMinimumEmployedMinutes : limits.weeklyMinimumUnemployedMinutes;
}
