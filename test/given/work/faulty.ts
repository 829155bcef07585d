import type { Work } from '../../../src/runs/work.ts';

export const work: Work = async () => ({
  end: 'faults',
  faults: [{ code: 'out-of-range', path: 'people[0].minMinutes', message: 'min is above max' }],
});
