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

/**
 * A local day and time, `YYYY-MM-DDTHH:MM` (24:00: the end of the day), as an instant: UTC, ISO 8601 with a Z. A time that
 * comes twice is the first, one that is left out when the clocks go forward the moment at which they do: so a later time
 * is never an earlier instant.
 */
export function instantOf(local: string): string {
  const found = DateTime.fromISO(local, { zone });
  const isLeftOut = !local.endsWith('T24:00') && found.toFormat("yyyy-MM-dd'T'HH:mm") !== local;
  const instant = isLeftOut ? found.startOf('hour') : found;
  return instant.toUTC().toISO({ suppressMilliseconds: true })!;
}
