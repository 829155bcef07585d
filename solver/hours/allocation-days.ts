import { addDays, addMonths, daysAWeek, daysBetween, firstOn, type IsoDate } from '../calendar.ts';
import { type Allocation, type AppointmentRequest, dayAndTime } from './appointment-request.ts';

const daysAFortnight = 2 * daysAWeek;

/** How far ahead of today the format plans: five years. An order lasts one, so beyond it something else is wrong. */
export const mostMonthsAhead = 60;

/** A date, and the allocations that fall on it by start time (by their order in the request where that is the same). */
export interface AllocationDay {
  date: IsoDate;
  allocations: Allocation[];
}

/** The first date from today on which an allocation falls, non-working dates not looked at; null: none. */
export function firstFall(allocation: Allocation, today: IsoDate): IsoDate | null {
  const { frequency, weekday, startDate } = allocation;
  const from = today > startDate ? today : startDate;
  if (frequency !== 'fortnightly') return untilEnd(allocation, firstOn(weekday, from));
  const blocks = Math.floor(daysBetween(startDate, from) / daysAFortnight);
  const inBlock = firstOn(weekday, addDays(startDate, blocks * daysAFortnight));
  return untilEnd(allocation, inBlock >= from ? inBlock : addDays(inBlock, daysAFortnight));
}

function fallAfter(allocation: Allocation, date: IsoDate): IsoDate | null {
  if (allocation.frequency === 'once') return null;
  const days = allocation.frequency === 'weekly' ? daysAWeek : daysAFortnight;
  return untilEnd(allocation, addDays(date, days));
}

const untilEnd = ({ endDate }: Allocation, date: IsoDate) =>
  endDate === null || date <= endDate ? date : null;

/**
 * The working days on which allocations fall, in order, from today to the deadline, and no further ahead than the
 * format plans (rules 2, 3 and 5). Days on which none falls are passed over; the days end where none can fall any more.
 */
export function* allocationDays(
  request: Pick<AppointmentRequest, 'now' | 'deadline' | 'allocations' | 'nonWorkingDates'>,
): Generator<AllocationDay> {
  const today = dayAndTime(request.now).date;
  const nonWorking = new Set(request.nonWorkingDates);
  const horizon = addMonths(today, mostMonthsAhead);
  const last = request.deadline !== null && request.deadline < horizon ? request.deadline : horizon;
  const falls = request.allocations
    .filter(({ startDate }) => startDate <= last)
    .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
    .map((allocation) => ({ allocation, date: firstFall(allocation, today) }));
  for (;;) {
    const date = earliest(falls.map((fall) => fall.date));
    if (date === null || date > last) return;
    const falling = falls.filter((fall) => fall.date === date);
    if (!nonWorking.has(date)) yield { date, allocations: falling.map((fall) => fall.allocation) };
    for (const fall of falling) fall.date = fallAfter(fall.allocation, date);
  }
}

function earliest(dates: readonly (IsoDate | null)[]): IsoDate | null {
  return dates.reduce(
    (first, date) => (first === null || (date !== null && date < first) ? date : first),
    null,
  );
}
