import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenGroup } from '../../given/groups.ts';
import { givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';
import { newVenue } from '../../given/requests.ts';

const room = { code: 'room', name: 'Room', seats: 12 };
const evening = { weekday: 2, from: '18:00', to: '21:00' };
const closure = { fromDate: '2026-12-21', toDate: '2027-01-01', reason: 'New boiler' };

const croydon = async () => {
  const door = givenDoor();
  const region = givenRegion();
  givenProgrammes(region).venue('V1').facilitator('F1').pattern('evenings');
  await region.keep(door.db);
  return door;
};

describe('POST /v1/venues', () => {
  it('keeps a venue with its rooms and hours', async () => {
    const { send, get } = await croydon();
    const lists = { rooms: [room], hours: [evening], closures: [closure] };
    const made = await send('POST', '/v1/venues', { ...newVenue, ...lists });
    expect(made).toMatchObject({ status: 201, body: { ...newVenue, tags: [], ...lists } });
    expect(made.headers.get('location')).toBe('/v1/venues/V9');
    expect((await get('/v1/venues/V9')).body).toEqual(made.body);
  });

  it.each([
    ['code', 'a b', 'not-a-code'],
    ['pdu', 'atlantis', 'unknown'],
    ['latitude', 60, 'out-of-range'],
    ['rooms', [room, room], 'duplicate'],
  ])('refuses one whose %s is %j as %s', async (field, value, code) => {
    const { send } = await croydon();
    const answer = await send('POST', '/v1/venues', { ...newVenue, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path: field }] });
  });

  it('names a row of a list by its place', async () => {
    const { send } = await croydon();
    const hours = [evening, { ...evening, from: '21:00' }];
    const closures = [{ ...closure, toDate: '2026-12-20' }];
    expectFaultsAt(
      await send('POST', '/v1/venues', { ...newVenue, hours, closures }),
      'hours[1].to',
      'closures[0].toDate',
    );
    const shapes = { rooms: [{ ...room, seats: 0 }], hours: [{ ...evening, weekday: 8 }] };
    expectFaultsAt(
      await send('POST', '/v1/venues', { ...newVenue, ...shapes }),
      'rooms[0].seats',
      'hours[0].weekday',
    );
  });

  it('refuses a code that is kept already', async () => {
    const { send } = await croydon();
    expectProblem(await send('POST', '/v1/venues', { ...newVenue, code: 'V1' }), 409, {
      rule: 'already-kept',
    });
  });
});

describe('/v1/venues', () => {
  it('lists venues page by page, of an area', async () => {
    const { get } = await croydon();
    expect(await get('/v1/venues?region=london&size=10')).toMatchObject({
      status: 200,
      body: { content: [{ code: 'V1' }], page: { totalElements: 1, size: 10 } },
    });
    expect((await get('/v1/venues?pdu=sutton')).body).toMatchObject({ content: [] });
    expectFaultsAt(await get('/v1/venues?region=atlantis'), 'region');
  });

  it('changes what is known of one', async () => {
    const { send, get } = await croydon();
    expect(await send('PATCH', '/v1/venues/V1', { tags: ['step-free'] })).toMatchObject({
      status: 200,
      body: { tags: ['step-free'], rooms: [room] },
    });
    expectFaultsAt(await send('PATCH', '/v1/venues/V1', { longitude: 2 }), 'longitude');
    expectProblem(await send('PATCH', '/v1/venues/V8', { name: 'x' }), 404);
    expectProblem(await get('/v1/venues/V8'), 404);
  });
});

describe('the lists of a venue', () => {
  it.each([
    ['rooms', [{ ...room, seats: 8 }]],
    ['hours', [evening]],
    ['closures', [closure]],
  ])('%s are read, and put as a whole', async (list, content) => {
    const { get, send } = await croydon();
    const path = `/v1/venues/V1/${list}`;
    expect(await send('PUT', path, { content })).toMatchObject({ status: 200, body: { content } });
    expect((await get(path)).body).toEqual({ content });
    expectProblem(await get(`/v1/venues/V8/${list}`), 404);
    expectProblem(await send('PUT', `/v1/venues/V8/${list}`, { content: [] }), 404);
  });

  it('are checked row by row', async () => {
    const { send } = await croydon();
    const late = { content: [{ ...evening, from: '21:00' }] };
    expectFaultsAt(await send('PUT', '/v1/venues/V1/hours', late), 'content[0].to');
    expectFaultsAt(await send('PUT', '/v1/venues/V1/hours', { content: [evening, evening] }), 'content');
  });

  it('keep a room in which groups meet', async () => {
    const { db, send } = await croydon();
    givenGroup(db, 'G1');
    expectProblem(await send('PUT', '/v1/venues/V1/rooms', { content: [] }), 409, {
      rule: 'in-use',
      detail: 'Groups meet in room: move them before it goes',
    });
  });
});
