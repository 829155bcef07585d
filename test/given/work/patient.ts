import type { Work } from '../../../src/runs/work.ts';
import { newDraft } from '../drafts.ts';

/** Computes without a pause until it is stopped, telling of itself thousands of times a second, then answers. */
export const work: Work = async ({ request }, { begin, stop, onProgress }) => {
  begin();
  let points = -1_000_000;
  while (!stop()) {
    points += 1;
    onProgress({ phase: 'improvement', points, bound: 0 });
  }
  const { region, pdu, weekStart, seed } = request;
  return { end: 'roster', draft: newDraft({ region, pdu, weekStart, seed, points }), notes: [] };
};
