import { writeSync } from 'node:fs';
import { connect } from '../../../db/connect.ts';
import { importFolder } from '../../../src/intake/import.ts';
import { aTest } from '../../given/acting.ts';

/**
 * A process to be killed: imports a folder into a database and says on its standard output what it is about. With a
 * crn to pause at, it waits in the middle of the transaction, once a travel time of that person is written.
 */
const [file = '', folder = '', pauseAt] = process.argv.slice(2);
const say = (word: string) => writeSync(1, `${word}\n`);
const pauseMs = 60_000;

const db = connect(file, aTest);
if (pauseAt) {
  db.$client.function('pause', () => {
    say('writing');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    return null;
  });
  db.$client.exec(
    `create temp trigger pausing after update on main.travel_minutes when new.crn = '${pauseAt}'
     begin select pause(); end`,
  );
}
say('begun');
const result = await importFolder(db, folder, {
  programmes: new Set(['TSP', 'BBR']),
  clock: { today: () => '2026-11-27', now: () => '2026-11-27T12:00:00.000Z' },
});
say('kept' in result ? 'kept' : 'refused');
