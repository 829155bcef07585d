import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newSession } from '../../given/requests.ts';

const id = 'P0001-2026-12-01';

const churchyard = async () => {
  const door = givenDoor();
  await givenRegion().project('P0001', { endDate: '2026-12-31' }).keep(door.db);
  return door;
};

describe('POST /v1/sessions', () => {
  it('plans a session without a break or a supervisor yet', async () => {
    const { send, get } = await churchyard();
    const made = await send('POST', '/v1/sessions', newSession);
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/v1/sessions/${id}`);
    expect(made.body).toEqual({
      ...newSession,
      breakMinutes: 0,
      supervisor: null,
      supervisorSex: null,
      minAttendance: null,
      status: 'planned',
      appointments: [],
    });
    expect((await get(`/v1/sessions/${id}`)).body).toEqual(made.body);
  });

  it.each([
    ['project', 'P9999', 'unknown'],
    ['date', '2027-01-01', 'project-dates'],
    ['date', 'tomorrow', 'not-a-date'],
    ['to', '09:30', 'order'],
    ['from', '9.30', 'not-a-time'],
    ['breakMinutes', 420, 'out-of-range'],
    ['capacity', -1, 'out-of-range'],
    ['minAttendance', 1.5, 'wrong-type'],
    ['minAttendance', newSession.capacity + 1, 'out-of-range'],
    ['supervisorSex', 'unknown', 'not-one-of'],
    ['status', 'stood-down', 'unknown-field'],
  ])('refuses one whose %s is %j as %s', async (field, value, code) => {
    const { send } = await churchyard();
    const answer = await send('POST', '/v1/sessions', { ...newSession, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path: field }] });
  });

  it('refuses an id that is kept already', async () => {
    const { send } = await churchyard();
    await send('POST', '/v1/sessions', newSession);
    expectProblem(await send('POST', '/v1/sessions', newSession), 409, {
      rule: 'already-kept',
      detail: `There is one with the id ${id} already`,
    });
  });
});

describe('PATCH /v1/sessions/{id}', () => {
  it('changes supervisor, capacity and times, and marks it as run', async () => {
    const { send } = await churchyard();
    await send('POST', '/v1/sessions', newSession);
    const patch = {
      supervisor: 'S. Okafor',
      supervisorSex: 'female',
      capacity: 8,
      date: '2026-11-30',
      from: '10:00',
      status: 'run',
    };
    expect(await send('PATCH', `/v1/sessions/${id}`, patch)).toMatchObject({ status: 200, body: patch });
  });

  it('cannot mark it as run before its day', async () => {
    const { send } = await churchyard();
    await send('POST', '/v1/sessions', newSession);
    const answer = await send('PATCH', `/v1/sessions/${id}`, { status: 'run' });
    expectProblem(answer, 422, { faults: [{ code: 'future', path: 'status' }] });
  });

  it('judges the session as it would be after the change', async () => {
    const { send } = await churchyard();
    await send('POST', '/v1/sessions', newSession);
    expectFaultsAt(await send('PATCH', `/v1/sessions/${id}`, { from: '16:30' }), 'to');
    expectFaultsAt(
      await send('PATCH', `/v1/sessions/${id}`, { to: '10:00', breakMinutes: 30 }),
      'breakMinutes',
    );
    expectFaultsAt(await send('PATCH', `/v1/sessions/${id}`, { date: '2025-12-01' }), 'date');
    expectFaultsAt(await send('PATCH', `/v1/sessions/${id}`, { project: 'P0002' }), 'project');
  });

  it('does not stand a session down: that is done where its people are freed', async () => {
    const { send, get } = await churchyard();
    await send('POST', '/v1/sessions', newSession);
    const refused = await send('PATCH', `/v1/sessions/${id}`, { status: 'stood-down', capacity: 2 });
    expectProblem(refused, 409, { rule: 'stand-down' });
    expect(JSON.stringify(refused.body)).toContain(`POST /v1/sessions/${id}/stand-down`);
    expect((await get(`/v1/sessions/${id}`)).body).toMatchObject({ status: 'planned', capacity: 10 });
    expectProblem(await send('PATCH', '/v1/sessions/P9999', { status: 'stood-down' }), 404);
  });

  it('does not move a session on which people are booked, but changes its supervisor', async () => {
    const door = givenDoor();
    await givenRegion()
      .person('X100001')
      .requirement('X100001')
      .project('P0001')
      .session('P0001', '2026-12-01')
      .appointment('X100001', id)
      .keep(door.db);
    expectProblem(await door.send('PATCH', `/v1/sessions/${id}`, { date: '2026-12-02' }), 409, {
      rule: 'has-appointments',
    });
    const changed = await door.send('PATCH', `/v1/sessions/${id}`, { supervisor: 'S. Okafor' });
    expect(changed).toMatchObject({
      status: 200,
      body: { supervisor: 'S. Okafor', appointments: [{ crn: 'X100001', outcome: null }] },
    });
  });

  it('does not find one that is not kept', async () => {
    const { send, get } = await churchyard();
    expectProblem(await send('PATCH', '/v1/sessions/P9999', { capacity: 3 }), 404);
    expectProblem(await get('/v1/sessions/P9999'), 404);
  });
});

describe('GET /v1/sessions', () => {
  const ids = (body: unknown) => (body as { content: { id: string }[] }).content.map((session) => session.id);

  it.each([
    ['', ['P0001-2026-12-01', 'W0001-2026-12-01', 'P0001-2026-12-02', 'P0002-2026-12-03']],
    ['region=london&dateFrom=2026-12-02', ['P0001-2026-12-02', 'P0002-2026-12-03']],
    ['pdu=cardiff', ['W0001-2026-12-01']],
    ['project=P0001&dateTo=2026-12-01', ['P0001-2026-12-01']],
    ['type=ete', ['P0002-2026-12-03']],
    ['status=run', ['P0001-2026-12-02']],
    ['size=3&page=1', ['P0002-2026-12-03']],
  ])('filtered by "%s"', async (query, expected) => {
    const { db, get } = givenDoor();
    await givenRegion()
      .pdu('cardiff', { region: 'wales' })
      .project('W0001')
      .session('W0001', '2026-12-01')
      .pdu('croydon')
      .project('P0001')
      .session('P0001', '2026-12-01')
      .session('P0001', '2026-12-02', { status: 'run' })
      .project('P0002', { type: 'ete' })
      .session('P0002', '2026-12-03')
      .keep(db);
    expect(ids((await get(`/v1/sessions?${query}`)).body)).toEqual(expected);
  });

  it('tells where each is held, how many are expected, and of how many an outcome is known', async () => {
    const { db, get } = givenDoor();
    await givenRegion()
      .project('P0001', { name: 'Churchyard', host: 'St Anne' })
      .session('P0001', '2026-11-23')
      .session('P0001', '2026-11-24')
      .person('X100001')
      .requirement('X100001')
      .person('X100002')
      .requirement('X100002')
      .appointment('X100001', 'P0001-2026-11-23', { outcome: 'ATTC', creditedMinutes: 420 })
      .appointment('X100002', 'P0001-2026-11-23')
      .keep(db);
    const held = { projectName: 'Churchyard', host: 'St Anne' };
    expect((await get('/v1/sessions')).body).toMatchObject({
      content: [
        { ...held, expected: 2, recorded: 1 },
        { ...held, expected: 0, recorded: 0 },
      ],
    });
  });

  it('names what is wrong with a query', async () => {
    const { get } = givenDoor();
    expectFaultsAt(await get('/v1/sessions?status=gone&dateFrom=x&dateTo=y'), 'status', 'dateFrom', 'dateTo');
  });
});
