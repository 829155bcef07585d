import { contains, type IsoDate, type Window, weekdayOf } from '../../calendar.ts';
import type { WeeklyWindow } from './slots.ts';

/** When a place can be used. Dates are inclusive. */
export interface OpenTimes {
  bankHolidays: ReadonlySet<IsoDate>;
  closures: readonly { fromDate: IsoDate; toDate: IsoDate; reason: string }[];
  /** Null: at all hours, as where no place is named yet. */
  hours: readonly WeeklyWindow[] | null;
}

/** Open at all times. */
export const alwaysOpen: OpenTimes = { bankHolidays: new Set(), closures: [], hours: null };

const closedRules = ['bank-holiday', 'closure', 'hours'] as const;

/** Why a place cannot be used at a time: the rule and, of a closure, its reason. */
export interface Closed {
  rule: (typeof closedRules)[number];
  reason: string;
}

/** Why a place cannot be used for the whole of a window; null: it can. */
export function closedFor(place: OpenTimes, date: IsoDate, window: Window): Closed | null {
  if (place.bankHolidays.has(date)) return { rule: 'bank-holiday', reason: 'bank holiday' };
  const closure = place.closures.find(({ fromDate, toDate }) => fromDate <= date && date <= toDate);
  if (closure) return { rule: 'closure', reason: closure.reason };
  const weekday = weekdayOf(date);
  const isOpen =
    place.hours === null || place.hours.some((open) => open.weekday === weekday && contains(open, window));
  return isOpen ? null : { rule: 'hours', reason: 'outside opening hours' };
}
