import type { Acting } from '../../db/acting.ts';

/** A test on the morning of Monday 30 November 2026. */
export const aTest = (): Acting => ({
  by: 'a test',
  role: null,
  request: null,
  action: 'test',
  at: '2026-11-30T09:00:00.000Z',
  reason: null,
});
