import { datesOfWeek, type IsoDate } from '../solver/calendar.ts';
import type { Chance } from './chance.ts';
import { type SessionRow, sessionId, sessionOn } from './sessions.ts';
import { shape } from './shape.ts';
import { dateIn, type Slot } from './timetable.ts';

/** One booking that can be made: a slot on a date. */
export interface Seat {
  slot: Slot;
  date: IsoDate;
}

/**
 * The sessions that ran before a day, and who sat where: each is there once somebody has taken a seat on it. Other seats
 * look empty because whoever sat there has finished since, and finished orders are no part of the region but for a few.
 */
export interface Past {
  /** The first day that is no longer past. */
  asOf: IsoDate;
  /** Seats on some slots in the week of a Monday, within dates (the end excluded), where the project ran. */
  freeSeats(slots: readonly Slot[], monday: IsoDate, from: IsoDate, end: IsoDate): Seat[];
  /** Takes a seat, and tells on which session; a few of them were stood down. */
  take(seat: Seat): SessionRow;
  /** All sessions so far, by date. */
  sessions(): SessionRow[];
}

/** A past in which nobody has a seat yet. */
export function pastBefore(asOf: IsoDate, bankHolidays: ReadonlySet<IsoDate>, chance: Chance): Past {
  const taken = new Map<string, { row: SessionRow; seats: number }>();
  // The same sixty weeks come up for everyone: their dates are worked out once.
  const weeks = new Map<IsoDate, readonly IsoDate[]>();
  const weekOf = (monday: IsoDate) => {
    const week = weeks.get(monday) ?? datesOfWeek(monday);
    weeks.set(monday, week);
    return week;
  };
  return {
    asOf,
    freeSeats: (slots, monday, from, end) => {
      const week = weekOf(monday);
      return slots.flatMap((slot) => {
        const date = dateIn(week, slot, bankHolidays);
        if (date === null || date < from || date >= end) return [];
        const seats = taken.get(sessionId(slot, date))?.seats ?? 0;
        return seats < slot.capacity ? [{ slot, date }] : [];
      });
    },
    take: ({ slot, date }) => {
      const id = sessionId(slot, date);
      const known = taken.get(id);
      if (known) {
        known.seats += 1;
        return known.row;
      }
      const stoodDown = chance.of(id).happens(shape.stoodDownPercent);
      const row = sessionOn(slot, date, stoodDown ? 'stood-down' : 'run');
      taken.set(id, { row, seats: 1 });
      return row;
    },
    sessions: () =>
      [...taken.values()]
        .map(({ row }) => row)
        .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1)),
  };
}
