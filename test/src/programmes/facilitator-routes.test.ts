import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';
import { newFacilitator } from '../../given/requests.ts';

const late = { weekday: 2, from: '13:00', to: '21:00' };
const away = { fromDate: '2027-02-15', toDate: '2027-02-19' };

const london = async () => {
  const door = givenDoor();
  const region = givenRegion().pdu('cardiff', { region: 'wales' });
  givenProgrammes(region)
    .facilitator('F1')
    .facilitator('F2', { pdus: ['croydon'], programmes: ['BBR'] });
  await region.keep(door.db);
  return door;
};

describe('POST /v1/facilitators', () => {
  it('keeps a facilitator of a whole region, with hours and leave', async () => {
    const { send, get } = await london();
    const lists = { hours: [late], leave: [away] };
    const made = await send('POST', '/v1/facilitators', { ...newFacilitator, ...lists });
    expect(made).toMatchObject({ status: 201, body: { ...newFacilitator, pdus: [], ...lists } });
    expect((await get(made.headers.get('location') ?? '')).body).toEqual(made.body);
  });

  it.each([
    ['pdus', ['atlantis'], 'unknown'],
    ['pdus', ['cardiff'], 'region'],
    ['pdus', 'croydon', 'wrong-type'],
    ['programmes', ['TSP', 'CHESS'], 'unknown'],
    ['programmes', undefined, 'missing'],
    ['region', 'atlantis', 'not-one-of'],
    ['leave', [away, away], 'duplicate'],
  ])('refuses one whose %s is %j as %s', async (field, value, code) => {
    const { send } = await london();
    const answer = await send('POST', '/v1/facilitators', { ...newFacilitator, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path: field }] });
  });

  it('says which PDU and which programme', async () => {
    const { send } = await london();
    const odd = { ...newFacilitator, pdus: ['cardiff'], programmes: ['CHESS'] };
    expectProblem(await send('POST', '/v1/facilitators', odd), 422, {
      faults: [
        { message: 'PDUs must be of the same region: cardiff is not' },
        { message: 'Programmes must have a template: CHESS has none' },
      ],
    });
  });

  it('refuses an id that is kept already', async () => {
    const { send } = await london();
    expectProblem(await send('POST', '/v1/facilitators', { ...newFacilitator, id: 'F1' }), 409, {
      rule: 'already-kept',
    });
  });
});

describe('/v1/facilitators', () => {
  it.each([
    ['', ['F1', 'F2']],
    ['?programme=TSP', ['F1']],
    ['?pdu=croydon&programme=BBR', ['F1', 'F2']],
    ['?pdu=cardiff', []],
  ])('lists those of %s', async (query, ids) => {
    const { get } = await london();
    const { body } = await get(`/v1/facilitators${query}`);
    expect((body as { content: { id: string }[] }).content.map(({ id }) => id)).toEqual(ids);
  });

  it('changes what is known of one, judged as they would be', async () => {
    const { send } = await london();
    expect(await send('PATCH', '/v1/facilitators/F2', { programmes: ['TSP', 'BBR'] })).toMatchObject({
      status: 200,
      body: { programmes: ['BBR', 'TSP'], pdus: ['croydon'] },
    });
    expectFaultsAt(await send('PATCH', '/v1/facilitators/F2', { region: 'wales' }), 'pdus');
    expectProblem(await send('PATCH', '/v1/facilitators/F8', { name: 'x' }), 404);
  });

  it.each([
    ['hours', [late]],
    ['leave', [away]],
  ])('reads their %s, and puts them as a whole', async (list, content) => {
    const { get, send } = await london();
    const path = `/v1/facilitators/F1/${list}`;
    expect(await send('PUT', path, { content })).toMatchObject({ status: 200, body: { content } });
    expect((await get(path)).body).toEqual({ content });
    expectProblem(await get(`/v1/facilitators/F8/${list}`), 404);
  });

  it('checks lists row by row', async () => {
    const { send } = await london();
    const odd = { content: [away, { ...away, fromDate: '2027-02-20' }] };
    expectFaultsAt(await send('PUT', '/v1/facilitators/F1/leave', odd), 'content[1].toDate');
  });
});
