import { describe, expect, it } from 'vitest';
import { remainingMinutes } from '../../../solver/hours/remaining.ts';

describe('what remains of a requirement', () => {
  it('is what was ordered less what is credited and what is booked', () => {
    // 6,000 - 1,680 - 420
    expect(remainingMinutes(6_000, { creditedMinutes: 1_680, bookedMinutes: 420 })).toBe(3_900);
  });

  it('is never negative', () => {
    expect(remainingMinutes(2_400, { creditedMinutes: 2_300, bookedMinutes: 420 })).toBe(0);
  });
});
