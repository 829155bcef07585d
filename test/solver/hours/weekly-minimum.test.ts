import { describe, expect, it } from 'vitest';
import { policyMinimum, usualMinimum, weekOfWork } from '../../../solver/hours/weekly-minimum.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { limits } = policyInForce('london', '2026-11-30');

describe('the week of work', () => {
  it('is the first until a session has been worked', () => {
    expect(weekOfWork('2026-11-30', null)).toBe(1);
  });

  it.each([
    ['2026-12-02', 1], // in this very week
    ['2026-11-29', 2], // the Sunday before
    ['2026-11-23', 2], // the Monday before
    ['2026-11-22', 3],
    ['2026-06-01', 27], // 26 weeks earlier
  ])('with a first session on %s is week %i', (firstWorked, week) => {
    expect(weekOfWork('2026-11-30', firstWorked)).toBe(week);
  });
});

describe('the weekly minimum by policy', () => {
  it('is seven hours for the employed, in any week', () => {
    expect([1, 2, 30].map((week) => policyMinimum(true, week, limits))).toEqual([420, 420, 420]);
  });

  it('builds up to 28 hours for the unemployed: 7, 14, 21, then 28', () => {
    expect([1, 2, 3, 4, 5, 30].map((week) => policyMinimum(false, week, limits))).toEqual([
      420, 840, 1_260, 1_680, 1_680, 1_680,
    ]);
  });

  it('once used to the work is 7 hours or 28', () => {
    expect(usualMinimum(true, limits)).toBe(420);
    expect(usualMinimum(false, limits)).toBe(1_680);
  });
});
