import { addDays, addMonths, type IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';

/** A review of the order: who is not on track? */
export interface Review {
  /** After sentence. */
  months: number;
  date: IsoDate;
}

/** The reviews of an order, in order of date: some months after sentence by policy (6 and 9 in published guidance). */
export function reviewsOf(sentenceDate: IsoDate, limits: Pick<Policy['limits'], 'reviewMonths'>): Review[] {
  return limits.reviewMonths.map((months) => ({ months, date: addMonths(sentenceDate, months) }));
}

/** The reviews of an order that fall due from one date to another, both inclusive. */
export function reviewsDue(
  sentenceDate: IsoDate,
  { from, to }: { from: IsoDate; to: IsoDate },
  limits: Pick<Policy['limits'], 'reviewMonths'>,
): Review[] {
  return reviewsOf(sentenceDate, limits).filter(({ date }) => from <= date && date <= to);
}

/**
 * The last day on which an application to extend can be made: some days before the deadline, since it must go to court
 * before the time to work the hours ends (published guidance; how many days is our setting).
 */
export function applyToExtendBy(
  deadline: IsoDate,
  limits: Pick<Policy['limits'], 'applyToExtendDays'>,
): IsoDate {
  return addDays(deadline, -limits.applyToExtendDays);
}
