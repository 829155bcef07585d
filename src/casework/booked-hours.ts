import type { HoursAppointment } from '../../db/hours.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { type Booked, withinShare } from '../../solver/hours/bookings.ts';
import { sessionCredit } from '../../solver/hours/credit.ts';

/** What is booked of a requirement: all that has no outcome yet. */
export interface BookedHours {
  /** Of past appointments too, which count as served until somebody says otherwise. */
  minutes: number;
  toCome: { appointments: number; minutes: number; lastDate: IsoDate | null };
  /** Past ones, whose outcome is missing. */
  awaitingOutcome: { appointments: number; minutes: number; firstDate: IsoDate | null };
  /** What is left to work beyond what is booked. */
  notBookedMinutes: number;
}

/** The appointments without an outcome, in their order, and what each would credit within what is left of the ETE share. */
export function openBookings(appointments: readonly HoursAppointment[], eteLeftMinutes: number): Booked[] {
  const open = appointments.filter(({ outcome }) => outcome === null);
  const booked = open.map((one) => ({
    date: one.date,
    minutes: sessionCredit(one, one.breakMinutes),
    isEte: one.projectType === 'ete',
  }));
  return withinShare(booked, eteLeftMinutes);
}

const sum = (bookings: readonly Booked[]) => bookings.reduce((all, { minutes }) => all + minutes, 0);

/** Open bookings, in order of date, in sums. */
export function bookedHours(bookings: readonly Booked[], leftMinutes: number, today: IsoDate): BookedHours {
  const minutes = sum(bookings);
  const [past, toCome] = [true, false].map((isPast) =>
    bookings.filter(({ date }) => date < today === isPast),
  );
  return {
    minutes,
    toCome: {
      appointments: toCome!.length,
      minutes: sum(toCome!),
      lastDate: toCome!.at(-1)?.date ?? null,
    },
    awaitingOutcome: {
      appointments: past!.length,
      minutes: sum(past!),
      firstDate: past![0]?.date ?? null,
    },
    notBookedMinutes: Math.max(0, leftMinutes - minutes),
  };
}
