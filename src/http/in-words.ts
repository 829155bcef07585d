import { type IsoDate, minutesAnHour, weekdayOf } from '../../solver/calendar.ts';

/** 420 as "7 hours", 390 as "6 hours 30 minutes", 0 as "no hours". */
export function hoursInWords(minutes: number): string {
  if (minutes === 0) return 'no hours';
  const hours = Math.floor(minutes / minutesAnHour);
  const rest = minutes % minutesAnHour;
  const parts = [hours > 0 && countInWords(hours, 'hour'), rest > 0 && countInWords(rest, 'minute')];
  return parts.filter((part) => part !== false).join(' ');
}

/** 420 as "7 hours are", 60 as "1 hour is". */
export function hoursAreInWords(minutes: number): string {
  const isOne = minutes === 1 || minutes === minutesAnHour;
  return `${hoursInWords(minutes)} ${isOne ? 'is' : 'are'}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const dayAndMonth = (date: IsoDate) =>
  `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]!}`;

/** 2026-12-05 as "Saturday 5 December": for days of a week that is being looked at. */
export function dayInWords(date: IsoDate): string {
  return `${weekdays[weekdayOf(date) - 1]!} ${dayAndMonth(date)}`;
}

/** 2026-12-05 as "5 December 2026". */
export function dateInWords(date: IsoDate): string {
  return `${dayAndMonth(date)} ${date.slice(0, 4)}`;
}

/** Several names as they are read: "A", "A and B", "A, B and C". */
export function listInWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** 1 as "1 person", else "3 people". */
export function peopleInWords(n: number): string {
  return n === 1 ? '1 person' : `${n} people`;
}

/** 1 as "1 hour", else "2 hours": of nouns that take an s. */
export function countInWords(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
