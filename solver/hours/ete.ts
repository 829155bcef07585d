import type { Policy } from '../policy/in-force.ts';
import { wholeSessions } from './credit.ts';

const wholePercent = 100;

/** A requirement as far as training goes. */
export interface EteStanding {
  orderedMinutes: number;
  /** Credited at ETE projects, or booked there. */
  eteServedMinutes: number;
  /** Of the requirement as a whole. */
  remainingMinutes: number;
}

/**
 * Minutes of employment-related training that still count towards a requirement: the share in force of the ordered
 * minutes, rounded down, less what training has credited. Never negative, and never more than the sessions that what
 * remains fills.
 */
export function eteMinutesLeft(
  requirement: EteStanding,
  limits: Pick<Policy['limits'], 'eteSharePercent' | 'usualSessionMinutes'>,
): number {
  const share = Math.floor((requirement.orderedMinutes * limits.eteSharePercent) / wholePercent);
  const left = Math.max(0, share - requirement.eteServedMinutes);
  return Math.min(left, wholeSessions(requirement.remainingMinutes, limits.usualSessionMinutes));
}
