import { expect, it } from 'vitest';
import { progressLine } from '../../../src/commands/progress-line.ts';

it('tells what there is to tell', () => {
  const improving = {
    phase: 'improvement' as const,
    elapsedSeconds: 12,
    placed: 1_659,
    points: -28_184_264,
    bound: -28_180_797,
    gapShare: 3_467 / 28_180_797,
  };
  expect(progressLine(improving)).toBe(
    '12 s, improvement: 1,659 placed, points -28,184,264, bound -28,180,797, 0.0123 % apart',
  );
  const bounded = { ...improving, phase: 'prices' as const, placed: null, points: null, gapShare: null };
  expect(progressLine(bounded)).toBe('12 s, prices: bound -28,180,797');
  expect(progressLine({ ...bounded, elapsedSeconds: 0, bound: null })).toBe('0 s, prices');
});
