import { writeSync } from 'node:fs';
import { connect } from '../../../db/connect.ts';
import { runWeek } from '../../../src/roster/run-week.ts';
import { createRuns } from '../../../src/runs/runs.ts';
import { aTest } from '../../given/acting.ts';

/** A process to be killed: runs a week of London, and says the run's number once a best of it is kept. */
const [file = '', weekStart = ''] = process.argv.slice(2);
const askEveryMs = 5;

const runs = await createRuns({
  db: connect(file, aTest),
  clock: { today: () => '2026-11-27', now: () => '2026-11-27T12:00:00.000Z' },
  elapsedMs: () => performance.now(),
  log: { error: () => {} },
  work: runWeek,
  failInterrupted: 'all',
  threads: 1,
});
const request = { region: 'london', pdu: null, weekStart, around: null, seconds: 60, seed: 4 } as const;
const run = await runs.start(request);
if ('refused' in run) throw new Error(run.refused);
while ((await runs.state(run.id))?.best === null) await new Promise((later) => setTimeout(later, askEveryMs));
writeSync(1, `${run.id}\n`);
