import { createHmac } from 'node:crypto';
import ical, { ICalEventStatus } from 'ical-generator';
import { instantOf } from '../../db/local-time.ts';
import type { IsoDate, Time } from '../../solver/calendar.ts';

/** Something in a calendar: when, where, and what it is called. */
export interface CalendarEvent {
  id: string;
  version: number;
  date: IsoDate;
  from: Time;
  to: Time;
  summary: string;
  placeName: string;
  latitude: number;
  longitude: number;
  description: string | null;
  calledOff: boolean;
}

/** Who asks for a calendar, and by which link; `at`: the instant of asking. */
export interface CalendarAsked {
  name: string;
  at: string;
  secret: string;
}

export const calendarMediaType = 'text/calendar';
export const calendarSuffix = '.ics';

/** How the calendar names itself: nothing in it says what the appointments are for. */
const prodId = { company: 'scheduler', product: 'appointments', language: 'EN' };

/**
 * Events as a calendar of RFC 5545. Times are instants, so that no calendar need know a time zone; what was called off stays
 * as cancelled. `secret`, of the link, makes the names of the events: an id of ours would tell the calendar's keeper who
 * it is.
 */
export function calendarText(events: readonly CalendarEvent[], { name, at, secret }: CalendarAsked): string {
  const calendar = ical({ name, prodId });
  for (const event of events) {
    const { id, version, date, from, to, summary, placeName, latitude, longitude, description } = event;
    calendar.createEvent({
      id: createHmac('sha256', secret).update(id).digest('hex'),
      sequence: version,
      stamp: at,
      start: instantOf(`${date}T${from}`),
      end: instantOf(`${date}T${to}`),
      summary,
      location: { title: placeName, geo: { lat: latitude, lon: longitude } },
      description,
      status: event.calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** The secret in the name of a calendar's file; null: it is no such name. */
export function secretIn(file: string): string | null {
  return file.endsWith(calendarSuffix) ? file.slice(0, -calendarSuffix.length) : null;
}
