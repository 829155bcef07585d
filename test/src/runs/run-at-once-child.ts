import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { connect } from '../../../db/connect.ts';
import { createRuns } from '../../../src/runs/runs.ts';
import { aTest } from '../../given/acting.ts';

/** A process that asks for a run when it is told to, says which it got, and how that ended. */
const [file = '', weekStart = ''] = process.argv.slice(2);
const say = (what: object) => writeSync(1, `${JSON.stringify(what)}\n`);

const runs = await createRuns({
  db: connect(file, aTest),
  clock: { today: () => '2026-11-27', now: () => '2026-11-27T12:00:00.000Z' },
  elapsedMs: () => performance.now(),
  log: { error: () => {} },
  work: new URL('../../given/work/patient.ts', import.meta.url),
  failInterrupted: 'of processes gone',
  threads: 1,
});
say({ ready: true });
await once(process.stdin, 'data');
const request = { region: 'london', pdu: null, weekStart, around: null, seconds: 1, seed: 4 } as const;
const run = await runs.start(request);
if ('refused' in run) throw new Error(run.refused);
say({ id: run.id, joined: run.joined });
const ended = await runs.ended(run.id);
say({ status: ended?.status, roster: ended?.roster });
process.exit();
