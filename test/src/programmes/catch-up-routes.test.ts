import { describe, expect, it } from 'vitest';
import { addDays } from '../../../solver/calendar.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenLife, rulesOf, sentencesOf } from '../../given/group-life.ts';
import { allKept } from '../../given/kept.ts';

/** Wednesday 9 December: R1 and R2 missed the group of the 8th. Module 2 begins on the 15th. */
async function missed(told: Parameters<typeof givenLife>[0] = {}) {
  const life = await givenLife(told);
  await life.open();
  life.on('2026-12-09');
  const absent = { outcome: 'unacceptable-absence' };
  await life.post('/v1/groups/G1/sessions/G1-2/attendance', {
    members: [
      { referral: 'R1', ...absent },
      { referral: 'R2', ...absent },
      { referral: 'R3', outcome: 'attended-complied' },
    ],
  });
  const book = (change: object = {}, session = 'G1-2') =>
    life.post(`/v1/groups/G1/sessions/${session}/catch-ups`, {
      referrals: ['R1', 'R2'],
      date: '2026-12-11',
      from: '09:30',
      ...change,
    });
  return { ...life, book };
}

describe('A catch-up', () => {
  it('makes up for a missed session, for one or more members, as long as that was', async () => {
    const { book, get, post, on } = await missed();
    const answer = await book();
    expect(answer.status).toBe(201);
    expect((answer.body as { sessions: object[] }).sessions).toContainEqual({
      id: 'G1-catch-up-1',
      number: 2,
      module: 'Module 1',
      phase: 'core',
      date: '2026-12-11',
      from: '09:30',
      to: '11:30',
      venue: 'V1',
      room: 'room',
      status: 'planned',
      catchUpFor: 'G1-2',
      facilitators: ['F1'],
      referrals: ['R1', 'R2'],
    });
    const ids = async (crn: string) =>
      ((await get(`/v1/people/${crn}/programme-sessions`)).body as { content: { id: string }[] }).content.map(
        ({ id }) => id,
      );
    expect(await ids('X100001')).toContain('G1-catch-up-1');
    // It is nobody else's.
    expect(await ids('X100003')).not.toContain('G1-catch-up-1');
    on('2026-12-11');
    const attended = {
      members: [
        { referral: 'R1', outcome: 'attended-complied' },
        { referral: 'R3', outcome: 'attended-complied' },
      ],
    };
    expect((await post('/v1/groups/G1/sessions/G1-catch-up-1/attendance', attended)).body).toMatchObject({
      content: [{ recorded: { state: 'started' } }, { refused: { rule: 'not-theirs' } }],
    });
    expect((await get('/v1/groups/G1/members')).body).toMatchObject({
      content: [{ progress: { done: [2], missed: [], catchUps: 1 } }, {}, {}, {}],
    });
  });

  it('has its times told: individual slots from today until the next module', async () => {
    const { get } = await missed();
    const address = '/v1/groups/G1/sessions/G1-2/catch-up-times';
    expect((await get(`${address}?referral=R1`)).body).toEqual({
      from: '2026-12-09',
      until: '2026-12-14',
      untilBecause: 'next-module',
      times: [{ date: '2026-12-11', from: '09:30', to: '11:30' }],
    });
    expectProblem(await get(`${address}?referral=R9`), 404);
    expectProblem(await get('/v1/groups/G1/sessions/G1-9/catch-up-times?referral=R1'), 404);
  });

  it('of a one-to-one is another one-to-one', async () => {
    const { get, post } = await missed();
    const { oneToOnes } = (await get('/v1/groups/G1')).body as {
      oneToOnes: { id: string; referral: string }[];
    };
    const { id } = oneToOnes.find(({ referral }) => referral === 'R3')!;
    const address = `/v1/groups/G1/one-to-ones/${id}`;
    const time = { date: '2026-12-11', from: '11:30' };
    expect(rulesOf(await post(`${address}/catch-ups`, time))).toEqual(['not-missed']);
    await post(`${address}/attendance`, { outcome: 'acceptable-absence' });
    expect((await get(`${address}/catch-up-times`)).body).toMatchObject({
      from: '2026-12-09',
      until: '2026-12-14',
      times: expect.arrayContaining([{ date: '2026-12-11', from: '11:30', to: '12:30' }]),
    });
    expectProblem(await get('/v1/groups/G1/one-to-ones/none/catch-up-times'), 404);
    const answer = await post(`${address}/catch-ups`, time);
    expect((answer.body as { oneToOnes: object[] }).oneToOnes).toContainEqual(
      expect.objectContaining({
        referral: 'R3',
        number: 1,
        ...time,
        to: '12:30',
        catchUpFor: id,
        facilitator: 'F1',
      }),
    );
    expectProblem(await post('/v1/groups/G1/one-to-ones/none/catch-ups', time), 404);
    expectProblem(await post(`/v1/groups/G9/one-to-ones/${id}/catch-ups`, time), 404);
  });
});

describe('A catch-up is refused', () => {
  const refusedBy = async (
    rule: string,
    change: object,
    told: Parameters<typeof givenLife>[0] = {},
    session = 'G1-2',
  ) => {
    const { book, db } = await missed(told);
    const before = allKept(db);
    const answer = await book(change, session);
    expect(rulesOf(answer)).toEqual([rule]);
    expect(allKept(db)).toEqual(before);
    return sentencesOf(answer)[0];
  };

  const sentencesFor = async (change: object) => sentencesOf(await (await missed()).book(change));

  it('by the deadline: the next module, or the days of the template', async () => {
    expect(await sentencesFor({ date: '2026-12-18' })).toContain(
      'X100001: session 2 cannot be caught up on 2026-12-18: it must be before the next module begins, by 2026-12-14',
    );
    expect(await sentencesFor({ date: '2026-12-08', from: '17:00' })).toContain(
      'X100001: session 2 cannot be caught up on 2026-12-08: that is before 2026-12-09',
    );
  });

  it('by the cap, once that many are attended or booked', async () => {
    const { book, post, on } = await missed();
    await book();
    on('2026-12-11');
    await post('/v1/groups/G1/sessions/G1-3/attendance', {
      members: [{ referral: 'R1', outcome: 'acceptable-absence' }],
    });
    const answer = await book({ referrals: ['R1'], date: '2026-12-11', from: '11:30' }, 'G1-3');
    expect(rulesOf(answer)).toContain('cap');
    expect(sentencesOf(answer)[0]).toBe(
      'X100001: session 3 cannot be caught up: 1 of at most 1 catch-ups are used',
    );
  });

  it('on a day of another of their sessions, and where the venue is closed', async () => {
    expect(await sentencesFor({ date: '2026-12-10', from: '18:00' })).toContain(
      'X100001: session 2 cannot be caught up on 2026-12-10: they have another session on that day',
    );
    expect(
      await refusedBy(
        'closed',
        {},
        { tell: (p) => p.closure('V1', { fromDate: '2026-12-11', toDate: '2026-12-11', reason: 'Flood' }) },
      ),
    ).toMatch(/: Flood$/);
  });

  it('where somebody is not free, or the room or whoever holds it', async () => {
    expect(
      await refusedBy(
        'busy',
        {},
        {
          tell: (p) =>
            p.region.commitment('X100002', '2026-12-11', { from: '10:00', to: '11:00', kind: 'court' }),
        },
      ),
    ).toBe('X100002 has another commitment at the time of session 2 on 2026-12-11');
    expect(await refusedBy('available', { from: '14:00' })).toMatch(/^X100001 is not free for session 2/);
    expect(
      await refusedBy(
        'facilitator',
        { facilitators: ['F3'] },
        {
          tell: (p) =>
            p
              .facilitator('F3', { programmes: ['SHORT'] })
              .leave('F3', { fromDate: '2026-12-11', toDate: '2026-12-11' }),
        },
      ),
    ).toBe('F3 is on leave');
    expect(
      await refusedBy(
        'facilitator',
        { facilitators: ['F3'] },
        { tell: (p) => p.facilitator('F3', { programmes: ['TSP'] }) },
      ),
    ).toBe('F3 is not trained for SHORT');
    const { book } = await missed({ people: 4 });
    await book({ referrals: ['R1'] });
    const sameRoom = await book({ referrals: ['R2'] });
    expect(sentencesOf(sameRoom)).toEqual(['room has a session of group G1 then']);
  });

  it('for those who have not missed it, have a catch-up already, or are not in the group', async () => {
    expect(await refusedBy('not-missed', { referrals: ['R3'] })).toBe(
      'X100003 has not missed session 2: an absence must be recorded first',
    );
    expect(await refusedBy('not-member', { referrals: ['R9'] })).toBe('R9 is not in the group');
    const { book } = await missed();
    await book({ referrals: ['R1'] });
    expect(sentencesOf(await book({ referrals: ['R1'], from: '11:00' }))[0]).toBe(
      'X100001 has a catch-up for session 2 on 2026-12-11 already',
    );
  });

  it('of a session, a room or a facilitator that is not there, and of a group that is not open', async () => {
    const { book, db } = await missed();
    expectProblem(await book({}, 'G1-9'), 404);
    expectFaultsAt(await book({ room: 'attic', facilitators: ['F9'] }), 'room', 'facilitators[0]');
    db.$client.exec("update groups set state = 'closed'");
    expectProblem(await book(), 409, { rule: 'not-open' });
  });
});

it('A catch-up in a second group is placed by the modules of that group, not of the one before', async () => {
  const { open, post, get, on } = await givenLife({ people: 7 });
  await open({ referrals: ['R1', 'R2', 'R3', 'R4'] });
  // R1 was in module 2 of the first group already.
  on('2026-12-15');
  const members = [{ referral: 'R1', outcome: 'attended-complied' }];
  await post('/v1/groups/G1/sessions/G1-4/attendance', { members });
  await post('/v1/groups/G1/members/R1/leave', { reason: 'Ill', to: 'waiting' });
  await open({ id: 'G2', startsOn: '2027-01-05', referrals: ['R1', 'R5', 'R6', 'R7'] });
  const { sessions } = (await get('/v1/groups/G2')).body as { sessions: { number: number; date: string }[] };
  const dateOf = (number: number) => sessions.find((one) => one.number === number)!.date;
  on(dateOf(2));
  await post('/v1/groups/G2/sessions/G2-2/attendance', {
    members: [{ referral: 'R1', outcome: 'unacceptable-absence' }],
  });
  const times = (await get('/v1/groups/G2/sessions/G2-2/catch-up-times?referral=R1')).body;
  expect(times).toMatchObject({ from: addDays(dateOf(2), 1), untilBecause: 'next-module' });
  expect(addDays((times as { until: string }).until, 1)).toBe(dateOf(4));
});
