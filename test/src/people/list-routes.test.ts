import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';

const three = async () => {
  const door = givenDoor();
  await givenRegion().person('X100001').person('X100002').person('X100003').keep(door.db);
  return door;
};

const lists = {
  availability: [{ weekday: 6, from: '09:00', to: '17:00', fromDate: '2026-01-01', untilDate: '2026-12-31' }],
  'availability-exceptions': [{ date: '2026-12-05', from: '00:00', to: '24:00', available: false }],
  commitments: [{ date: '2026-12-03', from: '14:00', to: '16:30', kind: 'programme' }],
  'keep-apart': ['X100002', 'X100003'],
};

describe.each(Object.entries(lists))('/v1/people/{crn}/%s', (path, content) => {
  const address = `/v1/people/X100001/${path}`;

  it('is replaced as a whole, and read back', async () => {
    const { send, get } = await three();
    expect(await send('PUT', address, { content })).toMatchObject({ status: 200, body: { content } });
    expect((await get(address)).body).toEqual({ content });
    expect(await send('PUT', address, { content: [] })).toMatchObject({ status: 200, body: { content: [] } });
    expect((await get(address)).body).toEqual({ content: [] });
  });

  it('does not hold one row twice', async () => {
    const { send } = await three();
    const twice = await send('PUT', address, { content: [content[0], content[0]] });
    expectProblem(twice, 422, { faults: [{ code: 'duplicate', path: 'content' }] });
  });

  it('is of a person who is kept', async () => {
    const { send, get } = await three();
    expectProblem(await get(`/v1/people/X999999/${path}`), 404);
    expectProblem(await send('PUT', `/v1/people/X999999/${path}`, { content }), 404);
  });

  it('names what is missing', async () => {
    const { send } = await three();
    expectFaultsAt(await send('PUT', address, {}), 'content');
  });
});

describe('what is kept beside a person', () => {
  it('begins before it ends', async () => {
    const { send } = await three();
    const window = { date: '2026-12-05', from: '12:00', to: '09:00' };
    const put = (path: string, row: object) => send('PUT', `/v1/people/X100001/${path}`, { content: [row] });
    expectFaultsAt(await put('availability-exceptions', { ...window, available: true }), 'content[0].to');
    expectFaultsAt(await put('commitments', { ...window, kind: 'court' }), 'content[0].to');
    const late = { weekday: 6, from: '09:00', to: '17:00', fromDate: '2026-12-31', untilDate: '2026-01-01' };
    expectProblem(await put('availability', late), 422, {
      faults: [
        {
          code: 'order',
          path: 'content[0].untilDate',
          message: 'Last date must not be before the first date',
        },
      ],
    });
  });

  it('keeps both of a pair apart', async () => {
    const { send, get } = await three();
    await send('PUT', '/v1/people/X100003/keep-apart', { content: ['X100001'] });
    expect((await get('/v1/people/X100001/keep-apart')).body).toEqual({ content: ['X100003'] });
  });

  it('keeps nobody apart from themselves, or from someone unknown', async () => {
    const { send } = await three();
    const put = (crn: string) => send('PUT', '/v1/people/X100001/keep-apart', { content: [crn] });
    expectProblem(await put('X100001'), 422, { faults: [{ code: 'itself', path: 'content' }] });
    expectProblem(await put('X999999'), 422, { faults: [{ code: 'unknown', path: 'content' }] });
    expectFaultsAt(await put('nobody'), 'content[0]');
  });
});
