import type { NewDraft } from '../../db/drafts.ts';
import { region, weekStart } from './two-pdus.ts';

/** A draft of the whole region with nobody on it, as a run would make it, but for what a test says. */
export function newDraft(others: Partial<NewDraft> = {}): NewDraft {
  const draft: NewDraft = {
    region,
    pdu: null,
    weekStart,
    replaces: null,
    problemHash: 'none',
    status: 'feasible',
    points: 0,
    bound: 0,
    policyVersion: 1,
    seed: 1,
    bookings: [],
    pins: [],
    prices: [],
    ...others,
  };
  return draft;
}
