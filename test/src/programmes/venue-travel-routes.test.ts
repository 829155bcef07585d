import { expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';

const path = '/v1/people/X100001/venue-travel';

const croydon = async () => {
  const door = givenDoor();
  const region = givenRegion().person('X100001');
  givenProgrammes(region).venue('V1').venue('V2').travel('X100001', 'V1', 35);
  await region.keep(door.db);
  return door;
};

it('Travel times to venues are read, and put as a whole', async () => {
  const { get, send } = await croydon();
  expect((await get(path)).body).toEqual({ content: [{ venue: 'V1', minutes: 35 }] });
  const content = [{ venue: 'V2', minutes: 50 }];
  expect(await send('PUT', path, { content })).toMatchObject({ status: 200, body: { content } });
  expect((await get(path)).body).toEqual({ content });
});

it('Travel times are to venues that are kept, one for each, of people who are', async () => {
  const { get, send } = await croydon();
  const row = { venue: 'V1', minutes: 35 };
  expectFaultsAt(await send('PUT', path, { content: [{ ...row, venue: 'V9' }] }), 'content');
  expectFaultsAt(await send('PUT', path, { content: [row, row] }), 'content');
  expectFaultsAt(await send('PUT', path, { content: [{ ...row, minutes: -1 }] }), 'content[0].minutes');
  expectProblem(await get('/v1/people/X999999/venue-travel'), 404);
  expectProblem(await send('PUT', '/v1/people/X999999/venue-travel', { content: [] }), 404);
});
