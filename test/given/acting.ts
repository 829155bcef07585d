import { actingOver } from '../../src/access/acting.ts';

/** Whoever a request is by, else a test; on the morning of Monday 30 November 2026. */
export const aTest = actingOver(
  { now: () => '2026-11-30T09:00:00.000Z' },
  { by: 'a test', role: null, request: null, action: 'test', reason: null },
);
