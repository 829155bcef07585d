import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newAllocation } from '../../given/requests.ts';

const address = '/v1/non-working-dates';
const training = { region: 'london', date: '2026-12-08', reason: 'Staff training' };

/** A person of London and one of Wales, each with forty hours to work on Tuesdays. */
const twoRegions = async () => {
  const door = givenDoor();
  const hours = { orderedMinutes: 2_400 };
  await givenRegion()
    .project('P0001')
    .person('X100001')
    .requirement('X100001', hours)
    .pdu('cardiff', { region: 'wales' })
    .person('X100002')
    .requirement('X100002', hours)
    .keep(door.db);
  for (const crn of ['X100001', 'X100002'])
    await door.send('POST', `/v1/people/${crn}/requirements/1/allocations`, newAllocation);
  return door;
};

describe('POST /v1/non-working-dates', () => {
  it('plans all again who are allocated in the region', async () => {
    const { send } = await twoRegions();
    // 8 December goes; 5 January, 300 minutes as the last, is the full 420 now, and 300 more are on the 12th.
    expect(await send('POST', address, training)).toMatchObject({
      status: 201,
      body: {
        nonWorkingDate: training,
        plan: {
          requirements: 1,
          made: 2,
          kept: 4,
          cancelled: 2,
          short: [],
          sentence: '1 requirement planned again; 2 appointments made, 4 kept, 2 cancelled',
        },
      },
    });
  });

  it('of all regions plans all of them, and says who is short now', async () => {
    const { send } = await twoRegions();
    await send('POST', '/v1/allocations/X100002-1-1/end', { version: 1, lastDate: '2026-12-14' });
    // The second has Tuesday 1 December left: 420 of 2,400 minutes.
    expect((await send('POST', address, { ...training, region: 'national' })).body).toMatchObject({
      plan: {
        requirements: 2,
        short: [{ crn: 'X100002', eventNumber: 1, shortfallMinutes: 1_980 }],
        sentence: expect.stringMatching(/; 1 requirement cannot be booked in full$/),
      },
    });
  });

  it('refuses a date that is one already, and names what is wrong', async () => {
    const { send } = await twoRegions();
    await send('POST', address, training);
    expectProblem(await send('POST', address, training), 409, { rule: 'already-kept' });
    expectFaultsAt(await send('POST', address, { region: 'france' }), 'region', 'date', 'reason');
  });
});

describe('DELETE /v1/non-working-dates/{region}/{date}', () => {
  it('takes it back, and plans again', async () => {
    const { send, ask } = await twoRegions();
    await send('POST', address, training);
    // 8 December is back and the 12th of January goes; the 5th stays booked for as long as it was.
    const removed = await ask(`${address}/london/2026-12-08`, { method: 'DELETE' });
    expect(removed).toMatchObject({
      status: 200,
      body: { plan: { requirements: 1, made: 1, cancelled: 1 } },
    });
    expectProblem(await ask(`${address}/london/2026-12-08`, { method: 'DELETE' }), 404);
  });
});

describe('GET /v1/non-working-dates', () => {
  it.each([
    ['', ['2026-12-08', '2027-01-04', '2027-01-05']],
    ['region=national', ['2027-01-05']],
    ['dateFrom=2027-01-04&dateTo=2027-01-04', ['2027-01-04']],
    ['size=1&page=1', ['2027-01-04']],
  ])('filtered by "%s"', async (query, dates) => {
    const { send, get } = givenDoor();
    await send('POST', address, { ...training, region: 'national', date: '2027-01-05' });
    await send('POST', address, { ...training, region: 'wales', date: '2027-01-04' });
    await send('POST', address, training);
    const { content } = (await get(`${address}?${query}`)).body as { content: { date: string }[] };
    expect(content.map(({ date }) => date)).toEqual(dates);
  });
});
