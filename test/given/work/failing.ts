import type { Work } from '../../../src/runs/work.ts';

export const work: Work = async () => {
  throw new Error('the sum of X100001 is odd');
};
