import { daysAWeek, daysBetween, type IsoDate } from '../calendar.ts';

/** Minutes still to be booked, and the last day on which they can be worked. */
export interface Due {
  deadline: IsoDate;
  remainingMinutes: number;
}

/** Weeks from this one on in which a deadline has not passed: this week alone if it falls within it, 0 if before. */
export function usableWeeks(weekStart: IsoDate, deadline: IsoDate): number {
  return Math.max(0, Math.floor(daysBetween(weekStart, deadline) / daysAWeek) + 1);
}

/**
 * What must be worked by each deadline in turn: earliest first, each with the minutes of those before it. A person with
 * several requirements works for the nearest deadline first, so no one of them tells the pace alone.
 */
export function duesInTurn(dues: readonly Due[]): Due[] {
  let sum = 0;
  return dues
    .filter((due) => due.remainingMinutes > 0)
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : Number(a.deadline > b.deadline)))
    .map(({ deadline, remainingMinutes }) => {
      sum += remainingMinutes;
      return { deadline, remainingMinutes: sum };
    });
}

/**
 * Minutes to work this week so that an even pace over the usable weeks meets every deadline, rounded up; minutes already
 * booked this week count as part of them. A deadline that has passed asks for everything now.
 */
export function paceMinutes(weekStart: IsoDate, dues: readonly Due[], bookedMinutes: number): number {
  return duesInTurn(dues).reduce((most, due) => {
    const weeks = Math.max(1, usableWeeks(weekStart, due.deadline));
    return Math.max(most, Math.ceil((due.remainingMinutes + bookedMinutes) / weeks));
  }, 0);
}

/**
 * Usable weeks that a person could lose and still finish at a weekly minimum: for the tightest of their deadlines;
 * negative if the minimum is not enough. Infinity with nothing left to work.
 */
export function weeksInHand(weekStart: IsoDate, dues: readonly Due[], weeklyMinutes: number): number {
  return Math.min(
    ...duesInTurn(dues).map(
      (due) => usableWeeks(weekStart, due.deadline) - Math.ceil(due.remainingMinutes / weeklyMinutes),
    ),
  );
}
