import { pino } from 'pino';
import { connect } from '../../../db/connect.ts';
import { serveCommand } from '../../../src/commands/serve.ts';
import { ioOf } from '../../../src/main.ts';
import { createRuns } from '../../../src/runs/runs.ts';
import { aTest } from '../../given/acting.ts';
import { bearer, ownAccess } from '../../given/callers.ts';
import { programmes, templates } from '../../given/programmes.ts';

/** The service in a process of its own, with real signals, but for its work: that goes on until it is stopped. */
const io = ioOf(process);
const { clock, elapsedMs } = io;
const db = connect(io.databaseFile, aTest);
const log = pino({ level: 'silent' });
const work = new URL('../../given/work/patient.ts', import.meta.url);
const runs = await createRuns({ db, clock, elapsedMs, log, work, failInterrupted: 'all', threads: 1 });
process.stdout.write(`${await bearer()}\n`);
const code = await serveCommand(
  io,
  {
    ...{ db, clock, log, runs, templates, programmes, access: ownAccess(clock) },
    formGroups: () => Promise.reject(new Error('no groups are formed here')),
  },
  { host: '127.0.0.1' },
);
await runs.close();
db.$client.close();
process.exitCode = code;
