import { type IsoDate, minutesAnHour, weekdayOf } from '../../solver/calendar.ts';
import { type Breach, type RuleName, rules } from '../../solver/roster/rules.ts';
import type { OutOfWeek } from './in-week.ts';

/** A broken rule in words. `not-in-week`: the week as it is now has no such person or session, so no rule can judge it. */
export interface BreachInWords extends Omit<Breach, 'rule'> {
  rule: RuleName | 'not-in-week';
  sentence: string;
}

const sentences = new Map<RuleName, string>(rules.map(({ name, sentence }) => [name, sentence]));

/** What a rule says of the person or the session that breaks it, from the register. */
export function sentenceOf(rule: RuleName): string {
  return sentences.get(rule)!;
}

/** Broken rules, each in a sentence that names who and where. */
export function breachesInWords(breaches: readonly Breach[]): BreachInWords[] {
  return breaches.map((breach) => {
    const where = [breach.crn, breach.session].filter((name) => name !== null).join(' on ');
    return { ...breach, sentence: `${where}: ${sentenceOf(breach.rule)}` };
  });
}

/** Bookings that the week has not, as what stands against publishing them. */
export function outOfWeekInWords(outOfWeek: readonly OutOfWeek[]): BreachInWords[] {
  return outOfWeek.map(({ crn, session, message }) => ({
    rule: 'not-in-week',
    crn,
    session,
    by: 1,
    sentence: `${crn} on ${session}: ${message}`,
  }));
}

/** 420 as "7 hours", 390 as "6 hours 30 minutes", 0 as "no hours". */
export function hoursInWords(minutes: number): string {
  if (minutes === 0) return 'no hours';
  const hours = Math.floor(minutes / minutesAnHour);
  const rest = minutes % minutesAnHour;
  return [counted(hours, 'hour'), counted(rest, 'minute')].filter((part) => part !== '').join(' ');
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

/** 2026-12-05 as "Saturday 5 December". */
export function dayInWords(date: IsoDate): string {
  const month = months[Number(date.slice(5, 7)) - 1]!;
  return `${weekdays[weekdayOf(date) - 1]!} ${Number(date.slice(8, 10))} ${month}`;
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

/** 0 as nothing, 1 as "1 hour", 2 as "2 hours". */
function counted(n: number, noun: string): string {
  if (n === 0) return '';
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
