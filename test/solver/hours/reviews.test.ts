import { describe, expect, it } from 'vitest';
import { applyToExtendBy, reviewsDue, reviewsOf } from '../../../solver/hours/reviews.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { limits } = policyInForce('london', '2026-11-30'); // at 6 and 9 months; 28 days to apply

describe('the reviews of an order', () => {
  it('are six and nine months after sentence', () => {
    expect(reviewsOf('2026-01-15', limits)).toEqual([
      { months: 6, date: '2026-07-15' },
      { months: 9, date: '2026-10-15' },
    ]);
  });

  it('fall on the last of a month that is shorter', () => {
    expect(reviewsOf('2025-08-31', limits)[0]).toEqual({ months: 6, date: '2026-02-28' });
  });

  it.each([
    ['2026-07-15', '2026-07-15', [6]],
    ['2026-07-16', '2026-10-14', []],
    ['2026-07-01', '2026-10-31', [6, 9]],
    ['2026-10-15', '2026-10-31', [9]],
  ])('due from %s to %s are %j', (from, to, months) => {
    expect(reviewsDue('2026-01-15', { from, to }, limits).map((review) => review.months)).toEqual(months);
  });
});

describe('an application to extend', () => {
  it('must be made four weeks before the deadline', () => {
    expect(applyToExtendBy('2027-01-14', limits)).toBe('2026-12-17');
  });
});
