import { createHmac } from 'node:crypto';
import ical, { ICalEventStatus } from 'ical-generator';
import type { CalendarAppointment } from '../../db/calendar-links.ts';
import { instantOf } from '../../db/local-time.ts';

/** How the calendar names itself: nothing in it says what the appointments are for. */
const prodId = { company: 'scheduler', product: 'appointments', language: 'EN' };
const summary = 'Appointment';

/**
 * Appointments as a calendar of RFC 5545: times and places only. Times are instants, so that no calendar need know a
 * time zone; an appointment that was called off stays as cancelled. `at`: the instant of asking. `secret`, of the link,
 * makes the names of the events: an appointment's own id would tell the calendar's keeper who it is.
 */
export function calendarText(
  appointments: readonly CalendarAppointment[],
  at: string,
  secret: string,
): string {
  const calendar = ical({ name: 'Appointments', prodId });
  for (const appointment of appointments) {
    const { id, version, date, from, to, projectName, latitude, longitude, calledOff } = appointment;
    calendar.createEvent({
      id: createHmac('sha256', secret).update(id).digest('hex'),
      sequence: version,
      stamp: at,
      start: instantOf(`${date}T${from}`),
      end: instantOf(`${date}T${to}`),
      summary,
      location: { title: projectName, geo: { lat: latitude, lon: longitude } },
      description: pickUp(appointment),
      status: calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

function pickUp({ pickUpPoint, pickUpTime }: CalendarAppointment): string | null {
  if (pickUpPoint === null) return null;
  return pickUpTime === null ? `Pick-up at ${pickUpPoint}` : `Pick-up at ${pickUpPoint}, ${pickUpTime}`;
}
