import { describe, expect, it } from 'vitest';
import { runSeconds, secondsFor } from '../../../src/roster/run-seconds.ts';

describe('the seconds of a region among many', () => {
  it('are the usual ones for a small region', () => {
    expect(secondsFor(0)).toBe(runSeconds.usual);
    expect(secondsFor(1_999)).toBe(runSeconds.usual);
  });

  it('grow with its people, up to the most that a run can be told', () => {
    // 6,169 people / 200 a second = 30.8 s, rounded up
    expect(secondsFor(6_169)).toBe(31);
    expect(secondsFor(10_000_000)).toBe(runSeconds.most);
  });
});
