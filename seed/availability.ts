import type { Rows } from '../db/rows.ts';
import {
  addDays,
  daysAWeek,
  type IsoDate,
  type Weekday,
  type Window,
  weekdayOf,
} from '../solver/calendar.ts';
import type { Chance } from './chance.ts';
import type { PersonRow } from './people.ts';
import { shape } from './shape.ts';

export type AvailabilityRow = Rows['availability'][number];
export type ExceptionRow = Rows['availabilityExceptions'][number];

const workingDays: readonly Weekday[] = [1, 2, 3, 4, 5];
const saturday: Weekday = 6;
const sunday: Weekday = 7;

const daytimes: readonly Window[] = [
  { from: '08:00', to: '18:00' },
  { from: '09:00', to: '17:00' },
  { from: '08:30', to: '17:30' },
];
const longDay: Window = { from: '08:00', to: '22:00' };
/** Between taking children to school and fetching them. */
const schoolHours: Window = { from: '09:30', to: '15:00' };
const evenings: readonly Window[] = [
  { from: '17:00', to: '22:00' },
  { from: '17:30', to: '21:30' },
  { from: '18:00', to: '21:30' },
];
const weekendDays: readonly Window[] = [
  { from: '08:00', to: '20:00' },
  { from: '09:00', to: '18:00' },
  { from: '08:30', to: '17:30' },
];
const wholeDay: Window = { from: '00:00', to: '24:00' };

/** Of the employed: who works shifts, who has a weekday off, who is free on Saturdays and on Sundays (percent). */
const employed = { onShifts: 10, dayOff: 35, saturday: 80, sunday: 60, evenings: [2, 5] } as const;
/** Of the unemployed, likewise. */
const unemployed = { saturday: 40, sunday: 25 } as const;
const unemployedWeekdays = [
  [5, 55],
  [4, 25],
  [3, 15],
  [2, 5],
] as const;
const daysOff = [
  [1, 70],
  [2, 15],
  [daysAWeek, 15],
] as const;

type Week = Map<Weekday, Window>;

/** Evenings and the weekend, and for some one weekday off; a few work shifts and have two. */
function employedWeek(chance: Chance): Week {
  const week: Week = new Map();
  const evening = chance.oneOf(evenings);
  const onShifts = chance.happens(employed.onShifts);
  const days = chance.shuffled(workingDays);
  for (const day of days.slice(0, chance.whole(...employed.evenings))) week.set(day, evening);
  if (onShifts || chance.happens(employed.dayOff)) week.set(days.at(-1)!, chance.oneOf(daytimes));
  if (onShifts) week.set(days[0]!, chance.oneOf(daytimes));
  if (chance.happens(employed.saturday)) week.set(saturday, chance.oneOf(weekendDays));
  if (chance.happens(employed.sunday)) week.set(sunday, chance.oneOf(weekendDays));
  return week;
}

/** Most weekdays in the daytime, for some until late, for others while the children are at school; some weekends. */
function unemployedWeek(chance: Chance): Week {
  const week: Week = new Map();
  const usual = chance.weighted([
    [chance.oneOf(daytimes), 75],
    [longDay, 17],
    [schoolHours, 8],
  ]);
  const days = chance.weighted(unemployedWeekdays);
  for (const day of chance.shuffled(workingDays).slice(0, days)) week.set(day, usual);
  if (chance.happens(unemployed.saturday)) week.set(saturday, chance.oneOf(weekendDays));
  if (chance.happens(unemployed.sunday)) week.set(sunday, chance.oneOf(weekendDays));
  return week;
}

/**
 * When a person can work, week after week, from a date: at most one window a day, at least one a week. A few have one
 * that ends soon: a course or a season's job begins.
 */
export function inventAvailability(
  person: PersonRow,
  from: IsoDate,
  weekStart: IsoDate,
  chance: Chance,
): AvailabilityRow[] {
  const week = person.employment === 'employed' ? employedWeek(chance) : unemployedWeek(chance);
  const rows = [...week]
    .sort(([a], [b]) => a - b)
    .map(([weekday, window]): AvailabilityRow => {
      return { crn: person.crn, weekday, ...window, fromDate: from, untilDate: null };
    });
  if (rows.length > 1 && chance.happens(shape.windowEndingPercent)) {
    const last = rows.at(-1)!;
    last.untilDate = addDays(weekStart, chance.whole(-1, shape.plannedWeeks) * daysAWeek - 1);
  }
  return rows;
}

/** Dates of the planned weeks on which some people are not free as they are in other weeks, or are free for once. */
export function inventExceptions(
  person: PersonRow,
  windows: readonly AvailabilityRow[],
  weekStart: IsoDate,
  chance: Chance,
): ExceptionRow[] {
  const lastDay = shape.plannedWeeks * daysAWeek - 1;
  const crn = person.crn;
  if (chance.happens(shape.exceptionPercent)) {
    const first = chance.whole(0, lastDay);
    const days = chance.weighted(daysOff);
    const off = days === 1 ? chance.oneOf([wholeDay, { from: '12:00', to: '16:00' }]) : wholeDay;
    return Array.from({ length: Math.min(days, lastDay - first + 1) }, (_, i) => {
      return { crn, date: addDays(weekStart, first + i), ...off, available: false };
    });
  }
  if (chance.happens(shape.extraDayPercent)) {
    const date = addDays(weekStart, chance.whole(0, lastDay));
    const usuallyFree = windows.some((window) => window.weekday === weekdayOf(date));
    if (!usuallyFree) return [{ crn, date, ...chance.oneOf(daytimes), available: true }];
  }
  return [];
}
