import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newRequirement } from '../../given/requests.ts';

const address = '/v1/people/X100001/requirements';

const someone = async () => {
  const door = givenDoor();
  await givenRegion().person('X100001').keep(door.db);
  return door;
};

describe('POST /v1/people/{crn}/requirements', () => {
  it('keeps a requirement that is in force and not yet begun', async () => {
    const { send, get } = await someone();
    const made = await send('POST', address, newRequirement);
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`${address}/1`);
    expect(made.body).toEqual({
      crn: 'X100001',
      ...newRequirement,
      allocatedDate: null,
      assessedDate: null,
      inductedDate: null,
      status: 'in-force',
      appointments: [],
    });
    expect((await get(`${address}/1`)).body).toEqual(made.body);
  });

  it.each([
    ['orderType', 'prison', 'not-one-of'],
    ['orderedMinutes', 6_000.5, 'wrong-type'],
    ['orderedMinutes', 39 * 60, 'hours'],
    ['orderedMinutes', 301 * 60, 'hours'],
    ['sentenceDate', '14/9/2026', 'not-a-date'],
    ['deadline', '2026-09-14', 'order'],
    ['inductedDate', '2026-09-13', 'order'],
    ['eventNumber', 0, 'out-of-range'],
    ['crn', 'X100001', 'unknown-field'],
  ])('refuses one whose %s is %j as %s', async (field, value, code) => {
    const { send } = await someone();
    const answer = await send('POST', address, { ...newRequirement, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path: field }] });
  });

  it('takes 20 to 60 hours on a supervision default order', async () => {
    const { send } = await someone();
    const order = (eventNumber: number, hours: number) =>
      send('POST', address, {
        ...newRequirement,
        eventNumber,
        orderType: 'supervision-default',
        orderedMinutes: hours * 60,
      });
    expect((await order(1, 20)).status).toBe(201);
    expect((await order(2, 60)).status).toBe(201);
    expectFaultsAt(await order(3, 61), 'orderedMinutes');
  });

  it('takes at most 300 hours over orders made together', async () => {
    const { send } = await someone();
    const order = (eventNumber: number, hours: number, sentenceDate = '2026-09-14') =>
      send('POST', address, { ...newRequirement, eventNumber, sentenceDate, orderedMinutes: hours * 60 });
    expect((await order(1, 200)).status).toBe(201);
    expectProblem(await order(2, 101), 422, { faults: [{ code: 'hours', path: 'orderedMinutes' }] });
    expect((await order(2, 100)).status).toBe(201);
    expect((await order(3, 101, '2026-09-15')).status).toBe(201);
  });

  it('refuses an event number that the person has already, and does not find a person who is not kept', async () => {
    const { send } = await someone();
    await send('POST', address, newRequirement);
    expectProblem(await send('POST', address, newRequirement), 409, { rule: 'already-kept' });
    expectProblem(await send('POST', '/v1/people/X999999/requirements', newRequirement), 404);
  });
});

describe('PATCH /v1/people/{crn}/requirements/{eventNumber}', () => {
  it('extends a deadline, records an induction, and takes it back', async () => {
    const { send } = await someone();
    await send('POST', address, newRequirement);
    const patch = { deadline: '2028-03-13', inductedDate: '2026-10-01' };
    expect(await send('PATCH', `${address}/1`, patch)).toMatchObject({ status: 200, body: patch });
    expect(await send('PATCH', `${address}/1`, { inductedDate: null })).toMatchObject({
      body: { deadline: '2028-03-13', inductedDate: null },
    });
  });

  it('judges the requirement as it would be after the change', async () => {
    const { send } = await someone();
    await send('POST', address, newRequirement);
    expectFaultsAt(await send('PATCH', `${address}/1`, { deadline: '2026-09-01' }), 'deadline');
    expectFaultsAt(await send('PATCH', `${address}/1`, { sentenceDate: '2027-09-13' }), 'deadline');
    const both = { sentenceDate: '2027-09-13', deadline: '2028-09-12' };
    expect((await send('PATCH', `${address}/1`, both)).status).toBe(200);
    expectFaultsAt(
      await send('PATCH', `${address}/1`, { orderType: 'supervision-default' }),
      'orderedMinutes',
    );
  });

  it('refuses two changes that are right alone and wrong together, the later', async () => {
    const { send } = await someone();
    await send('POST', address, newRequirement);
    const [first, second] = await Promise.all([
      send('PATCH', `${address}/1`, { deadline: '2026-12-31' }),
      send('PATCH', `${address}/1`, { sentenceDate: '2027-01-01' }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 422]);
  });

  it('does not find one that is not kept, nor change which it is', async () => {
    const { send } = await someone();
    await send('POST', address, newRequirement);
    expectProblem(await send('PATCH', `${address}/2`, { status: 'completed' }), 404);
    expectFaultsAt(await send('PATCH', `${address}/1`, { eventNumber: 2 }), 'eventNumber');
    expectFaultsAt(await send('PATCH', `${address}/one`, { status: 'completed' }), 'eventNumber');
  });
});

describe('GET requirements', () => {
  const region = async () => {
    const door = givenDoor();
    await givenRegion()
      .person('X100001')
      .requirement('X100001', { deadline: '2027-01-31' })
      .requirement('X100001', { orderType: 'suspended-sentence', status: 'completed' })
      .project('P0001')
      .session('P0001', '2026-12-01')
      .appointment('X100001', 'P0001-2026-12-01')
      .pdu('cardiff', { region: 'wales' })
      .person('X100002')
      .requirement('X100002', { deadline: '2027-02-28' })
      .keep(door.db);
    return door;
  };
  const found = (body: unknown) =>
    (body as { content: { crn: string; eventNumber: number }[] }).content.map(
      ({ crn, eventNumber }) => `${crn}/${eventNumber}`,
    );

  it.each([
    ['', ['X100001/1', 'X100001/2', 'X100002/1']],
    ['region=wales', ['X100002/1']],
    ['pdu=croydon', ['X100001/1', 'X100001/2']],
    ['crn=X100001&status=in-force', ['X100001/1']],
    ['orderType=suspended-sentence', ['X100001/2']],
    ['deadlineFrom=2027-01-31&deadlineTo=2027-02-27', ['X100001/1']],
    ['size=1&page=2', ['X100002/1']],
  ])('filtered by "%s"', async (query, expected) => {
    const { get } = await region();
    expect(found((await get(`/v1/requirements?${query}`)).body)).toEqual(expected);
  });

  it('lists those of one person', async () => {
    const { get } = await region();
    expect(await get(`${address}?size=1`)).toMatchObject({
      body: { page: { size: 1, totalElements: 2, totalPages: 2 } },
    });
    expectProblem(await get('/v1/people/X999999/requirements'), 404);
    expectFaultsAt(await get('/v1/requirements?deadlineFrom=soon&status=lost'), 'status', 'deadlineFrom');
  });

  it('shows one with its appointments', async () => {
    const { get } = await region();
    expect(await get(`${address}/1`)).toMatchObject({
      status: 200,
      body: {
        appointments: [{ project: 'P0001', date: '2026-12-01', outcome: null, creditedMinutes: null }],
      },
    });
    expectProblem(await get(`${address}/3`), 404);
  });
});
