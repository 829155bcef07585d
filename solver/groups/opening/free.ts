import { contains, type IsoDate, overlaps, weekdayOf } from '../../calendar.ts';
import { freeWindows } from '../../hours/free-time.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import { closedFor } from '../calendar/open-times.ts';
import type { WeeklyWindow } from '../calendar/slots.ts';
import type { Facilitator, Place, Placeable, Promised } from './nouns.ts';

/** A stretch of every week in which somebody can come, between dates where they are given, inclusive. */
export interface AvailableWindow extends WeeklyWindow {
  fromDate?: IsoDate | undefined;
  /** Null: open. */
  untilDate?: IsoDate | null | undefined;
}

/** A window of a date on which the weekly windows do not hold: free in it, or not. */
export interface AvailabilityException extends DatedWindow {
  available: boolean;
}

/** Whether a person can come at a time, by their weekly windows and exceptions; what they have promised is not looked at. */
export function isAvailable(
  {
    availability,
    exceptions,
  }: { availability: readonly AvailableWindow[]; exceptions: readonly AvailabilityException[] },
  time: DatedWindow,
): boolean {
  const { date } = time;
  const weekday = weekdayOf(date);
  const ofDay = exceptions.filter((one) => one.date === date);
  const open = availability.filter(
    (one) => one.weekday === weekday && (one.fromDate ?? '') <= date && date <= (one.untilDate ?? date),
  );
  const free = freeWindows(
    [...open, ...ofDay.filter((one) => one.available)],
    ofDay.filter((one) => !one.available),
  );
  return free.some((window) => contains(window, time));
}

/** What of the times promised overlaps a time; undefined: nothing does. */
export function clashWith(promised: readonly Promised[], time: DatedWindow): Promised | undefined {
  return promised.find((one) => one.date === time.date && overlaps(one, time));
}

/** Whether a person is free at a time, promises too. */
export function isFree(person: Pick<Placeable, 'availability' | 'exceptions' | 'busy'>, time: DatedWindow) {
  return isAvailable(person, time) && clashWith(person.busy, time) === undefined;
}

/** Why a facilitator cannot hold a session at a time, as words after their id; null: they can. */
export function facilitatorTaken({ hours, leave, booked }: Facilitator, time: DatedWindow): string | null {
  const { date } = time;
  const weekday = weekdayOf(date);
  if (leave.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate)) return 'is on leave';
  if (!hours.some((open) => open.weekday === weekday && contains(open, time))) return 'does not work then';
  const clash = clashWith(booked, time);
  return clash ? `has ${clash.what}` : null;
}

/** Why a room cannot be used at a time, as words after its name; null: it can. */
export function roomTaken(
  { open, booked }: Pick<Place, 'open' | 'booked'>,
  time: DatedWindow,
): string | null {
  const closed = closedFor(open, time.date, time);
  if (closed) return `is closed: ${closed.reason}`;
  const clash = clashWith(booked, time);
  return clash ? `has ${clash.what}` : null;
}

/** The day before or after which something lies; dates as they are kept. */
export function firstDate(times: readonly { date: IsoDate }[]): IsoDate | undefined {
  return times.map(({ date }) => date).sort()[0];
}
