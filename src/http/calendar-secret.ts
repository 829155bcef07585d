import { createHash, randomBytes } from 'node:crypto';

const secretBytes = 32;

/** A new secret for the address of a calendar: nobody guesses it. */
export function newCalendarSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** What is kept of a secret: its SHA-256, from which it cannot be found. */
export function calendarSecretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Where a calendar is read. */
export function calendarAddress(secret: string): string {
  return `/v1/calendars/${secret}.ics`;
}
