import { writeFileSync } from 'node:fs';
import { connect } from '../../../db/connect.ts';
import { readsOnly } from '../../../src/access/acting.ts';
import type { Work } from '../../../src/runs/work.ts';

/** Opens what is no database. */
export const work: Work = async ({ file }) => {
  writeFileSync(`${file}.other`, 'x'.repeat(10_000));
  connect(`${file}.other`, readsOnly);
  throw new Error('it was opened');
};
