import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { keepBest, resumeRun } from '../../db/run-bests.ts';
import { endRun, failInterruptedRuns, markRunning, queueRun, type RunRequest, runOf } from '../../db/runs.ts';
import { fridayNoon, givenDraft, givenTwoPdus } from '../given/rostered.ts';
import { camden, region, weekStart } from '../given/two-pdus.ts';

const queuedAt = '2026-11-27T11:59:00.000Z';
const request: RunRequest = { region, pdu: null, weekStart, around: null, seconds: 5, seed: 3 };

/** Mondays, so that each run is of a week of its own. */
const weeks = [weekStart, '2026-12-07', '2026-12-14'];

async function givenRun(db: Db, others: Partial<RunRequest> = {}, processId?: number): Promise<number> {
  const run = await queueRun(
    db,
    { ...request, ...others },
    queuedAt,
    processId === undefined ? {} : { processId },
  );
  if ('refused' in run) throw new Error(run.refused);
  return run.id;
}

describe('a run as kept', () => {
  it('is queued with what was asked, then runs, then ends, and stays as it ended', async () => {
    const db = await givenTwoPdus();
    const id = await givenRun(db);
    const queued = {
      ...{ id, ...request, status: 'queued', queuedAt, endedAt: null },
      ...{ roster: null, detail: null, resumes: null, best: null },
    };
    expect(await runOf(db, id)).toEqual(queued);
    await markRunning(db, id);
    expect(await runOf(db, id)).toEqual({ ...queued, status: 'running' });

    const conflicts = [{ crn: 'X100001', session: 'P001-2026-12-01', rules: ['travel' as const] }];
    const end = { status: 'infeasible', detail: { conflicts }, endedAt: fridayNoon } as const;
    await endRun(db, id, end);
    expect(await runOf(db, id)).toEqual({ ...queued, ...end });

    await markRunning(db, id);
    await endRun(db, id, { status: 'failed', detail: { message: 'too late' }, endedAt: queuedAt });
    expect(await runOf(db, id)).toEqual({ ...queued, ...end });
    expect(await runOf(db, 99)).toBeNull();
  });

  it('is refused for a PDU that the region does not have', async () => {
    const db = await givenTwoPdus();
    expect(await queueRun(db, { ...request, pdu: 'nowhere' }, queuedAt)).toEqual({ refused: 'unknown-pdu' });
    expect(await queueRun(db, { ...request, region: 'wales', pdu: camden }, queuedAt)).toEqual({
      refused: 'unknown-pdu',
    });
  });

  it('is refused around a roster that is not there, or is of another area or week', async () => {
    const db = await givenTwoPdus();
    expect(await queueRun(db, { ...request, around: 9 }, queuedAt)).toEqual({ refused: 'unknown-around' });
    const around = await givenDraft(db, [], { pdu: camden });
    const other = { refused: 'around-another-week' };
    expect(await queueRun(db, { ...request, around }, queuedAt)).toEqual(other);
    expect(
      await queueRun(db, { ...request, pdu: camden, weekStart: '2026-12-07', around }, queuedAt),
    ).toEqual(other);
    expect(await queueRun(db, { ...request, pdu: camden, around }, queuedAt)).toMatchObject({ around });
  });
});

describe('a run of an area and week that is under way', () => {
  it('is the one that a second comes to, whatever its seconds and seed', async () => {
    const db = await givenTwoPdus();
    const first = await queueRun(db, request, queuedAt);
    expect(first).toMatchObject({ id: 1, joined: false });
    const second = await queueRun(db, { ...request, seconds: 60, seed: 9 }, fridayNoon);
    expect(second).toEqual({ ...first, joined: true });
    await markRunning(db, 1);
    expect(await queueRun(db, request, fridayNoon)).toMatchObject({ id: 1, status: 'running', joined: true });
    await endRun(db, 1, { status: 'failed', detail: {}, endedAt: fridayNoon });
    expect(await queueRun(db, request, fridayNoon)).toMatchObject({ id: 2, joined: false });
  });

  it('is none of another week, or of the region as a whole where it is of a PDU', async () => {
    const db = await givenTwoPdus();
    const ids = [
      await givenRun(db),
      await givenRun(db, { pdu: camden }),
      await givenRun(db, { weekStart: weeks[1]! }),
    ];
    expect(ids).toEqual([1, 2, 3]);
  });

  it('is told of by its number where it is around other pins', async () => {
    const db = await givenTwoPdus();
    const around = await givenDraft(db, []);
    await givenRun(db, { around });
    expect(await queueRun(db, request, queuedAt)).toEqual({ refused: 'other-pins-under-way', run: 1 });
    expect(await queueRun(db, { ...request, around }, queuedAt)).toMatchObject({ id: 1, joined: true });
  });

  it('ends as failed, and makes room, if its process is gone', async () => {
    const db = await givenTwoPdus();
    await givenRun(db, {}, 101);
    const next = await queueRun(db, request, fridayNoon, {
      processId: 102,
      isGone: (process) => process === 101,
    });
    expect(next).toMatchObject({ id: 2, joined: false });
    expect(await runOf(db, 1)).toMatchObject({
      status: 'failed',
      detail: { message: 'the scheduler stopped while it ran' },
      endedAt: fridayNoon,
    });
  });

  it('is what one comes to that resumes another of that week', async () => {
    const db = await givenTwoPdus();
    const dead = await givenRun(db);
    await keepBest(db, dead, { bookings: [], points: -1 }, queuedAt);
    await endRun(db, dead, { status: 'failed', detail: {}, endedAt: queuedAt });
    const resumed = await resumeRun(db, dead, fridayNoon);
    expect(resumed).toMatchObject({ joined: false, run: { id: 2 } });
    expect(await resumeRun(db, dead, fridayNoon)).toMatchObject({ joined: true, run: { id: 2 } });
    expect(await queueRun(db, request, fridayNoon)).toMatchObject({ id: 2, joined: true });
  });
});

describe('failInterruptedRuns', () => {
  it('ends what was queued or running, and nothing that has ended', async () => {
    const db = await givenTwoPdus();
    const [queued, running, ended] = [
      await givenRun(db),
      await givenRun(db, { weekStart: weeks[1]! }),
      await givenRun(db, { weekStart: weeks[2]! }),
    ];
    await markRunning(db, running);
    await endRun(db, ended, { status: 'failed', detail: { message: 'before' }, endedAt: queuedAt });
    expect(await failInterruptedRuns(db, fridayNoon, () => true)).toBe(2);
    for (const id of [queued, running])
      expect(await runOf(db, id)).toMatchObject({
        status: 'failed',
        detail: { message: 'the scheduler stopped while it ran' },
        endedAt: fridayNoon,
      });
    expect(await runOf(db, ended)).toMatchObject({ detail: { message: 'before' }, endedAt: queuedAt });
    expect(await failInterruptedRuns(db, fridayNoon, () => true)).toBe(0);
  });

  it('leaves those of processes that are there', async () => {
    const db = await givenTwoPdus();
    for (const [at, process] of [101, 102, 101].entries())
      await givenRun(db, { weekStart: weeks[at]! }, process);
    expect(await failInterruptedRuns(db, fridayNoon, (process) => process === 101)).toBe(2);
    const statuses = await Promise.all([1, 2, 3].map(async (id) => (await runOf(db, id))?.status));
    expect(statuses).toEqual(['failed', 'queued', 'failed']);
  });
});
