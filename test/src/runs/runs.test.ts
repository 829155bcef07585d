import { afterEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { listRosters, rosterOf } from '../../../db/rosters.ts';
import { queueRun, type RunRequest, runOf } from '../../../db/runs.ts';
import { createRuns, type RunState, type Runs, type RunsDeps } from '../../../src/runs/runs.ts';
import { givenTwoPdus } from '../../given/rostered.ts';
import { camden, region, weekStart } from '../../given/two-pdus.ts';

const workNamed = (name: string) => new URL(`../../given/work/${name}.ts`, import.meta.url);
const clock = { now: () => '2026-11-27T12:00:00.000Z', today: () => '2026-11-27' };
const request: RunRequest = { region, pdu: null, weekStart, around: null, seconds: 60, seed: 7 };

const open: Runs[] = [];
afterEach(async () => {
  for (const runs of open.splice(0)) await runs.close();
});

async function givenRuns(
  db: Db,
  work: string,
  {
    threads = 1,
    failInterrupted = 'all' as RunsDeps['failInterrupted'],
    logged = [] as object[],
    ...limits
  }: { logged?: object[] } & Partial<RunsDeps> = {},
) {
  const log = { error: (line: object) => logged.push(line) };
  const elapsedMs = () => performance.now();
  const deps = { db, clock, elapsedMs, log, work: workNamed(work), threads, failInterrupted, ...limits };
  const runs = await createRuns(deps);
  open.push(runs);
  return runs;
}

async function started(runs: Runs, others: Partial<RunRequest> = {}): Promise<RunState> {
  const run = await runs.start({ ...request, ...others });
  if ('refused' in run) throw new Error(run.refused);
  return run;
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + 20_000;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, 10));
  }
  throw new Error('it did not come about within 20 seconds');
}

/** The first state in which a run has told how far it is. */
const telling = (runs: Runs, id: number) =>
  until(async () => {
    const state = await runs.state(id);
    return state?.progress ? state : null;
  });

describe('a run', () => {
  it('starts at once, tells how far it is, and keeps its roster as a draft when it is stopped', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient');
    const { id, status } = await started(runs);
    expect(status).toBe('queued');

    const running = await telling(runs, id);
    expect(running).toMatchObject({ status: 'running', roster: null, endedAt: null });
    expect(running.progress).toMatchObject({ phase: 'improvement', bound: -100, placed: 1 });

    await runs.stop(id);
    const done = await runs.ended(id);
    expect(done).toMatchObject({ status: 'done', endedAt: clock.now(), progress: null });
    const roster = await rosterOf(db, done!.roster!);
    expect(roster).toMatchObject({ region, pdu: null, weekStart, version: 1, state: 'draft', seed: 7 });
  });

  it('leaves the service free to answer while it computes, and is heard at most four times a second', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient');
    const { id } = await started(runs);
    await telling(runs, id);
    const heard = new Set<number>();
    let answers = 0;
    const end = performance.now() + 1_000;
    while (performance.now() < end) {
      const state = await runs.state(id);
      if (state?.progress?.points) heard.add(state.progress.points);
      answers += 1;
      await new Promise((later) => setTimeout(later, 1));
    }
    expect(answers).toBeGreaterThan(50);
    expect(heard.size).toBeGreaterThan(1);
    // Four in the second, and the one that was there before it.
    expect(heard.size).toBeLessThanOrEqual(5);
  });

  it('counts the seconds that it has worked', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient');
    const { id } = await started(runs);
    await telling(runs, id);
    const later = await until(async () => {
      const state = await runs.state(id);
      return state?.progress?.elapsedSeconds ? state.progress.elapsedSeconds : null;
    });
    expect(later).toBeGreaterThanOrEqual(1);
  });

  it('ends by itself when the seconds asked for have passed', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient');
    const { id } = await started(runs, { seconds: 1 });
    expect(await runs.ended(id)).toMatchObject({ status: 'done' });
  });

  it('waits its turn when every thread is taken', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient', { threads: 1 });
    const first = await started(runs);
    const second = await started(runs, { pdu: camden });
    await telling(runs, first.id);
    expect(await runs.state(second.id)).toMatchObject({ status: 'queued', progress: null });
    await runs.stop(first.id);
    await runs.ended(first.id);
    await telling(runs, second.id);
    await runs.stop(second.id);
    expect(await runs.ended(second.id)).toMatchObject({ status: 'done' });
  });

  it('ends as failed when it is stopped before its turn', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient', { threads: 1 });
    const first = await started(runs);
    const second = await started(runs, { pdu: camden });
    expect(await runs.stop(second.id)).toMatchObject({
      status: 'failed',
      detail: { message: 'It was stopped before it began' },
    });
    await runs.stop(first.id);
    expect(await runs.ended(first.id)).toMatchObject({ status: 'done' });
    expect(await runs.ended(second.id)).toMatchObject({ status: 'failed' });
  });

  it('cannot be stopped once it has ended, and one that never was has no state', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'pinned-in');
    const { id } = await started(runs);
    await runs.ended(id);
    expect(await runs.stop(id)).toEqual({ refused: 'already-ended' });
    expect(await runs.stop(99)).toBeNull();
    expect(await runs.state(99)).toBeNull();
    expect(await runs.ended(99)).toBeNull();
  });

  it('names the pins that no roster can keep', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'pinned-in');
    const { id } = await started(runs);
    expect(await runs.ended(id)).toMatchObject({
      status: 'infeasible',
      roster: null,
      detail: { conflicts: [{ crn: 'X100001', session: 'P001-2026-12-01', rules: ['travel'] }] },
    });
  });

  it('names what is wrong with the data', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'faulty');
    const { id } = await started(runs);
    expect(await runs.ended(id)).toMatchObject({
      status: 'failed',
      detail: { faults: [{ code: 'out-of-range', path: 'people[0].minMinutes' }] },
    });
  });

  it.each(['failing', 'vanishing'])(
    'ends as failed when its work goes wrong (%s), and the log says how',
    async (work) => {
      const db = await givenTwoPdus();
      const logged: object[] = [];
      const runs = await givenRuns(db, work, { logged });
      const { id } = await started(runs);
      const { id: next } = await started(runs, { pdu: camden });
      expect(await runs.ended(id)).toMatchObject({
        status: 'failed',
        roster: null,
        detail: { message: `Something went wrong; the log has it under run ${id}` },
      });
      expect(logged[0]).toMatchObject({ run: id, bug: { name: 'Error' } });
      expect(JSON.stringify(logged)).not.toContain('X100001');
      expect(await runs.ended(next)).toMatchObject({ status: 'failed' });
    },
  );

  it('is refused for a PDU of another region, and around a roster that is not there or of another week', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient');
    expect(await runs.start({ ...request, pdu: 'nowhere' })).toEqual({ refused: 'unknown-pdu' });
    expect(await runs.start({ ...request, region: 'wales', pdu: camden })).toEqual({
      refused: 'unknown-pdu',
    });
    expect(await runs.start({ ...request, around: 5 })).toEqual({ refused: 'unknown-around' });

    const { id } = await started(runs, { seconds: 1 });
    const around = (await runs.ended(id))!.roster;
    expect(await runs.start({ ...request, pdu: camden, around })).toEqual({ refused: 'around-another-week' });
    expect(await runs.start({ ...request, weekStart: '2026-12-07', around })).toEqual({
      refused: 'around-another-week',
    });
    expect(await started(runs, { around, seconds: 1 })).toMatchObject({ around });
  });
});

/** The first state in which something is kept of a run that is better than so many points. */
const kept = (runs: Runs, id: number, better = Number.NEGATIVE_INFINITY) =>
  until(async () => {
    const state = await runs.state(id);
    return state?.best && state.best.points > better ? state.best : null;
  });

describe('the best that a run has', () => {
  it('is kept as soon as there is one, then every few seconds, until the run has its draft', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient');
    const { id } = await started(runs);
    const first = await kept(runs, id);
    expect(first.at).toBe(clock.now());
    const second = await kept(runs, id, first.points);
    const began = performance.now();
    await kept(runs, id, second.points);
    expect(performance.now() - began).toBeGreaterThan(2_000);
    await runs.stop(id);
    expect(await runs.ended(id)).toMatchObject({ status: 'done', best: null });
    expect(await runs.resume(id)).toEqual({ refused: 'has-its-draft' });
  });

  it('is what a run begins from that resumes one whose service stopped', async () => {
    const db = await givenTwoPdus();
    const before = await givenRuns(db, 'patient');
    const { id } = await started(before, { seconds: 33 });
    expect(await before.resume(id)).toEqual({ refused: 'not-ended' });
    const { points } = await kept(before, id);
    await before.close();
    expect(await before.state(id)).toMatchObject({ status: 'failed', best: { points } });

    const runs = await givenRuns(db, 'patient');
    const resumed = await runs.resume(id);
    if (!resumed || 'refused' in resumed) throw new Error(resumed?.refused);
    expect(resumed).toMatchObject({
      ...request,
      seconds: 33,
      status: 'queued',
      resumes: id,
      best: { points },
    });
    await telling(runs, resumed.id);
    await runs.stop(resumed.id);
    const done = await runs.ended(resumed.id);
    // This work keeps the roster that it was given to begin from.
    expect((await rosterOf(db, done!.roster!))?.bookings).toEqual([['X100001', 'P001-2026-12-01']]);
    expect(await runs.resume(id)).toEqual({ refused: 'resumed-already' });
    expect(await runs.resume(99)).toBeNull();
  });

  it('is kept of a run whose thread dies', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'dying');
    const { id } = await started(runs);
    expect(await runs.ended(id)).toMatchObject({ status: 'failed', best: { points: -400 } });
    expect(await runs.resume(id)).toMatchObject({ status: 'queued', resumes: id });
  });

  it('is not there of a run that dies before it has a roster', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'failing');
    const { id } = await started(runs);
    expect(await runs.ended(id)).toMatchObject({ status: 'failed', best: null });
    expect(await runs.resume(id)).toEqual({ refused: 'nothing-to-resume-from' });
  });
});

describe('a service that stops and starts', () => {
  it('ends what is running and what waits as failed, and keeps nothing of them', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'patient', { threads: 1 });
    const running = await started(runs);
    const waiting = await started(runs, { pdu: camden });
    await telling(runs, running.id);
    await runs.close();
    for (const { id } of [running, waiting])
      expect(await runs.state(id)).toMatchObject({
        status: 'failed',
        detail: { message: 'the scheduler stopped while it ran' },
      });
    expect((await listRosters(db, {}, { size: 10, number: 0 })).total).toBe(0);
  });

  it('marks what it finds queued or running, unless it is a command beside the process that runs it', async () => {
    const db = await givenTwoPdus();
    const left = await queueRun(db, request, clock.now(), { processId: process.ppid });
    if ('refused' in left) throw new Error(left.refused);
    const beside = await givenRuns(db, 'patient', { failInterrupted: 'of processes gone' });
    expect(await beside.state(left.id)).toMatchObject({ status: 'queued' });
    const service = await givenRuns(db, 'patient');
    expect(await service.state(left.id)).toMatchObject({
      status: 'failed',
      detail: { message: 'the scheduler stopped while it ran' },
      endedAt: clock.now(),
    });
  });
});

describe('a run whose roster the storage does not take', () => {
  it('says why, also while not even that can be kept', async () => {
    const db = await givenTwoPdus();
    const logged: object[] = [];
    const runs = await givenRuns(db, 'patient', { logged });
    const { id } = await started(runs);
    await telling(runs, id);
    db.$client.pragma('query_only = ON');
    await runs.stop(id);
    const failed = {
      status: 'failed',
      roster: null,
      detail: { message: 'No roster was kept: The database can be read, but not written (SQLITE_READONLY)' },
    };
    expect(await runs.ended(id)).toMatchObject(failed);
    expect(logged).toContainEqual(
      expect.objectContaining({ bug: expect.objectContaining({ code: 'SQLITE_READONLY' }) }),
    );
    expect(await runOf(db, id)).toMatchObject({ status: 'running' });

    db.$client.pragma('query_only = OFF');
    expect(await runs.state(id)).toMatchObject(failed);
    expect(await runOf(db, id)).toMatchObject(failed);
  });

  it('says why where its thread cannot read the week', async () => {
    const db = await givenTwoPdus();
    const runs = await givenRuns(db, 'unreadable');
    const { id } = await started(runs);
    expect(await runs.ended(id)).toMatchObject({
      status: 'failed',
      detail: {
        message:
          'No roster was kept: The file of the database is damaged; a backup must be restored (SQLITE_NOTADB)',
      },
    });
  });
});
