import type { Work } from '../../../src/runs/work.ts';

/** Ends its thread without a word. */
export const work: Work = async () => process.exit(0);
