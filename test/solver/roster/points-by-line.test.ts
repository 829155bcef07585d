import { describe, expect, it } from 'vitest';
import {
  lessLines,
  noPoints,
  type PointsByLine,
  plusLines,
  pointsOf,
} from '../../../solver/roster/points-by-line.ts';

const one: PointsByLine = { ...noPoints, stoodDown: -3_000, ete: 90 };
const other: PointsByLine = { ...noPoints, stoodDown: -6_000, travelMinute: -35 };

describe('points by line', () => {
  it('are added and taken away line by line', () => {
    expect(plusLines(one, other)).toEqual({ ...noPoints, stoodDown: -9_000, ete: 90, travelMinute: -35 });
    expect(lessLines(one, other)).toEqual({ ...noPoints, stoodDown: 3_000, ete: 90, travelMinute: 35 });
  });

  it('make points together', () => {
    expect(pointsOf(one)).toBe(-3_000 + 90);
    expect(pointsOf(noPoints)).toBe(0);
  });

  it('stay as they were', () => {
    const before = { ...one };
    plusLines(one, other);
    expect(one).toEqual(before);
    expect(Object.values(noPoints).every((line) => line === 0)).toBe(true);
  });
});
