import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { keepRows } from '../../../db/intake.ts';
import { rosterView } from '../../../src/roster/view.ts';
import type { RunState, Runs } from '../../../src/runs/runs.ts';
import { givenDatabase } from '../../given/database.ts';
import { givenInventedRegion, inventedWeek } from '../../given/invented-region.ts';
import { isSound } from '../../given/kept.ts';
import { givenRuns } from '../../given/running.ts';

const child = fileURLToPath(new URL('./run-child.ts', import.meta.url));

/** Enough that a run goes on for seconds after its first roster. */
const people = 1_500;

/** A run in a process of its own that is killed in the middle, once it has kept a best; its number. */
async function givenKilledRun(db: Db): Promise<number> {
  const args = ['--import', 'tsx', child, db.$client.name, inventedWeek];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(started, 'exit');
  let said = '';
  for await (const line of createInterface({ input: started.stdout })) {
    said = line;
    started.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return Number(said);
}

/** Stops a run as soon as it has told of itself; how it ended. */
async function stoppedSoon(runs: Runs, id: number): Promise<RunState> {
  for (;;) {
    const state = await runs.state(id);
    if (!state) throw new Error('the run is gone');
    if (state.status !== 'queued' && state.status !== 'running') return state;
    if (state.progress) await runs.stop(id);
    await new Promise((later) => setTimeout(later, 5));
  }
}

it('a run whose process is killed is marked so, and resumed from the best that was kept of it', async () => {
  const db = givenDatabase();
  await keepRows(db, givenInventedRegion(people));
  const killed = await givenKilledRun(db);
  expect(isSound(db)).toBe(true);

  const runs = await givenRuns(db);
  const dead = (await runs.state(killed)) as RunState;
  expect(dead).toMatchObject({
    status: 'failed',
    detail: { message: 'the scheduler stopped while it ran' },
    roster: null,
    best: { points: expect.any(Number) },
  });

  const resumed = await runs.resume(killed);
  if (!resumed || 'refused' in resumed) throw new Error(resumed?.refused);
  expect(resumed).toMatchObject({ resumes: killed, weekStart: inventedWeek, seconds: 60, seed: 4 });
  const done = await stoppedSoon(runs, resumed.id);
  expect(done).toMatchObject({ status: 'done', best: null });
  const view = await rosterView(db, done.roster!);
  expect(view).toMatchObject({ breaches: [], stale: false, seed: 4 });
  expect(view!.points).toBeGreaterThanOrEqual(dead.best!.points);
});
