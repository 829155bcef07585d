export { newSecret as newCalendarSecret, secretHash as calendarSecretHash } from '../access/secret.ts';

/** Where a calendar is read. */
export function calendarAddress(secret: string): string {
  return `/v1/calendars/${secret}.ics`;
}
