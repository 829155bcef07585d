import type { Booking } from '../../solver/roster/problem.ts';
import type { GivenRegion } from './region.ts';
import { hackneyFriday, thursday, tuesday, twoPdus } from './two-pdus.ts';

/** The week of two PDUs, in which everyone has one day left to work. */
export function oneDayLeft(): GivenRegion {
  const week = twoPdus();
  for (const requirement of week.rows.requirements) requirement.orderedMinutes = 420;
  return week;
}

/** A place for each of them: Camden's Tuesday or Thursday, Hackney's Friday. */
export const everyoneOnce: readonly Booking[] = [
  ['X100001', tuesday],
  ['X100002', tuesday],
  ['X100003', thursday],
  ['X100004', thursday],
  ['X100005', hackneyFriday],
  ['X100006', hackneyFriday],
  ['X100007', hackneyFriday],
  ['X100008', hackneyFriday],
];
