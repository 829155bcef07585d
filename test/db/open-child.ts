import { writeSync } from 'node:fs';
import { connect } from '../../db/connect.ts';
import { aTest } from '../given/acting.ts';

/** A process that opens a database as soon as it is told to, and says what came of it. */
writeSync(1, 'here\n');
await new Promise((told) => process.stdin.once('data', told));
process.stdin.pause();
try {
  connect(process.argv[2] ?? '', aTest).$client.close();
  writeSync(1, 'opened\n');
} catch (error) {
  writeSync(1, `${error}\n`);
}
