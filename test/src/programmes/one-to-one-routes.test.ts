import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenLife, rulesOf, sentencesOf } from '../../given/group-life.ts';
import { allKept } from '../../given/kept.ts';

/** R1 is never free when one-to-ones are held, but for once on the mornings of 2 and 9 December. */
const busyMan = () =>
  givenLife({
    tell: ({ region }) => {
      region.onlyFree('X100001', [2, '17:00', '21:00'], [4, '17:00', '21:00']);
      for (const date of ['2026-12-02', '2026-12-09', '2026-12-16'])
        region.exception('X100001', date, { from: '10:00', to: '12:00', available: true });
    },
  });
const own = (number: number, date: string, change: object = {}) => {
  return { referral: 'R1', number, date, from: '10:00', ...change };
};

describe('A group whose one-to-ones do not all find a time', () => {
  it('does not open unless its manager says so, and then tells what is to be arranged', async () => {
    const { open, post, get } = await busyMan();
    const refused = await open();
    expect(rulesOf(refused)).toEqual(['one-to-one']);
    const answer = await open({ oneToOnes: 'those-that-fit' });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        notices: [
          {
            code: 'arrange',
            sentence:
              'One-to-ones are still to be arranged, by crn and number of the session: X100001 1 and 6',
          },
        ],
      },
    });
    expect((await get('/v1/groups/G1/members')).body).toMatchObject({
      content: [{ progress: { notPlanned: [1, 6], finishesOn: null } }, {}, {}, {}],
    });
    const arranged = await post('/v1/groups/G1/one-to-ones', own(1, '2026-12-02'));
    expect(arranged.status).toBe(201);
    expect(arranged.body).toMatchObject({
      oneToOnes: expect.arrayContaining([
        expect.objectContaining({
          ...own(1, '2026-12-02'),
          to: '11:00',
          facilitator: 'F1',
          catchUpFor: null,
        }),
      ]),
      notices: [{ sentence: expect.stringMatching(/: X100001 6$/) }],
    });
  });

  it('opens from a proposal likewise', async () => {
    const { open, post } = await busyMan();
    await open({ state: 'proposed', oneToOnes: 'those-that-fit' });
    expect(rulesOf(await post('/v1/groups/G1/open'))).toEqual(['one-to-one']);
    expect((await post('/v1/groups/G1/open', { oneToOnes: 'those-that-fit' })).status).toBe(200);
  });
});

describe('A one-to-one cannot be arranged', () => {
  const refusedBy = async (asked: object): Promise<[string[], string | undefined]> => {
    const { open, post, db } = await busyMan();
    await open({ oneToOnes: 'those-that-fit' });
    const before = allKept(db);
    const answer = await post('/v1/groups/G1/one-to-ones', asked);
    expect(answer.status).toBe(409);
    expect(allKept(db)).toEqual(before);
    return [rulesOf(answer), sentencesOf(answer)[0]];
  };

  it('twice, nor for somebody who is not in the group', async () => {
    expect(await refusedBy(own(1, '2026-12-03', { referral: 'R2' }))).toEqual([
      ['has-it'],
      'X100002 has one-to-one 1 on 2026-12-04 already',
    ]);
    expect(await refusedBy(own(1, '2026-12-02', { referral: 'R9' }))).toEqual([
      ['not-member'],
      'R9 is not in the group',
    ]);
  });

  it('after the session that follows it, on the day of another, or in the past', async () => {
    expect(await refusedBy(own(1, '2026-12-09'))).toEqual([
      ['order'],
      'X100001: session 2 would come before session 1',
    ]);
    expect((await refusedBy(own(6, '2026-12-17', { from: '17:00' })))[0]).toContain('apart');
    expect((await refusedBy(own(1, '2026-11-26', { from: '17:00' })))[0]).toContain('past');
  });

  it('while the member is not free, the venue is closed, or nobody can hold it', async () => {
    expect((await refusedBy(own(1, '2026-12-03', { from: '09:00' })))[0]).toEqual(['available']);
    expect((await refusedBy(own(1, '2026-12-03', { from: '21:00' })))[0]).toEqual([
      'closed',
      'available',
      'facilitator',
    ]);
  });

  it('by more than hold one', async () => {
    expect(await refusedBy(own(1, '2026-12-02', { facilitators: ['F1', 'F2'] }))).toEqual([
      ['facilitator'],
      'a one-to-one is held by 1, not 2',
    ]);
  });

  it('that the template does not have, by people who are not kept, or in a group that is not open', async () => {
    const { open, post } = await busyMan();
    await open({ state: 'proposed', oneToOnes: 'those-that-fit' });
    const address = '/v1/groups/G1/one-to-ones';
    expect(await post(address, own(1, '2026-12-02'))).toMatchObject({
      status: 409,
      body: { rule: 'not-open' },
    });
    await post('/v1/groups/G1/open', { oneToOnes: 'those-that-fit' });
    expectFaultsAt(await post(address, own(2, '2026-12-02')), 'number');
    expectFaultsAt(
      await post(address, own(1, '2026-12-02', { facilitators: ['F1', 'F7'] })),
      'facilitators[1]',
    );
    expectProblem(await post('/v1/groups/G9/one-to-ones', own(1, '2026-12-02')), 404);
  });

  it('again once it was missed: that is a catch-up; nor once it was done', async () => {
    const { open, post, on } = await busyMan();
    await open({ oneToOnes: 'those-that-fit' });
    const address = '/v1/groups/G1/one-to-ones';
    const { body } = await post(address, own(1, '2026-12-02'));
    const { oneToOnes } = body as { oneToOnes: { id: string; referral: string }[] };
    const { id } = oneToOnes.find(({ referral }) => referral === 'R1')!;
    on('2026-12-02');
    await post(`${address}/${id}/attendance`, { outcome: 'unacceptable-absence' });
    expect(sentencesOf(await post(address, own(1, '2026-12-02')))).toEqual([
      'X100001 missed one-to-one 1 on 2026-12-02: book a catch-up for it',
    ]);
    await post(`${address}/${id}/attendance`, { outcome: 'attended-complied', corrects: 1 });
    expect(sentencesOf(await post(address, own(1, '2026-12-02')))).toEqual([
      'X100001 has done one-to-one 1 on 2026-12-02',
    ]);
  });
});

it('A one-to-one that was missed in another group is arranged anew in the next, in its order there', async () => {
  const dates = ['2026-12-02', '2027-01-04'];
  const { open, post, get, on } = await givenLife({
    people: 7,
    tell: ({ region }) => {
      region.onlyFree('X100001', [2, '17:00', '21:00'], [4, '17:00', '21:00']);
      for (const date of dates)
        region.exception('X100001', date, { from: '10:00', to: '12:00', available: true });
    },
  });
  const fitting = { oneToOnes: 'those-that-fit' };
  await open({ ...fitting, referrals: ['R1', 'R2', 'R3', 'R4'] });
  const { body } = await post('/v1/groups/G1/one-to-ones', own(1, dates[0]!));
  const { oneToOnes } = body as { oneToOnes: { id: string; referral: string }[] };
  const { id } = oneToOnes.find(({ referral }) => referral === 'R1')!;
  on('2026-12-10');
  await post(`/v1/groups/G1/one-to-ones/${id}/attendance`, { outcome: 'unacceptable-absence' });
  const members = [{ referral: 'R1', outcome: 'attended-complied' }];
  for (const session of ['G1-2', 'G1-3'])
    expect((await post(`/v1/groups/G1/sessions/${session}/attendance`, { members })).status).toBe(200);
  await post('/v1/groups/G1/members/R1/leave', { reason: 'Ill', to: 'waiting' });

  // It begins after the one morning on which R1 is free for a one-to-one.
  const again = await open({
    ...fitting,
    id: 'G2',
    startsOn: '2027-01-05',
    referrals: ['R1', 'R5', 'R6', 'R7'],
  });
  expect(again).toMatchObject({
    status: 201,
    body: { notices: [{ code: 'arrange', sentence: expect.stringMatching(/: X100001 1 and 6$/) }] },
  });
  expect(sentencesOf(await post('/v1/groups/G2/one-to-ones', own(1, dates[1]!)))).toEqual([]);
  expect((await get('/v1/groups/G2/members')).body).toMatchObject({
    content: [{ referral: 'R1', progress: { planned: [1, 4, 5], missed: [], notPlanned: [6] } }, {}, {}, {}],
  });
});
