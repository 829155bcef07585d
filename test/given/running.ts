import { onTestFinished } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { runWeek } from '../../src/roster/run-week.ts';
import { createRuns, type Runs } from '../../src/runs/runs.ts';
import type { Asking } from './door.ts';
import { friday, fridayNoon } from './rostered.ts';
import { region, weekStart } from './two-pdus.ts';

/** The queue of runs over a database, as the service has it; closed when the test that runs ends. */
export async function givenRuns(db: Db, work: URL = runWeek): Promise<Runs> {
  const log = { error: () => {} };
  const clock = { now: () => fridayNoon, today: () => friday };
  const elapsedMs = () => performance.now();
  const runs = await createRuns({ db, clock, elapsedMs, log, work, threads: 1, failInterrupted: 'all' });
  onTestFinished(() => runs.close());
  return runs;
}

interface RunBody {
  id: number;
  status: string;
  roster: number | null;
}

const askEveryMs = 20;

/** Asks for a run of the week of two PDUs and asks on until it has ended, as a client would. */
export async function ranThrough({ get, send }: Asking, others: object = {}): Promise<RunBody> {
  const started = await send('POST', '/v1/rosters', { region, weekStart, ...others });
  const path = started.headers.get('location');
  if (started.status !== 202 || path === null) throw new Error(JSON.stringify(started.body));
  for (;;) {
    const run = (await get(path)).body as RunBody;
    if (run.status !== 'queued' && run.status !== 'running') return run;
    await new Promise((later) => setTimeout(later, askEveryMs));
  }
}
