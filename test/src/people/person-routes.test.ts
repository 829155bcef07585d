import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson } from '../../given/requests.ts';

const croydon = async () => {
  const door = givenDoor();
  await givenRegion().keep(door.db);
  return door;
};

describe('POST /v1/people', () => {
  it('keeps a person with what is usual where nothing is said, and tells where they are', async () => {
    const { send, get } = await croydon();
    const made = await send('POST', '/v1/people', newPerson);
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe('/v1/people/X100001');
    expect(made.body).toEqual({
      ...newPerson,
      avoidAllMale: false,
      excludedTags: [],
      neededTags: [],
      directSupervision: false,
      availability: [],
      exceptions: [],
      commitments: [],
      keepApart: [],
    });
    expect((await get('/v1/people/X100001')).body).toEqual(made.body);
  });

  it('keeps tags in one order, each once', async () => {
    const { send } = await croydon();
    const person = { ...newPerson, neededTags: ['outdoors', 'light-duties', 'outdoors'] };
    expect((await send('POST', '/v1/people', person)).body).toMatchObject({
      neededTags: ['light-duties', 'outdoors'],
    });
  });

  it('keeps lists that come with the person', async () => {
    const { send } = await croydon();
    await send('POST', '/v1/people', { ...newPerson, crn: 'X100002' });
    const window = { weekday: 2, from: '08:00', to: '18:00', fromDate: '2026-01-01', untilDate: null };
    const made = await send('POST', '/v1/people', {
      ...newPerson,
      availability: [window],
      keepApart: ['X100002'],
    });
    expect(made.body).toMatchObject({ availability: [window], keepApart: ['X100002'] });
  });

  it('names every missing field at once', async () => {
    const { send } = await croydon();
    const answer = await send('POST', '/v1/people', {});
    expectFaultsAt(answer, 'crn', 'pdu', 'sex', 'employment', 'homeLatitude', 'homeLongitude');
    expectProblem(answer, 422, {
      detail: 'There are 6 faults in the data; nothing was changed',
      faults: expect.arrayContaining([
        { code: 'missing', path: 'crn', message: 'Enter a CRN' },
        { code: 'missing', path: 'employment', message: 'Enter an employment status' },
      ]),
    });
  });

  it.each([
    ['crn', 'x1', 'not-a-crn'],
    ['pdu', 'no such place', 'not-a-code'],
    ['pdu', 'atlantis', 'unknown'],
    ['sex', 'f', 'not-one-of'],
    ['homeLatitude', '51', 'wrong-type'],
    ['homeLatitude', 48.85, 'out-of-range'],
    ['homeLongitude', 181, 'out-of-range'],
    ['excludedTags', 'children', 'wrong-type'],
    ['directSupervision', 'yes', 'wrong-type'],
    ['keepApart', ['X999999'], 'unknown'],
    ['keepApart', ['X100001'], 'itself'],
    ['age', 31, 'unknown-field'],
  ])('refuses a person whose %s is %j as %s', async (field, value, code) => {
    const { send, get } = await croydon();
    const answer = await send('POST', '/v1/people', { ...newPerson, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path: field }] });
    expectProblem(await get('/v1/people/X100001'), 404);
  });

  it('names the place in a list', async () => {
    const { send } = await croydon();
    const window = { weekday: 8, from: '25:00', to: '18:00', fromDate: '2026-02-30' };
    const answer = await send('POST', '/v1/people', { ...newPerson, availability: [window] });
    expectFaultsAt(answer, 'availability[0].weekday', 'availability[0].from', 'availability[0].fromDate');
    const backwards = {
      weekday: 1,
      from: '18:00',
      to: '08:00',
      fromDate: '2026-02-01',
      untilDate: '2026-01-01',
    };
    const commitment = { date: '2026-12-01', from: '10:00', to: '10:00', kind: 'court' };
    expectFaultsAt(
      await send('POST', '/v1/people', {
        ...newPerson,
        availability: [backwards],
        commitments: [commitment],
      }),
      'availability[0].to',
      'availability[0].untilDate',
      'commitments[0].to',
    );
  });

  it('refuses a CRN that is kept already', async () => {
    const { send } = await croydon();
    await send('POST', '/v1/people', newPerson);
    const again = await send('POST', '/v1/people', { ...newPerson, employment: 'employed' });
    expectProblem(again, 409, { rule: 'already-kept', detail: 'There is one with the CRN X100001 already' });
  });
});

describe('PATCH /v1/people/{crn}', () => {
  it('changes the fields that are named, and no others', async () => {
    const { send } = await croydon();
    await send('POST', '/v1/people', newPerson);
    const changed = await send('PATCH', '/v1/people/X100001', { employment: 'employed', avoidAllMale: true });
    expect(changed).toMatchObject({
      status: 200,
      body: { ...newPerson, employment: 'employed', avoidAllMale: true },
    });
  });

  it('refuses what cannot be changed, and nothing at all', async () => {
    const { send } = await croydon();
    await send('POST', '/v1/people', newPerson);
    expectFaultsAt(
      await send('PATCH', '/v1/people/X100001', { crn: 'X100002', keepApart: [] }),
      'crn',
      'keepApart',
    );
    const nothing = await send('PATCH', '/v1/people/X100001', {});
    expectProblem(nothing, 422, { faults: [{ code: 'nothing-to-change', path: '' }] });
    expectFaultsAt(await send('PATCH', '/v1/people/X100001', { pdu: 'atlantis' }), 'pdu');
    expectFaultsAt(await send('PATCH', '/v1/people/X100001', { homeLatitude: 0 }), 'homeLatitude');
  });

  it('does not find a person who is not kept', async () => {
    const { send } = await croydon();
    expectProblem(await send('PATCH', '/v1/people/X100001', { sex: 'male' }), 404);
  });
});

describe('GET /v1/people', () => {
  const many = async () => {
    const door = givenDoor();
    const region = givenRegion().pdu('cardiff', { region: 'wales' });
    for (let i = 0; i < 120; i += 1)
      region.person(`X${100_000 + i}`, {
        pdu: i % 10 === 0 ? 'cardiff' : 'croydon',
        sex: i % 4 === 0 ? 'female' : 'male',
        employment: i < 20 ? 'employed' : 'unemployed',
      });
    await region.keep(door.db);
    return door;
  };
  const crnsOf = (body: unknown) => (body as { content: { crn: string }[] }).content.map(({ crn }) => crn);

  it('pages through everyone once, fifty at a time, in order', async () => {
    const { get } = await many();
    const pages = [await get('/v1/people'), await get('/v1/people?page=1'), await get('/v1/people?page=2')];
    expect(pages.map(({ body }) => crnsOf(body).length)).toEqual([50, 50, 20]);
    expect(pages.flatMap(({ body }) => crnsOf(body))).toEqual(
      Array.from({ length: 120 }, (_, i) => `X${100_000 + i}`),
    );
    expect(pages[1]?.body).toMatchObject({
      page: { size: 50, number: 1, totalElements: 120, totalPages: 3 },
    });
  });

  it('gives pages of another size, and an empty one after the last', async () => {
    const { get } = await many();
    expect(await get('/v1/people?size=500')).toMatchObject({
      body: { page: { size: 500, number: 0, totalElements: 120, totalPages: 1 } },
    });
    expect(crnsOf((await get('/v1/people?size=7&page=17')).body)).toEqual(['X100119']);
    const far = await get(`/v1/people?page=${Number.MAX_SAFE_INTEGER}`);
    expect(far).toMatchObject({ status: 200, body: { content: [], page: { totalElements: 120 } } });
  });

  it('filters by region, PDU, sex and employment, together', async () => {
    const { get } = await many();
    const total = async (query: string) => {
      const { body } = await get(`/v1/people?${query}`);
      return (body as { page: { totalElements: number } }).page.totalElements;
    };
    expect(await total('region=wales')).toBe(12);
    expect(await total('pdu=croydon')).toBe(108);
    expect(await total('region=wales&pdu=croydon')).toBe(0);
    expect(await total('sex=female&employment=employed')).toBe(5);
  });

  it('names what is wrong with a query', async () => {
    const { get } = await many();
    expectFaultsAt(await get('/v1/people?size=501&page=-1&sex=all'), 'page', 'size', 'sex');
    expectFaultsAt(await get('/v1/people?size=0'), 'size');
    expectFaultsAt(await get('/v1/people?page=next'), 'page');
    expectFaultsAt(await get('/v1/people/1'), 'crn');
  });
});
