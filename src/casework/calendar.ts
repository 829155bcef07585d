import type { CalendarAppointment } from '../../db/calendar-links.ts';
import type { CalendarEvent } from '../http/calendar.ts';

const summary = 'Appointment';

/**
 * An appointment as it stands in the person's own calendar: time and place only. What it is for is not told, for the
 * calendar may be on a phone that others look at.
 */
export function eventOf(appointment: CalendarAppointment): CalendarEvent {
  const { pickUpPoint: _, pickUpTime: _t, placeName, ...when } = appointment;
  return { ...when, placeName, summary, description: pickUp(appointment) };
}

function pickUp({ pickUpPoint, pickUpTime }: CalendarAppointment): string | null {
  if (pickUpPoint === null) return null;
  return pickUpTime === null ? `Pick-up at ${pickUpPoint}` : `Pick-up at ${pickUpPoint}, ${pickUpTime}`;
}
