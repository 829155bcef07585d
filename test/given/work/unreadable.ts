import { writeFileSync } from 'node:fs';
import { connect } from '../../../db/connect.ts';
import type { Work } from '../../../src/runs/work.ts';

/** Opens what is no database. */
export const work: Work = async ({ file }) => {
  writeFileSync(`${file}.other`, 'x'.repeat(10_000));
  connect(`${file}.other`);
  throw new Error('it was opened');
};
