import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { type Asking, givenDoor, givenServer } from '../../given/door.ts';
import { givenDraft, givenTwoPdus } from '../../given/rostered.ts';
import { givenRuns } from '../../given/running.ts';
import { region, weekStart } from '../../given/two-pdus.ts';

const workNamed = (name: string) => new URL(`../../given/work/${name}.ts`, import.meta.url);

async function depsWith(work: string) {
  const db = await givenTwoPdus();
  return { db, runs: await givenRuns(db, workNamed(work)) };
}

const givenDoorWith = async (work: string) => givenDoor(await depsWith(work));

type Progress = { points: number } | null;

async function firstTold({ get }: Asking): Promise<NonNullable<Progress>> {
  for (;;) {
    const { progress } = (await get('/v1/runs/1')).body as { progress: Progress };
    if (progress) return progress;
  }
}

describe('POST /v1/rosters', () => {
  it('joins the run of the week that is under way, and says so', async () => {
    const { send, deps } = await givenDoorWith('patient');
    const first = await send('POST', '/v1/rosters', { region, weekStart, seconds: 60 });
    expect(first).toMatchObject({ status: 202, body: { id: 1, seconds: 60, joined: false } });
    const second = await send('POST', '/v1/rosters', { region, weekStart, seconds: 5, seed: 8 });
    expect(second).toMatchObject({ status: 202, body: { id: 1, seconds: 60, seed: 1, joined: true } });
    expect(second.headers.get('location')).toBe('/v1/runs/1');
    await send('POST', '/v1/runs/1/stop', {});
    await deps.runs.ended(1);
    const third = await send('POST', '/v1/rosters', { region, weekStart, seconds: 1 });
    expect(third).toMatchObject({ status: 202, body: { id: 2, joined: false } });
  });

  it('joins it however many ask at the same moment', async () => {
    const server = await givenServer(await depsWith('patient'));
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => server.send('POST', '/v1/rosters', { region, weekStart })),
    );
    const bodies = asked.map(({ body }) => body as { id: number; joined: boolean });
    expect(new Set(bodies.map(({ id }) => id))).toEqual(new Set([1]));
    expect(bodies.filter(({ joined }) => !joined)).toHaveLength(1);
  });

  it('is refused around other pins than those of the run under way, which is named', async () => {
    const { db, send } = await givenDoorWith('patient');
    const around = await givenDraft(db, []);
    await send('POST', '/v1/rosters', { region, weekStart, around });
    expectProblem(await send('POST', '/v1/rosters', { region, weekStart }), 409, {
      rule: 'other-pins-under-way',
      detail:
        'The week is being run around other pins: wait for that run to end, or stop it, then ask again: run 1',
    });
    expect((await send('POST', '/v1/rosters', { region, weekStart, around })).body).toMatchObject({
      id: 1,
      joined: true,
    });
  });
});

describe('GET /v1/runs', () => {
  it('lists runs, the latest first, by area, week and how they ended', async () => {
    const { get, send, as, deps } = await givenDoorWith('failing');
    await send('POST', '/v1/rosters', { region, weekStart });
    await deps.runs.ended(1);
    await send('POST', '/v1/rosters', { region, pdu: 'camden', weekStart: '2026-12-07' });
    await deps.runs.ended(2);
    const numbers = async (query: string, asking: Asking = { ...as({}) }) => {
      const { content } = (await asking.get(`/v1/runs?${query}`)).body as { content: { id: number }[] };
      return content.map(({ id }) => id);
    };
    expect((await get('/v1/runs')).body).toMatchObject({
      content: [
        { id: 2, region, pdu: 'camden', weekStart: '2026-12-07', status: 'failed', roster: null },
        { id: 1, pdu: null },
      ],
      page: { totalElements: 2 },
    });
    expect((await get('/v1/runs')).body).not.toHaveProperty('content.0.processId');
    expect(await numbers(`weekStart=${weekStart}`)).toEqual([1]);
    expect(await numbers('region=london&pdu=camden')).toEqual([2]);
    expect(await numbers('status=running')).toEqual([]);
    expect(await numbers('region=wales')).toEqual([]);
    expect(await numbers('', as({ roles: ['scheduler'], pdus: ['camden'] }))).toEqual([2]);
    expect(await numbers('', as({ roles: ['scheduler'], regions: ['wales'] }))).toEqual([]);
  });
});

describe('GET /v1/runs/{id}', () => {
  it('tells how far a run is', async () => {
    const server = await givenServer(await depsWith('patient'));
    await server.send('POST', '/v1/rosters', { region, weekStart, seconds: 60 });
    const progress = await firstTold(server);
    expect(progress).toEqual({
      phase: 'improvement',
      points: expect.any(Number),
      bound: -100,
      gapShare: (-100 - progress.points) / 100,
      placed: 1,
      elapsedSeconds: expect.any(Number),
    });
  });
});

describe('POST /v1/runs/{id}/resume', () => {
  it('queues a run that died again, in a new one that begins from its last best', async () => {
    const { get, send, deps } = await givenDoorWith('dying');
    await send('POST', '/v1/rosters', { region, weekStart, seconds: 33, seed: 9 });
    await deps.runs.ended(1);
    expect((await get('/v1/runs/1')).body).toMatchObject({
      status: 'failed',
      message: 'Something went wrong; the log has it under run 1',
      resumes: null,
      best: { points: -400, at: '2026-11-27T12:00:00.000Z' },
    });

    const resumed = await send('POST', '/v1/runs/1/resume', {});
    expect(resumed).toMatchObject({
      status: 202,
      body: { id: 2, resumes: 1, region, weekStart, seconds: 33, seed: 9, best: { points: -400 } },
    });
    expect(resumed.headers.get('location')).toBe('/v1/runs/2');
    expect(resumed.body).not.toHaveProperty('processId');
  });

  it('is refused for a run that is not there, has not ended, has its draft, is resumed already or found nothing', async () => {
    const { send, deps } = await givenDoorWith('patient');
    expectProblem(await send('POST', '/v1/runs/1/resume', {}), 404);
    await send('POST', '/v1/rosters', { region, weekStart, seconds: 1 });
    expectProblem(await send('POST', '/v1/runs/1/resume', {}), 409, { rule: 'not-ended' });
    await deps.runs.ended(1);
    expectProblem(await send('POST', '/v1/runs/1/resume', {}), 409, { rule: 'has-its-draft' });

    const dying = await givenDoorWith('dying');
    await dying.send('POST', '/v1/rosters', { region, weekStart });
    await dying.deps.runs.ended(1);
    await dying.send('POST', '/v1/runs/1/resume', {});
    await dying.deps.runs.ended(2);
    expectProblem(await dying.send('POST', '/v1/runs/1/resume', {}), 409, { rule: 'resumed-already' });

    const failing = await givenDoorWith('failing');
    await failing.send('POST', '/v1/rosters', { region, weekStart });
    await failing.deps.runs.ended(1);
    const refused = await failing.send('POST', '/v1/runs/1/resume', {});
    expectProblem(refused, 409, {
      rule: 'nothing-to-resume-from',
      detail: 'The run had no roster yet when it ended: run the week again',
    });
  });
});
