import { lengthOf, type Window } from '../calendar.ts';

/** Minutes that a session credits if it is worked in full: its length less its breaks, never negative. */
export function sessionCredit(session: Window, breakMinutes: number): number {
  return Math.max(0, lengthOf(session) - breakMinutes);
}

/**
 * Minutes rounded up to whole usual sessions. Whoever has 2 hours left is booked on a whole session all the same: its
 * credit is cut to what is left.
 */
export function wholeSessions(minutes: number, usualSessionMinutes: number): number {
  return Math.ceil(minutes / usualSessionMinutes) * usualSessionMinutes;
}
