import type { Work } from '../../../src/runs/work.ts';

/** Tells a best, then computes on and never asks whether it should stop. */
export const work: Work = async (_, { begin, onBest, stop }) => {
  begin();
  onBest(() => ({ bookings: [['X100001', 'P001-2026-12-01']], points: -40 }));
  stop();
  for (;;);
};
