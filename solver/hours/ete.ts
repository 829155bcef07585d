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
 * Minutes that employment-related training can credit in all: the share of the ordered minutes, rounded down.
 * Adjustments are not counted, and all training shares it: course completions and attended sessions at ETE projects.
 */
export function eteShareMinutes(
  orderedMinutes: number,
  limits: Pick<Policy['limits'], 'eteSharePercent'>,
): number {
  return Math.floor((orderedMinutes * limits.eteSharePercent) / wholePercent);
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
  const left = Math.max(
    0,
    eteShareMinutes(requirement.orderedMinutes, limits) - requirement.eteServedMinutes,
  );
  return Math.min(left, wholeSessions(requirement.remainingMinutes, limits.usualSessionMinutes));
}
