import { DateTime } from 'luxon';

const zone = 'Europe/London';

let last = { minute: '', local: '' };

/**
 * An instant, UTC, ISO 8601 with a Z, as local day and time: `YYYY-MM-DDTHH:MM`. Hundreds of answers a second ask for
 * the same minute, so the last one is remembered.
 */
export function localTime(at: string): string {
  const minute = `${at.slice(0, 'YYYY-MM-DDTHH:MM'.length)}Z`;
  if (minute !== last.minute)
    last = { minute, local: DateTime.fromISO(minute, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") };
  return last.local;
}

/** A local day and time, `YYYY-MM-DDTHH:MM` (24:00: the end of the day), as an instant: UTC, ISO 8601 with a Z. */
export function instantOf(local: string): string {
  return DateTime.fromISO(local, { zone }).toUTC().toISO({ suppressMilliseconds: true })!;
}
