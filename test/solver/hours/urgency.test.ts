import { describe, expect, it } from 'vitest';
import { urgencyOf } from '../../../solver/hours/urgency.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { limits } = policyInForce('london', '2026-11-30'); // 0, 4, 8 and 16 weeks

describe('urgency', () => {
  it.each([
    [-3, 5],
    [0, 5],
    [1, 4],
    [4, 4],
    [5, 3],
    [8, 3],
    [9, 2],
    [16, 2],
    [17, 1],
    [Number.POSITIVE_INFINITY, 1],
  ])('with %d weeks in hand is %i', (weeksInHand, urgency) => {
    expect(urgencyOf(weeksInHand, limits)).toBe(urgency);
  });
});
