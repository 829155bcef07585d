/**
 * Dates, weekdays, times and intervals: the only place that knows them. Dates are `YYYY-MM-DD` and times `HH:MM`,
 * local in Europe/London; weeks start on Monday; intervals are half-open. Local calendar arithmetic needs no zone,
 * so a day is always a day, also when the clocks change.
 */
export type IsoDate = string;
export type Time = string;

/** 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A stretch of one day, from (inclusive) to (exclusive). */
export interface Window {
  from: Time;
  to: Time;
}

export const daysAWeek = 7;
export const minutesAnHour = 60;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
/** A time of day written `HH:MM`, 00:00 to 24:00. */
export const timePattern = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLength = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;

/** Whether a text is a real date written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const parts = datePattern.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

/** Whether a text is a time of day written `HH:MM`, 00:00 to 24:00 (the end of the day). */
export function isTime(text: string): boolean {
  return timePattern.test(text);
}

function daysBeforeYear(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}

const zero = 48;

/** Two digits of a date or time as a number. By hand: calendars are laid out by millions of these. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
}

/** Days since 1 January of the year 1, which was a Monday. */
function dayNumber(date: IsoDate): number {
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2);
  const month = twoDigits(date, 5);
  const day = twoDigits(date, 8);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return daysBeforeYear(year) + daysBeforeMonth[month - 1]! + leapDay + day - 1;
}

function dateOf(number: number): IsoDate {
  let year = Math.floor(number / 365.2425) + 1;
  while (daysBeforeYear(year) > number) year -= 1;
  while (daysBeforeYear(year + 1) <= number) year += 1;
  let rest = number - daysBeforeYear(year);
  let month = 1;
  while (rest >= monthLength(year, month)) {
    rest -= monthLength(year, month);
    month += 1;
  }
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(rest + 1).padStart(2, '0')}`;
}

/** The date some days later (or earlier, if negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOf(dayNumber(date) + days);
}

/** Whole days from the first date to the second; negative if the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date some months later; the last of the month where that month is shorter (31 January + 1 = 28 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(Number(date.slice(8, 10)), monthLength(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function weekdayOf(date: IsoDate): Weekday {
  return ((dayNumber(date) % daysAWeek) + 1) as Weekday;
}

/** The first date of a weekday on or after a date. */
export function firstOn(weekday: Weekday, onOrAfter: IsoDate): IsoDate {
  return addDays(onOrAfter, (weekday - weekdayOf(onOrAfter) + daysAWeek) % daysAWeek);
}

/** The Monday of the week in which a date lies. */
export function weekStartOf(date: IsoDate): IsoDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The seven dates of the week that starts on a Monday. */
export function datesOfWeek(weekStart: IsoDate): IsoDate[] {
  return Array.from({ length: daysAWeek }, (_, day) => addDays(weekStart, day));
}

export function isWorkingDay(date: IsoDate, bankHolidays: ReadonlySet<IsoDate>): boolean {
  return weekdayOf(date) <= 5 && !bankHolidays.has(date);
}

/** The last of a number of working days that follow a date; the date itself does not count. */
export function addWorkingDays(
  date: IsoDate,
  workingDays: number,
  bankHolidays: ReadonlySet<IsoDate>,
): IsoDate {
  let day = date;
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, bankHolidays)) left -= 1;
  }
  return day;
}

/** Minutes since midnight. */
export function minutesOf(time: Time): number {
  return twoDigits(time, 0) * minutesAnHour + twoDigits(time, 3);
}

/** The time of day some minutes after midnight; 0 to 1,440. */
export function timeOf(minutes: number): Time {
  const hours = Math.floor(minutes / minutesAnHour);
  return `${String(hours).padStart(2, '0')}:${String(minutes % minutesAnHour).padStart(2, '0')}`;
}

export function lengthOf(window: Window): number {
  return minutesOf(window.to) - minutesOf(window.from);
}

export function contains(outer: Window, inner: Window): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function overlaps(a: Window, b: Window): boolean {
  return a.from < b.to && b.from < a.to;
}

/** What is left of a window when another is taken out: none, one or two windows. */
export function without(window: Window, taken: Window): Window[] {
  if (!overlaps(window, taken)) return [window];
  return [
    { from: window.from, to: taken.from },
    { from: taken.to, to: window.to },
  ].filter((left) => left.from < left.to);
}
