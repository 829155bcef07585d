import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Asking, givenDoor, givenServer } from '../../given/door.ts';
import type { GivenRegion } from '../../given/region.ts';
import { givenDraft, givenJudgedDraft, givenTwoPdus } from '../../given/rostered.ts';
import { givenRuns, ranThrough } from '../../given/running.ts';
import { camden, region, thursday, tuesday, wednesday, weekStart } from '../../given/two-pdus.ts';

const page = (size: number, number: number, totalElements: number, totalPages: number) => ({
  size,
  number,
  totalElements,
  totalPages,
});

async function givenWeekDoor(add?: (week: GivenRegion) => void) {
  const db = await givenTwoPdus(add);
  return givenDoor({ db, runs: await givenRuns(db) });
}

const twoOnTuesday = [
  ['X100001', tuesday],
  ['X100002', tuesday],
] as const;

/** A draft with two people on Tuesday's session. */
async function givenDraftDoor(add?: (week: GivenRegion) => void) {
  const door = await givenWeekDoor(add);
  const id = await givenJudgedDraft(door.db, twoOnTuesday);
  return { ...door, id, at: `/v1/rosters/${id}` };
}

describe('POST /v1/rosters', () => {
  it('starts a run and says where to ask for it; when it is done it names its roster', async () => {
    const door = await givenWeekDoor();
    const started = await door.send('POST', '/v1/rosters', { region, weekStart });
    expect(started).toMatchObject({
      status: 202,
      body: {
        id: 1,
        region,
        pdu: null,
        weekStart,
        around: null,
        seconds: 10,
        seed: 1,
        status: 'queued',
        roster: null,
      },
    });
    expect(started.headers.get('location')).toBe('/v1/runs/1');
    await door.deps.runs.ended(1);
    expect(await door.get('/v1/runs/1')).toMatchObject({
      status: 200,
      body: {
        status: 'done',
        roster: 1,
        progress: null,
        message: null,
        conflicts: [],
        faults: [],
        notes: [],
      },
    });
    expect((await door.get('/v1/rosters/1')).status).toBe(200);
  });

  it('answers while a run computes, and stops it when asked', async () => {
    const db = await givenTwoPdus();
    const patient = new URL('../../given/work/patient.ts', import.meta.url);
    const { get, send, deps } = await givenServer({ db, runs: await givenRuns(db, patient) });
    await send('POST', '/v1/rosters', { region, weekStart, seconds: 600 });
    let state = await get('/v1/runs/1');
    while ((state.body as { progress: unknown }).progress === null) state = await get('/v1/runs/1');
    expect(state.body).toMatchObject({ status: 'running', progress: { phase: 'improvement' } });
    expect((await get('/v1/people')).status).toBe(200);
    expect((await send('POST', '/v1/runs/1/stop', {})).status).toBe(200);
    await deps.runs.ended(1);
    expect((await get('/v1/runs/1')).body).toMatchObject({ status: 'done', roster: 1 });
    expectProblem(await send('POST', '/v1/runs/1/stop', {}), 409, { rule: 'already-ended' });
  });

  it('tells which pins no roster can keep', async () => {
    const door = await givenDraftDoor((week) => {
      week.keepApart('X100001', 'X100002');
    });
    for (const [crn, session] of twoOnTuesday) await door.send('POST', `${door.at}/pins`, { crn, session });
    expect(await ranThrough(door, { around: door.id })).toMatchObject({
      status: 'infeasible',
      roster: null,
      conflicts: [
        { crn: 'X100001', session: tuesday, rules: ['keep-apart'] },
        { crn: 'X100002', session: tuesday, rules: ['keep-apart'] },
      ],
    });
  });

  it('names every field that is wrong', async () => {
    const { send, db } = await givenWeekDoor();
    const post = (body: object) => send('POST', '/v1/rosters', body);
    expectFaultsAt(await post({}), 'region', 'weekStart');
    expectFaultsAt(
      await post({ region: 'mars', weekStart: '2026-12-01', seconds: 0, seed: -1, colour: 'red' }),
      'region',
      'weekStart',
      'seconds',
      'seed',
      'colour',
    );
    expectFaultsAt(await post({ region, weekStart, pdu: 'nowhere' }), 'pdu');
    expectFaultsAt(await post({ region, weekStart, around: 99 }), 'around');
    const around = await givenDraft(db, [], { pdu: camden });
    expectProblem(await post({ region, weekStart, around }), 409, { rule: 'around-another-week' });
  });
});

describe('GET /v1/runs/{id}', () => {
  it('knows no other runs', async () => {
    const { get, send } = await givenWeekDoor();
    expectProblem(await get('/v1/runs/7'), 404);
    expectProblem(await send('POST', '/v1/runs/7/stop', {}), 404);
    expectFaultsAt(await get('/v1/runs/first'), 'id');
  });
});

describe('GET /v1/rosters', () => {
  it('lists rosters by filters and pages, without their hashes', async () => {
    const { get, db } = await givenWeekDoor();
    await givenDraft(db, []);
    await givenDraft(db, [], { pdu: camden });
    const later = await givenDraft(db, [], { weekStart: '2026-12-07' });
    const all = await get('/v1/rosters?size=2');
    expect(all.body).toMatchObject({ content: [{ id: later }, { pdu: camden }], page: page(2, 0, 3, 2) });
    expect(JSON.stringify(all.body)).not.toContain('problemHash');
    expect((await get(`/v1/rosters?pdu=${camden}&state=draft&region=london`)).body).toMatchObject({
      content: [{ pdu: camden }],
    });
    expect((await get('/v1/rosters?weekStart=2026-12-07')).body).toMatchObject({ content: [{ id: later }] });
    expect((await get('/v1/rosters?state=published')).body).toMatchObject({ content: [] });
    expectFaultsAt(await get('/v1/rosters?weekStart=2026-12-08&state=lost'), 'weekStart', 'state');
  });
});

describe('GET /v1/rosters/{id} and what belongs to it', () => {
  it('shows a roster at a glance, its bookings, who is short and who is left out', async () => {
    const { get, at, id } = await givenDraftDoor((week) => {
      week.person('X100009').requirement('X100009', { inductedDate: null });
    });
    expect((await get(at)).body).toMatchObject({
      id,
      stale: false,
      status: 'optimal',
      counts: { peopleDue: 8, peoplePlaced: 2, peopleShort: 6, minutesOffered: 840, minutesDue: 3_360 },
      stoodDown: [wednesday, thursday, 'P003-2026-12-01', 'P003-2026-12-04'],
    });
    expect((await get(`${at}/bookings?by=person&crn=X100002`)).body).toMatchObject({
      content: [{ key: 'X100002', people: 1, bookings: [{ session: tuesday, travelMinutes: 30 }] }],
      page: page(50, 0, 1, 1),
    });
    expect((await get(`${at}/bookings`)).body).toMatchObject({ content: [{ key: 'P001', people: 2 }] });
    expect((await get(`${at}/short?size=4&page=1`)).body).toMatchObject({
      reasons: [{ rule: 'min-attendance', people: 6 }],
      content: [{ crn: 'X100007', minMinutes: 420 }, { crn: 'X100008' }],
      page: page(4, 1, 6, 2),
    });
    expect((await get(`${at}/left-out`)).body).toMatchObject({
      reasons: [{ reason: 'not-inducted', requirements: 1 }],
      content: [{ crn: 'X100009', message: 'not inducted' }],
      page: page(50, 0, 1, 1),
    });
  });

  it('tells who is short for one rule alone, but not whether it keeps a restricted person off', async () => {
    const { get, as, at } = await givenDraftDoor((week) => {
      week.onlyFree('X100007', [7, '09:00', '17:00']).onlyFree('X100008', [7, '09:00', '17:00']);
      week.limitedTo('X100008', 'A. Named');
    });
    const short = (rule: string, asking: Pick<Asking, 'get'> = { get }) =>
      asking.get(`${at}/short?rule=${rule}`);
    const named = as({ name: 'A. Named' });
    expect((await short('available', named)).body).toMatchObject({
      reasons: [
        { rule: 'min-attendance', people: 4 },
        { rule: 'available', people: 2 },
      ],
      content: [{ crn: 'X100007' }, { crn: 'X100008' }],
      page: { totalElements: 2 },
    });
    expect((await short('available')).body).toMatchObject({
      content: [{ crn: 'X100007' }],
      page: { totalElements: 1 },
    });
    expect((await short('none')).body).toMatchObject({ content: [] });
    expectFaultsAt(await short('lateness'), 'rule');
  });

  it('shows the difference from another roster', async () => {
    const { get, at, id, db } = await givenDraftDoor();
    const other = await givenJudgedDraft(db, [
      ['X100001', thursday],
      ['X100002', thursday],
    ]);
    expect((await get(`/v1/rosters/${other}/difference?with=${id}`)).body).toMatchObject({
      before: id,
      after: other,
      added: [],
      dropped: [],
      moved: [
        { crn: 'X100001', from: tuesday, to: thursday },
        { crn: 'X100002', from: tuesday, to: thursday },
      ],
    });
    const part = await givenDraft(db, [['X100001', tuesday]], { pdu: camden });
    expectProblem(await get(`${at}/difference?with=${part}`), 409, { rule: 'other-week' });
    expectProblem(await get(`${at}/difference?with=99`), 404);
    expectFaultsAt(await get(`${at}/difference`), 'with');
  });

  it.each(['', '/bookings', '/short', '/left-out', '/map', '/difference?with=1'])(
    'is 404 for no roster: %s',
    async (path) => {
      const { get } = await givenWeekDoor();
      expectProblem(await get(`/v1/rosters/7${path}`), 404, { detail: 'There is no such roster' });
    },
  );
});

describe('pins', () => {
  it('are set, shown and taken back', async () => {
    const { get, send, at } = await givenDraftDoor();
    const pinned = await send('POST', `${at}/pins`, { crn: 'X100003', session: tuesday });
    expect(pinned).toMatchObject({ status: 200, body: { crn: 'X100003', session: tuesday, booked: false } });
    expect((await get(at)).body).toMatchObject({
      pins: [{ crn: 'X100003', session: tuesday, booked: false }],
    });
    const pin = `${at}/pins/X100003/${tuesday}`;
    expect((await send('DELETE', pin, {})).status).toBe(204);
    expect((await get(at)).body).toMatchObject({ pins: [], bound: null });
    expectProblem(await send('DELETE', pin, {}), 404);
  });

  it('are refused with the rules that they break', async () => {
    const { send, at } = await givenDraftDoor((week) => {
      week.exception('X100003', '2026-12-01');
    });
    expectProblem(await send('POST', `${at}/pins`, { crn: 'X100003', session: tuesday }), 409, {
      rule: 'breaks-rules',
      rules: ['available'],
      breaches: [{ rule: 'available', crn: 'X100003', session: tuesday, sentence: expect.any(String) }],
    });
    expectProblem(await send('POST', `${at}/pins`, { crn: 'X999999', session: tuesday }), 409, {
      rules: ['not-in-week'],
    });
    expectProblem(await send('POST', '/v1/rosters/7/pins', { crn: 'X100003', session: tuesday }), 404);
    expectFaultsAt(await send('POST', `${at}/pins`, { crn: 'me' }), 'crn', 'session');
  });
});

describe('moves', () => {
  it('are asked for by the sessions to leave and to take', async () => {
    const { send } = await givenDoor();
    const answer = await send('POST', '/v1/rosters/1/moves', { crn: 'X100001' });
    expectProblem(answer, 422);
    expect((answer.body as { faults: { message: string }[] }).faults.map(({ message }) => message)).toEqual([
      'Enter a session to leave',
      'Enter a session to take',
    ]);
  });

  it('tell what they make of the points', async () => {
    const { get, send, at } = await givenDraftDoor();
    const before = (await get(at)).body as { points: number };
    const moved = await send('POST', `${at}/moves`, { crn: 'X100003', from: null, to: tuesday });
    const points = before.points + 420 * 60 + 4_000 - 30;
    expect(moved).toMatchObject({
      status: 200,
      body: { points: { before: before.points, after: points }, byLine: { after: { published: 0 } } },
    });
    expect((await get(at)).body).toMatchObject({ points, pointsNow: points, counts: { peoplePlaced: 3 } });
  });

  it('are refused with every rule that they break, in words', async () => {
    const { get, send, at } = await givenDraftDoor();
    const refused = await send('POST', `${at}/moves`, { crn: 'X100001', from: tuesday, to: wednesday });
    expectProblem(refused, 409, {
      rule: 'breaks-rules',
      rules: ['min-attendance'],
      breaches: [
        { session: tuesday, by: 1, sentence: `${tuesday}: the session would run with too few people` },
        { session: wednesday, by: 1 },
      ],
      detail:
        `The roster would break a rule: ${tuesday}: the session would run with too few people; ` +
        `${wednesday}: the session would run with too few people`,
    });
    expect((await get(`${at}/bookings?by=person`)).body).toMatchObject({
      content: [{ key: 'X100001', bookings: [{ session: tuesday }] }, { key: 'X100002' }],
    });
  });

  it('may be several, made together', async () => {
    const { get, send, at } = await givenDraftDoor();
    const [move, ...together] = twoOnTuesday.map(([crn, from]) => ({ crn, from, to: wednesday }));
    expect((await send('POST', `${at}/moves`, { ...move, together })).status).toBe(200);
    expect((await get(`${at}/bookings?by=day`)).body).toMatchObject({
      content: [{ key: '2026-12-02', people: 2 }],
    });
  });

  it('must say from where or to where, of whom', async () => {
    const { send, at } = await givenDraftDoor();
    const post = (body: object) => send('POST', `${at}/moves`, body);
    expectFaultsAt(await post({}), 'crn', 'from', 'to');
    expectFaultsAt(await post({ crn: 'me', from: 7, to: null, why: '' }), 'crn', 'from', 'why');
    expectProblem(await post({ crn: 'X100001', from: null, to: null }), 422, {
      faults: [{ code: 'nothing-to-change' }],
    });
    const empty = { crn: 'X100002', from: null, to: null };
    expectFaultsAt(await post({ crn: 'X100001', from: null, to: tuesday, together: [empty] }), 'together[0]');
    expectProblem(await send('POST', `${at}/moves`, { crn: 'X100001', from: thursday, to: null }), 409, {
      rule: 'not-booked',
    });
    expectProblem(
      await send('POST', '/v1/rosters/7/moves', { crn: 'X100001', from: null, to: tuesday }),
      404,
    );
  });
});

describe('publishing', () => {
  it('answers with the roster as published; a second one is told that it came too late', async () => {
    const { get, send, at, id, db } = await givenDraftDoor();
    const other = await givenJudgedDraft(db, []);
    const [first, second] = await Promise.all([
      send('POST', `${at}/publish`, {}),
      send('POST', `/v1/rosters/${other}/publish`, {}),
    ]);
    expect(first).toMatchObject({
      status: 200,
      body: {
        roster: { id, state: 'published', publishedAt: '2026-11-30T09:00:00.000Z' },
        appointments: { made: 2 },
      },
    });
    expectProblem(second!, 409, { rule: 'superseded-meanwhile' });
    expect((await get(`/v1/sessions/${tuesday}`)).body).toMatchObject({
      appointments: [
        { crn: 'X100001', roster: id },
        { crn: 'X100002', roster: id },
      ],
    });
    for (const [path, body] of [
      ['publish', {}],
      ['pins', { crn: 'X100001', session: tuesday }],
      ['moves', { crn: 'X100001', from: tuesday, to: null }],
    ] as const)
      expectProblem(await send('POST', `${at}/${path}`, body), 409, { rule: 'not-a-draft' });
    expectProblem(await send('POST', '/v1/rosters/99/publish', {}), 404);
  });

  it('needs no body', async () => {
    const { ask, at } = await givenDraftDoor();
    expect((await ask(`${at}/publish`, { method: 'POST' })).status).toBe(200);
  });
});

describe('POST /v1/sessions/{id}/stand-down', () => {
  it('frees the people, names the rosters, and says so in each of them', async () => {
    const { get, ask, at, id } = await givenDraftDoor();
    await ask(`${at}/publish`, { method: 'POST' });
    const down = await ask(`/v1/sessions/${tuesday}/stand-down`, { method: 'POST' });
    expect(down).toMatchObject({
      status: 200,
      body: {
        session: tuesday,
        freed: ['X100001', 'X100002'],
        rosters: [{ id, state: 'published', people: 2 }],
      },
    });
    expect((await get(`/v1/sessions/${tuesday}`)).body).toMatchObject({
      status: 'stood-down',
      appointments: [{ outcome: 'AASD', creditedMinutes: 0 }, { outcome: 'AASD' }],
    });
    expect((await get(at)).body).toMatchObject({ stale: true, breaches: [{ rule: 'not-in-week' }, {}] });
    expectProblem(await ask(`/v1/sessions/${tuesday}/stand-down`, { method: 'POST' }), 409, {
      rule: 'already-stood-down',
    });
    expectProblem(await ask('/v1/sessions/nowhere/stand-down', { method: 'POST' }), 404);
  });
});
