import type { Work } from '../../../src/runs/work.ts';
import { newDraft } from '../drafts.ts';

/**
 * Computes without a pause until it is stopped, telling of itself thousands of times a second, then answers with the
 * roster that it began from.
 */
export const work: Work = async ({ request, from }, { begin, stop, onProgress, onBest }) => {
  begin();
  let points = -1_000_000;
  while (!stop()) {
    points += 1;
    onProgress({ phase: 'improvement', points, bound: -100, placed: 1 });
    onBest(() => ({ bookings: [['X100001', 'P001-2026-12-01']], points }));
  }
  const { region, pdu, weekStart, seed } = request;
  const draft = newDraft({ region, pdu, weekStart, seed, points, bookings: from ?? [] });
  return { end: 'roster', draft, notes: [] };
};
