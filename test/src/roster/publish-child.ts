import { writeSync } from 'node:fs';
import { connect } from '../../../db/connect.ts';
import { publishRoster } from '../../../src/roster/publish.ts';
import { aTest } from '../../given/acting.ts';

/**
 * A process to be killed: publishes a roster and says on its standard output what it is about. With a number to pause
 * at, it waits in the middle of the transaction, once so many rows are written.
 */
const [file = '', roster = '', pauseAt = ''] = process.argv.slice(2);
const say = (word: string) => writeSync(1, `${word}\n`);
const pauseMs = 60_000;

const db = connect(file, aTest);
let written = 0;
db.$client.function('row_written', () => {
  written += 1;
  if (written === Number(pauseAt)) {
    say('writing');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
  return null;
});
for (const [table, change] of [
  ['rosters', 'update'],
  ['appointments', 'insert'],
  ['appointments', 'update'],
  ['appointments', 'delete'],
])
  db.$client.exec(
    `create temp trigger ${table}_${change} after ${change} on main.${table} begin select row_written(); end`,
  );
const answer = await publishRoster(db, Number(roster), {
  today: () => '2026-11-27',
  now: () => '2026-11-27T13:00:00.000Z',
});
say('published' in answer ? 'published' : 'refused');
