import { describe, expect, it } from 'vitest';
import {
  type GroupPointsByLine,
  lessGroupLines,
  noGroupPoints,
  plusGroupLines,
  sumOfGroupLines,
} from '../../../solver/groups/points-by-line.ts';

const one: GroupPointsByLine = { ...noGroupPoints, placed: 3_000, opened: -2_500 };
const other: GroupPointsByLine = { ...noGroupPoints, placed: 1_000, travelMinute: -35 };

describe("groups' points by line", () => {
  it('are added and taken away line by line', () => {
    const { placed: _, ...rest } = { ...noGroupPoints, opened: -2_500 };
    expect(plusGroupLines(one, other)).toEqual({ ...rest, placed: 4_000, travelMinute: -35 });
    expect(lessGroupLines(one, other)).toEqual({ ...rest, placed: 2_000, travelMinute: 35 });
  });

  it('make points together', () => {
    expect(sumOfGroupLines(one)).toBe(3_000 - 2_500);
    expect(sumOfGroupLines(noGroupPoints)).toBe(0);
  });

  it('stay as they were', () => {
    const before = { ...one };
    plusGroupLines(one, other);
    expect(one).toEqual(before);
    expect(Object.values(noGroupPoints).every((line) => line === 0)).toBe(true);
  });
});
