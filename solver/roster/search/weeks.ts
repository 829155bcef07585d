import { byText } from '../../by-text.ts';
import type { Booking } from '../problem.ts';
import { type BestWeekOf, free, mustNot } from './best-week.ts';
import { type Candidates, minutesValue } from './candidates.ts';

/** A roster inside the search: for each person the pairs of their week, in the order of the days. */
export type Weeks = number[][];

/** Points of one person's week, in whole points. */
export function weekPoints(c: Candidates, p: number, pairs: readonly number[]): number {
  let gain = 0;
  let minutes = 0;
  for (const i of pairs) {
    gain += c.pairGain[i]!;
    minutes += c.credit[c.pairSession[i]!]!;
  }
  return gain + minutesValue(c, p, minutes, pairs.length > 0);
}

/** People booked by session. */
export function attendance(c: Candidates, weeks: Weeks): Int32Array {
  const count = new Int32Array(c.sessions.length);
  for (const pairs of weeks) for (const i of pairs) count[c.pairSession[i]!]! += 1;
  return count;
}

/** Points of a whole roster, as the search counts them; the judge has the last word. */
export function rosterPoints(c: Candidates, weeks: Weeks): number {
  const count = attendance(c, weeks);
  let points = 0;
  weeks.forEach((pairs, p) => {
    points += weekPoints(c, p, pairs);
  });
  for (let s = 0; s < c.sessions.length; s += 1) if (count[s] === 0) points -= c.standDown[s]!;
  return points;
}

/** Each person's week of these bookings; where they cannot all be theirs (two on one day, say), the best part of them. */
export function weeksFrom(c: Candidates, bestWeek: BestWeekOf, bookings: readonly Booking[]): Weeks {
  const booked = new Map(bookings.map(([crn]) => [crn, new Set<string>()]));
  for (const [crn, id] of bookings) booked.get(crn)!.add(id);
  const fixed = Uint8Array.from(c.pairPerson, (p, i) =>
    booked.get(c.people[p]!.crn)?.has(c.sessions[c.pairSession[i]!]!.id) ? free : mustNot,
  );
  return c.people.map((_, p) => bestWeek(p, () => 0, fixed)?.pairs ?? []);
}

/** The bookings by crn and session id, in the order of both. */
export function bookingsOf(c: Candidates, weeks: Weeks): Booking[] {
  const bookings = weeks.flatMap((pairs, p) =>
    pairs.map((i): Booking => [c.people[p]!.crn, c.sessions[c.pairSession[i]!]!.id]),
  );
  return bookings.sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1]));
}
