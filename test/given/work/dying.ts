import type { Work } from '../../../src/runs/work.ts';

/** Finds a roster, then goes wrong. */
export const work: Work = async (_, { begin, onBest }) => {
  begin();
  onBest(() => ({ bookings: [['X100001', 'P001-2026-12-01']], points: -400 }));
  throw new Error('out of memory');
};
