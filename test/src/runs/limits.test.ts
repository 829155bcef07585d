import { afterEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { keepBest } from '../../../db/run-bests.ts';
import { endRun, queueRun } from '../../../db/runs.ts';
import { runs as runsTable } from '../../../db/schema.ts';
import { addDays } from '../../../solver/calendar.ts';
import { createRuns, type Runs, type RunsDeps } from '../../../src/runs/runs.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenTwoPdus } from '../../given/rostered.ts';
import { camden, hackney, region, weekStart } from '../../given/two-pdus.ts';

const clock = { now: () => '2026-11-27T12:00:00.000Z', today: () => '2026-11-27' };
const request = { region, pdu: null, weekStart, around: null, seconds: 60, seed: 7 } as const;

const open: Runs[] = [];
afterEach(async () => {
  for (const runs of open.splice(0)) await runs.close();
});

async function givenRuns(db: Db, work: string, limits: Partial<RunsDeps>) {
  const runs = await createRuns({
    ...{ db, clock, elapsedMs: () => 0, log: { error: () => {} }, threads: 1, failInterrupted: 'all' },
    work: new URL(`../../given/work/${work}.ts`, import.meta.url),
    ...limits,
  });
  open.push(runs);
  return runs;
}

const kept = (db: Db) => db.select().from(runsTable).all().length;

/** A run of another week that died with a best. */
async function givenADeadRun(db: Db): Promise<number> {
  const at = '2026-11-27T12:00:00.000Z';
  const run = await queueRun(db, { ...request, weekStart: '2027-01-04' }, at);
  if ('refused' in run) throw new Error(run.refused);
  await keepBest(db, run.id, { bookings: [], points: -7 }, at);
  await endRun(db, run.id, { status: 'failed', detail: { message: 'It died' }, endedAt: at });
  return run.id;
}

describe('the queue of runs', () => {
  it('has a length: past it a run is not begun, nothing is written, and it is told when to come back', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient', { mostWaiting: 1 });
    const { send } = givenDoor({ db, runs });
    const asks = (pdu: string | null) =>
      send('POST', '/v1/rosters', { region, weekStart, seconds: 60, ...(pdu === null ? {} : { pdu }) });
    expect([(await asks(null)).status, (await asks(hackney)).status]).toEqual([202, 202]);
    const third = await asks(camden);
    expectProblem(third, 503);
    expect(third.headers.get('retry-after')).toBe('60');
    const dead = await givenADeadRun(db);
    expectProblem(await send('POST', `/v1/runs/${dead}/resume`, {}), 503);
    expect((await asks(hackney)).body).toMatchObject({ joined: true });
    expect(kept(db)).toBe(3);
    expect(runs.workload()).toMatchObject({ running: 1, waiting: 1, ended: 0 });
    await runs.stop(2);
    expect((await asks(camden)).status).toBe(202);
  });

  it('takes no more than its length of runs that are started all at once', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient', { mostWaiting: 2 });
    const weeks = [0, 1, 2, 3, 4, 5].map((week) => addDays(weekStart, 7 * week));
    const started = await Promise.allSettled(
      weeks.map((monday) => runs.start({ ...request, weekStart: monday })),
    );
    expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(kept(db)).toBe(3);
  });

  it('lets everybody who asks for one week at once have the one run of it', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient', { mostWaiting: 1 });
    const started = await Promise.all([1, 2, 3, 4].map((seed) => runs.start({ ...request, seed })));
    expect(started.map((run) => 'joined' in run && [run.id, run.joined])).toEqual([
      [1, false],
      [1, true],
      [1, true],
      [1, true],
    ]);
    expect(kept(db)).toBe(1);
    expect(await runs.state(1)).toMatchObject({ status: 'running' });
  });

  it('takes nothing while the service ends', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient', {});
    await runs.close();
    await expect(runs.start(request)).rejects.toMatchObject({ message: 'The service is ending' });
  });
});

it('a run that does not hear that its time is over is ended, as failed, and keeps its best', async () => {
  const db = await givenTwoPdus();
  const runs = await givenRuns(db, 'deaf', { graceMs: 2_000 });
  const { id } = (await runs.start({ ...request, seconds: 1 })) as { id: number };
  expect(await runs.ended(id)).toMatchObject({
    status: 'failed',
    detail: { message: 'It was ended: it went on for more than 2 seconds beyond the 1 it had' },
    best: { points: -40 },
  });
  expect(runs.workload()).toMatchObject({ running: 0, ended: 1 });
});
