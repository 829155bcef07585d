import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';
import { newSlotPattern } from '../../given/requests.ts';

const [tuesday] = newSlotPattern.slots;

const london = async () => {
  const door = givenDoor();
  const region = givenRegion();
  givenProgrammes(region).pattern('evenings').pattern('bbr', { programme: 'BBR' });
  await region.keep(door.db);
  return door;
};

describe('/v1/slot-patterns', () => {
  it('keeps a pattern for any programme', async () => {
    const { send, get } = await london();
    const made = await send('POST', '/v1/slot-patterns', newSlotPattern);
    expect(made).toMatchObject({ status: 201, body: { ...newSlotPattern, programme: null } });
    expect((await get(made.headers.get('location') ?? '')).body).toEqual(made.body);
    expectProblem(await send('POST', '/v1/slot-patterns', newSlotPattern), 409, { rule: 'already-kept' });
  });

  it.each([
    ['programme', 'CHESS', 'unknown', 'programme'],
    ['slots', [{ ...tuesday, kind: 'course' }], 'not-one-of', 'slots[0].kind'],
    ['slots', [{ ...tuesday, to: '18:00' }], 'order', 'slots[0].to'],
    ['slots', [tuesday, { ...tuesday, kind: 'individual' }], 'duplicate', 'slots'],
  ])('refuses one whose %s is %j as %s', async (field, value, code, path) => {
    const { send } = await london();
    const answer = await send('POST', '/v1/slot-patterns', { ...newSlotPattern, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path }] });
  });

  it('lists those for a programme and those for any', async () => {
    const { get } = await london();
    const ids = async (query: string) => {
      const { body } = await get(`/v1/slot-patterns${query}`);
      return (body as { content: { id: string }[] }).content.map(({ id }) => id);
    };
    expect(await ids('')).toEqual(['bbr', 'evenings']);
    expect(await ids('?programme=TSP')).toEqual(['evenings']);
    expect(await ids('?region=wales')).toEqual([]);
  });

  it('puts other slots in the place of those kept', async () => {
    const { send, get } = await london();
    expect(await send('PATCH', '/v1/slot-patterns/evenings', { slots: [tuesday] })).toMatchObject({
      status: 200,
      body: { id: 'evenings', slots: [tuesday] },
    });
    const late = { slots: [{ ...tuesday, from: '21:00' }] };
    expectFaultsAt(await send('PATCH', '/v1/slot-patterns/evenings', late), 'slots[0].to');
    expectProblem(await send('PATCH', '/v1/slot-patterns/nights', { name: 'x' }), 404);
    expectProblem(await get('/v1/slot-patterns/nights'), 404);
  });
});
