import { describe, expect, it } from 'vitest';
import { type Moment, secondsToGap, secondsToWithin } from './timeline.ts';

const told: Moment[] = [
  { seconds: 1, points: null, bound: -900 },
  { seconds: 2, points: -2_000, bound: -950 },
  { seconds: 3, points: -1_010, bound: -980 },
  { seconds: 4, points: -1_001, bound: -1_000 },
  { seconds: 5, points: -1_000, bound: -1_000 },
];

describe('the time until', () => {
  it('roster and bound are so near each other counts from the first moment that has both', () => {
    expect(secondsToGap(told, 2)).toBe(2);
    // 30 of 980, then 1 of 1,000
    expect(secondsToGap(told, 0.002)).toBe(4);
    expect(secondsToGap(told, 0)).toBe(5);
  });

  it('roster and bound are so near each other is none if they never were', () => {
    expect(secondsToGap(told.slice(0, 3), 0.002)).toBeNull();
    expect(secondsToGap([], 1)).toBeNull();
  });

  it('the points are so near the last counts shares of the last', () => {
    expect(secondsToWithin(told, 0.01)).toBe(3);
    expect(secondsToWithin(told, 0.001)).toBe(4);
    expect(secondsToWithin(told, 0.0001)).toBe(5);
  });

  it('the points are so near the last is none without points', () => {
    expect(secondsToWithin(told.slice(0, 1), 1)).toBeNull();
  });
});
