import type { HoursRows } from '../../db/hours.ts';
import type { IsoDate } from '../../solver/calendar.ts';

/**
 * The rows of a requirement as they would have stood at the end of a day that has passed: nothing that happened after it,
 * and what was booked for later days without its outcome. What has been corrected since is read as corrected.
 */
export function rowsAsOf(rows: HoursRows, on: IsoDate): HoursRows {
  return {
    ...rows,
    entries: rows.entries.filter(({ date }) => date <= on),
    appointments: rows.appointments.map((one) =>
      one.date <= on ? one : { ...one, outcome: null, creditedMinutes: null, penaltyMinutes: 0 },
    ),
  };
}
