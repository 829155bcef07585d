import type { Work } from '../../../src/runs/work.ts';

export const work: Work = async () => ({
  end: 'infeasible',
  conflicts: [{ crn: 'X100001', session: 'P001-2026-12-01', rules: ['travel'] }],
});
