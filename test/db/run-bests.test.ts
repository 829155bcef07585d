import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { keepDraft } from '../../db/drafts.ts';
import { keepBest, resumeRun } from '../../db/run-bests.ts';
import { endRun, markRunning, queueRun, type RunRequest, runOf } from '../../db/runs.ts';
import { newDraft } from '../given/drafts.ts';
import { fridayNoon, givenTwoPdus } from '../given/rostered.ts';
import { camden, region, tuesday, wednesday, weekStart } from '../given/two-pdus.ts';

const queuedAt = '2026-11-27T11:59:00.000Z';
const request: RunRequest = { region, pdu: camden, weekStart, around: null, seconds: 5, seed: 3 };
const first = { bookings: [['X100001', tuesday]] as const, points: -900 };
const second = { bookings: [['X100001', wednesday]] as const, points: -800 };

async function givenRunning(db: Db): Promise<number> {
  const run = await queueRun(db, request, queuedAt);
  if ('refused' in run) throw new Error(run.refused);
  await markRunning(db, run.id);
  return run.id;
}

async function givenFailed(db: Db): Promise<number> {
  const id = await givenRunning(db);
  await keepBest(db, id, first, fridayNoon);
  await endRun(db, id, { status: 'failed', detail: { message: 'it died' }, endedAt: fridayNoon });
  return id;
}

async function resumed(db: Db, id: number) {
  const answer = await resumeRun(db, id, fridayNoon);
  if (!answer || 'refused' in answer) throw new Error(answer?.refused ?? 'unknown run');
  return answer;
}

describe('the best of a run', () => {
  it('is the last one kept, and stays when the run ends without a draft', async () => {
    const db = await givenTwoPdus();
    const id = await givenRunning(db);
    expect((await runOf(db, id))?.best).toBeNull();
    await keepBest(db, id, first, queuedAt);
    await keepBest(db, id, second, fridayNoon);
    const best = { points: second.points, at: fridayNoon };
    expect((await runOf(db, id))?.best).toEqual(best);
    await endRun(db, id, { status: 'failed', detail: { message: 'it died' }, endedAt: fridayNoon });
    expect(await runOf(db, id)).toMatchObject({ status: 'failed', best });
  });

  it('is not kept of a run that has ended, or never was', async () => {
    const db = await givenTwoPdus();
    const id = await givenFailed(db);
    await keepBest(db, id, second, fridayNoon);
    await keepBest(db, 99, second, fridayNoon);
    expect((await runOf(db, id))?.best).toEqual({ points: first.points, at: fridayNoon });
    expect(await runOf(db, 99)).toBeNull();
  });
});

describe('a run that is resumed', () => {
  it('is a new run of the same request, and has the best of the old one as its own', async () => {
    const db = await givenTwoPdus();
    const old = await givenFailed(db);
    const { run, from } = await resumed(db, old);
    expect(from).toEqual(first.bookings);
    const best = { points: first.points, at: fridayNoon };
    expect(run).toMatchObject({ ...request, status: 'queued', resumes: old, best });
    expect(await runOf(db, run.id)).toEqual(run);
    expect(await runOf(db, old)).toMatchObject({ status: 'failed', best: null });
  });

  it('can be resumed in its turn if it dies before it has found anything', async () => {
    const db = await givenTwoPdus();
    const { run } = await resumed(db, await givenFailed(db));
    await endRun(db, run.id, { status: 'failed', detail: {}, endedAt: fridayNoon });
    expect(await resumed(db, run.id)).toMatchObject({ from: first.bookings, run: { resumes: run.id } });
  });

  it('is refused while the old one has not ended, has its draft, is resumed already or has found nothing', async () => {
    const db = await givenTwoPdus();
    const running = await givenRunning(db);
    expect(await resumeRun(db, running, fridayNoon)).toEqual({ refused: 'not-ended' });
    await keepDraft(db, newDraft(), fridayNoon, { id: running, notes: [] });
    expect(await resumeRun(db, running, fridayNoon)).toEqual({ refused: 'has-its-draft' });

    const failed = await givenFailed(db);
    const { run } = await resumed(db, failed);
    await endRun(db, run.id, { status: 'failed', detail: {}, endedAt: fridayNoon });
    expect(await resumeRun(db, failed, fridayNoon)).toEqual({ refused: 'resumed-already' });

    const empty = await givenRunning(db);
    await endRun(db, empty, { status: 'failed', detail: {}, endedAt: fridayNoon });
    expect(await resumeRun(db, empty, fridayNoon)).toEqual({ refused: 'nothing-to-resume-from' });
    expect(await resumeRun(db, 99, fridayNoon)).toBeNull();
  });
});
