import { DateTime } from 'luxon';

const zone = 'Europe/London';

/** An instant, UTC, ISO 8601 with a Z, as local day and time: `YYYY-MM-DDTHH:MM`. */
export function localTime(at: string): string {
  return DateTime.fromISO(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** A local day and time, `YYYY-MM-DDTHH:MM` (24:00: the end of the day), as an instant: UTC, ISO 8601 with a Z. */
export function instantOf(local: string): string {
  return DateTime.fromISO(local, { zone }).toUTC().toISO({ suppressMilliseconds: true })!;
}
