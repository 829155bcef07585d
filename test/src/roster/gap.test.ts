import { expect, it } from 'vitest';
import { gapShareOf } from '../../../src/roster/gap.ts';

it.each([
  [-1_010, -1_000, 0.01],
  [990, 1_000, 0.01],
  [-1_000, -1_000, 0],
  [0, 0, 0],
  [-5, 0, null],
  [null, -1_000, null],
  [-1_000, null, null],
])('%j points under a bound of %j are %j of it apart', (points, bound, share) => {
  expect(gapShareOf(points, bound)).toBe(share);
});
