import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newProject } from '../../given/requests.ts';

const croydon = async () => {
  const door = givenDoor();
  await givenRegion().pickUpPoint('east-croydon').keep(door.db);
  return door;
};

const ride = { pickUpPoint: 'east-croydon', minutes: 25, departs: '08:45' };

describe('POST /v1/projects', () => {
  it('keeps a project that anyone may work at, without an end', async () => {
    const { send, get } = await croydon();
    const made = await send('POST', '/v1/projects', newProject);
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe('/v1/projects/P0001');
    expect(made.body).toEqual({
      ...newProject,
      tags: [],
      hostSex: null,
      sexPolicy: 'any',
      endDate: null,
      rides: [],
    });
    expect((await get('/v1/projects/P0001')).body).toEqual(made.body);
  });

  it('keeps the rides to it', async () => {
    const { send } = await croydon();
    expect((await send('POST', '/v1/projects', { ...newProject, rides: [ride] })).body).toMatchObject({
      rides: [ride],
    });
  });

  it.each([
    ['code', '', 'not-a-code'],
    ['name', ' ', 'missing'],
    ['name', 'x'.repeat(201), 'out-of-range'],
    ['name', 'two\nlines', 'not-one-line'],
    ['type', 'induction', 'not-one-of'],
    ['pdu', 'atlantis', 'unknown'],
    ['latitude', 60, 'out-of-range'],
    ['latitude', 91, 'out-of-range'],
    ['hostSex', 'x', 'not-one-of'],
    ['sexPolicy', null, 'not-one-of'],
    ['startDate', 'monday', 'not-a-date'],
    ['endDate', '2026-01-04', 'order'],
    ['rides', [{ ...ride, pickUpPoint: 'nowhere' }], 'unknown'],
    ['rides', [ride, ride], 'duplicate'],
  ])('refuses one whose %s is %j as %s', async (field, value, code) => {
    const { send } = await croydon();
    const answer = await send('POST', '/v1/projects', { ...newProject, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path: field }] });
  });

  it('names a tag and a ride by their place', async () => {
    const { send } = await croydon();
    const odd = { ...newProject, tags: ['outdoors', 'Not a tag'], rides: [{ ...ride, minutes: -1 }] };
    expectFaultsAt(await send('POST', '/v1/projects', odd), 'tags[1]', 'rides[0].minutes');
  });

  it('refuses a code that is kept already', async () => {
    const { send } = await croydon();
    await send('POST', '/v1/projects', newProject);
    expectProblem(await send('POST', '/v1/projects', newProject), 409, { rule: 'already-kept' });
  });
});

describe('PATCH /v1/projects/{code}', () => {
  it('ends a project, and puts other rides in the place of those it had', async () => {
    const { send } = await croydon();
    await send('POST', '/v1/projects', { ...newProject, rides: [ride] });
    const ended = await send('PATCH', '/v1/projects/P0001', { endDate: '2026-12-31' });
    expect(ended).toMatchObject({ status: 200, body: { endDate: '2026-12-31', rides: [ride] } });
    expect((await send('PATCH', '/v1/projects/P0001', { rides: [] })).body).toMatchObject({
      endDate: '2026-12-31',
      rides: [],
    });
  });

  it('judges the project as it would be after the change', async () => {
    const { send } = await croydon();
    await send('POST', '/v1/projects', { ...newProject, endDate: '2026-12-31' });
    expectFaultsAt(await send('PATCH', '/v1/projects/P0001', { startDate: '2027-01-01' }), 'endDate');
    expectFaultsAt(await send('PATCH', '/v1/projects/P0001', { code: 'P0002' }), 'code');
    expectFaultsAt(await send('PATCH', '/v1/projects/P0001', { pdu: 'atlantis' }), 'pdu');
    expectProblem(await send('PATCH', '/v1/projects/P0002', { name: 'Park' }), 404);
  });
});

describe('GET /v1/projects', () => {
  const codes = (body: unknown) => (body as { content: { code: string }[] }).content.map(({ code }) => code);
  const region = async () => {
    const door = givenDoor();
    await givenRegion()
      .pdu('cardiff', { region: 'wales' })
      .project('W0001')
      .pdu('croydon')
      .project('P0001', { type: 'ete' })
      .project('P0002', { sexPolicy: 'women-only', endDate: '2026-06-30' })
      .project('P0003', { startDate: '2027-01-01' })
      .keep(door.db);
    return door;
  };

  it.each([
    ['', ['P0001', 'P0002', 'P0003', 'W0001']],
    ['region=wales', ['W0001']],
    ['pdu=croydon&on=2026-06-30', ['P0001', 'P0002']],
    ['on=2026-07-01', ['P0001', 'W0001']],
    ['type=ete', ['P0001']],
    ['sexPolicy=women-only', ['P0002']],
    ['size=3&page=1', ['W0001']],
  ])('filtered by "%s"', async (query, expected) => {
    const { get } = await region();
    expect(codes((await get(`/v1/projects?${query}`)).body)).toEqual(expected);
  });

  it('names what is wrong with a query, and does not find a project that is not kept', async () => {
    const { get } = await region();
    expectFaultsAt(await get('/v1/projects?type=any&on=now'), 'type', 'on');
    expectProblem(await get('/v1/projects/P9999'), 404);
  });
});
