import { describe, expect, it } from 'vitest';
import { chance } from '../../../../solver/roster/search/chance.ts';

const draw = (seed: number, count: number, below: number) => {
  const next = chance(seed);
  return Array.from({ length: count }, () => next(below));
};

describe('chance', () => {
  it('is the same for the same seed and another for another', () => {
    expect(draw(7, 50, 1_000)).toEqual(draw(7, 50, 1_000));
    expect(draw(7, 50, 1_000)).not.toEqual(draw(8, 50, 1_000));
  });

  it('is whole numbers from nought to below, each about as often', () => {
    const count = [0, 0, 0, 0, 0];
    for (const n of draw(1, 10_000, 5)) count[n]! += 1;
    // 2,000 each are expected, with a standard deviation of 40
    for (const n of count) expect(Math.abs(n - 2_000)).toBeLessThan(5 * 40);
    expect(count).toHaveLength(5);
  });
});
