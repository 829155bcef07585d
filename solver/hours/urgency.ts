import type { Policy } from '../policy/in-force.ts';

/**
 * 1 (time in hand) to 5 (deadline at risk) from the weeks in hand: the policy's thresholds stand from the most urgent
 * down, each the most weeks in hand for its level; beyond the last, 1.
 */
export function urgencyOf(weeksInHand: number, limits: Pick<Policy['limits'], 'urgencyWeeksInHand'>): number {
  const thresholds = limits.urgencyWeeksInHand;
  const passed = thresholds.findIndex((weeks) => weeksInHand <= weeks);
  return passed === -1 ? 1 : thresholds.length + 1 - passed;
}
