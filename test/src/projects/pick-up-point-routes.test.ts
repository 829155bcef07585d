import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { newPickUpPoint } from '../../given/requests.ts';

describe('/v1/pick-up-points', () => {
  it('keeps a point, lists it and changes it', async () => {
    const { send, get } = givenDoor();
    const made = await send('POST', '/v1/pick-up-points', newPickUpPoint);
    expect(made).toMatchObject({ status: 201, body: newPickUpPoint });
    expect(made.headers.get('location')).toBe('/v1/pick-up-points/east-croydon');
    expect((await get('/v1/pick-up-points')).body).toEqual({
      content: [newPickUpPoint],
      page: { size: 50, number: 0, totalElements: 1, totalPages: 1 },
    });
    const renamed = await send('PATCH', '/v1/pick-up-points/east-croydon', { name: 'East Croydon, exit B' });
    expect(renamed.body).toEqual({ ...newPickUpPoint, name: 'East Croydon, exit B' });
    expect((await get('/v1/pick-up-points/east-croydon')).body).toEqual(renamed.body);
  });

  it('refuses a point that is kept already, or is not whole', async () => {
    const { send } = givenDoor();
    await send('POST', '/v1/pick-up-points', newPickUpPoint);
    expectProblem(await send('POST', '/v1/pick-up-points', newPickUpPoint), 409, { rule: 'already-kept' });
    expectFaultsAt(await send('POST', '/v1/pick-up-points', { name: 'x' }), 'code', 'latitude', 'longitude');
    expectFaultsAt(await send('PATCH', '/v1/pick-up-points/east-croydon', { code: 'other' }), 'code');
  });

  it('does not find one that is not kept', async () => {
    const { send, get } = givenDoor();
    expectProblem(await get('/v1/pick-up-points/nowhere'), 404);
    expectProblem(await send('PATCH', '/v1/pick-up-points/nowhere', { name: 'Here' }), 404);
    expectFaultsAt(await get('/v1/pick-up-points?size=many'), 'size');
  });
});
