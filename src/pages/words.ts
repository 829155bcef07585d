import type { IsoDate } from '../../solver/calendar.ts';
import { dateInWords, dayInWords } from '../http/in-words.ts';

/** 2026-11-30 as "Monday 30 November 2026". */
export const longDate = (date: IsoDate): string => `${dayInWords(date)} ${date.slice(0, 4)}`;

/** 2026-11-30 as "30 November 2026": where the weekday says nothing. */
export const shortDate = dateInWords;

/** 2026-11-30 as "Mon 30 Nov": for the head of a narrow column. */
export function columnDate(date: IsoDate): string {
  const [weekday = '', day = '', month = ''] = dayInWords(date).split(' ');
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
}

const noon = 12;

/** 09:30 as "9:30am", 12:00 as "12:00pm (midday)", 00:00 as "12:00am (midnight)". */
export function clockTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const half = hour < noon ? 'am' : 'pm';
  const words = `${hour % noon || noon}:${String(minute).padStart(2, '0')}${half}`;
  if (minute !== 0 || hour % noon !== 0) return words;
  return `${words} ${hour === 0 ? '(midnight)' : '(midday)'}`;
}

/** 09:30 and 16:00 as "9:30am to 4:00pm". */
export const timesInWords = (from: string, to: string): string => `${clockTime(from)} to ${clockTime(to)}`;

/** 1234567 as "1,234,567"; -3 as "−3". */
export const numberInWords = (n: number): string => n.toLocaleString('en-GB').replace('-', '\u2212');

/** The number and its noun: "1 person", "2 people". */
export const countOf = (n: number, one: string, many: string): string =>
  `${numberInWords(n)} ${n === 1 ? one : many}`;

const small = new Set(['of', 'and', 'the']);

/** A region's code as its name: east-of-england as "East of England". */
export const regionInWords = (region: string): string =>
  region
    .split('-')
    .map((word) => (small.has(word) ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join(' ');

/** A sentence of the API, which begins small, where it stands alone. */
export const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The days of the week from Monday on. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** 1 as "Monday". */
export const weekdayName = (weekday: number): string => weekdays[weekday - 1]!;

/** The days of the week, to choose from. */
export const weekdayChoices = weekdays.map((words, i) => ({ value: String(i + 1), words }));
