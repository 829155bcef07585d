import { describe, expect, it } from 'vitest';
import { venueClosures } from '../../../db/schema.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenLife, rulesOf, sentencesOf } from '../../given/group-life.ts';
import { allKept } from '../../given/kept.ts';

/** Groups on 8, 10, 15 and 17 December, one-to-ones on the 4th and the 18th. */
async function planned(told: Parameters<typeof givenLife>[0] = {}) {
  const life = await givenLife(told);
  expect((await life.open()).status).toBe(201);
  const move = (number: number, change: object = {}) =>
    life.post(`/v1/groups/G1/sessions/G1-${number}/reschedule`, { from: '18:00', follow: false, ...change });
  const days = async () => {
    const { sessions } = (await life.get('/v1/groups/G1')).body as { sessions: { date: string }[] };
    return sessions.map(({ date }) => date.slice(5));
  };
  return { ...life, move, days };
}

describe('A session that moves', () => {
  it('takes later ones with it in order if asked, and one-to-ones that must; old and new side by side', async () => {
    const { move, days, get } = await planned();
    const answer = await move(4, { date: '2026-12-17', follow: true });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        sessions: [
          {
            id: 'G1-4',
            number: 4,
            old: { date: '2026-12-15', from: '18:00', to: '20:00' },
            new: { date: '2026-12-17', from: '18:00', to: '20:00' },
            facilitators: ['F1', 'F2'],
            sentence: 'Session 4 moves from 15 December 2026, 18:00 to 17 December 2026, 18:00',
          },
          { number: 5, old: { date: '2026-12-17' }, new: { date: '2026-12-22' } },
        ],
        late: [],
        written: true,
        // Christmas Day and New Year's Day are Fridays.
        finishesOn: '2027-01-08',
      },
    });
    const { oneToOnes } = answer.body as { oneToOnes: { crn: string; new: { date: string } }[] };
    expect(oneToOnes.map(({ crn, new: time }) => [crn, time.date])).toEqual(
      ['X100001', 'X100002', 'X100003', 'X100004'].map((crn) => [crn, '2027-01-08']),
    );
    expect(await days()).toEqual(['12-08', '12-10', '12-17', '12-22']);
    expect((await get('/v1/groups/G1')).body).toMatchObject({ finishesOn: '2027-01-08' });
  });

  it('moves nothing in a dry run', async () => {
    const { move, db } = await planned();
    const before = allKept(db);
    expect((await move(4, { date: '2026-12-17', follow: true, dryRun: true })).body).toMatchObject({
      written: false,
      sessions: [{}, { new: { date: '2026-12-22' } }],
    });
    expect(allKept(db)).toEqual(before);
  });

  it('leaves the others where they are if not asked, where they may stay', async () => {
    const { move, days } = await planned({
      tell: ({ region }) => {
        for (let n = 1; n <= 4; n += 1)
          region.rows.availability.push({
            crn: `X10000${n}`,
            weekday: 3,
            from: '17:00',
            to: '21:00',
            fromDate: '2026-01-01',
            untilDate: null,
          });
      },
    });
    expect((await move(4, { date: '2026-12-16' })).body).toMatchObject({
      sessions: [{ number: 4, new: { date: '2026-12-16' } }],
      oneToOnes: [],
    });
    expect(await days()).toEqual(['12-08', '12-10', '12-16', '12-17']);
  });

  it('names who would then finish too late, and moves all the same', async () => {
    const { move } = await planned({
      tell: ({ region }) => {
        region.rows.referrals[1]!.mustFinishBy = '2027-01-02';
      },
    });
    expect(await move(5, { date: '2026-12-22' })).toMatchObject({
      status: 200,
      body: {
        late: [
          {
            crn: 'X100002',
            sentence: 'X100002 must finish by 2 January 2027 and would finish on 8 January 2027',
          },
        ],
      },
    });
  });

  it('is given to others of the group where whoever held it cannot', async () => {
    const { move } = await planned({
      tell: (p) =>
        p
          .facilitator('F3', { programmes: ['SHORT'] })
          .leave('F1', { fromDate: '2026-12-22', toDate: '2026-12-24' }),
    });
    expect(rulesOf(await move(5, { date: '2026-12-22' }))).toEqual(['facilitator']);
    const three = await givenLife({
      tell: (p) =>
        p
          .facilitator('F3', { programmes: ['SHORT'] })
          .leave('F1', { fromDate: '2026-12-22', toDate: '2026-12-24' }),
    });
    await three.open({ facilitators: ['F1', 'F2', 'F3'] });
    const moved = await three.post('/v1/groups/G1/sessions/G1-5/reschedule', {
      date: '2026-12-22',
      from: '18:00',
      follow: false,
    });
    expect(moved.body).toMatchObject({ sessions: [{ facilitators: ['F2', 'F3'] }] });
  });
});

describe('A session does not move', () => {
  const refusedBy = async (
    rule: string,
    number: number,
    change: object,
    told: Parameters<typeof planned>[0] = {},
    day = '2026-11-30',
  ) => {
    const { move, db, on } = await planned(told);
    on(day);
    const before = allKept(db);
    const answer = await move(number, change);
    expect(rulesOf(answer)).toEqual([rule]);
    expect(allKept(db)).toEqual(before);
    return sentencesOf(answer);
  };

  it('against the order, unless later ones follow', async () => {
    expect(await refusedBy('apart', 4, { date: '2026-12-17' })).toEqual([
      'session 5 would be on the same day as session 4: let later sessions follow',
    ]);
    expect(await refusedBy('order', 4, { date: '2026-12-22' })).toEqual([
      'session 5 would come before session 4: let later sessions follow',
    ]);
  });

  it('once it is past or held, nor into the past', async () => {
    expect(await refusedBy('past', 2, { date: '2026-12-22' }, {}, '2026-12-09')).toEqual([
      'session 2 has been held: it cannot move',
    ]);
    expect(await refusedBy('past', 4, { date: '2026-12-08' }, {}, '2026-12-09')).toEqual([
      'session 4 cannot be on 2026-12-08: that day is past',
    ]);
  });

  it('onto a closed day or a bank holiday', async () => {
    expect(
      await refusedBy(
        'closed',
        5,
        { date: '2026-12-22' },
        {
          tell: (p) => p.closure('V1', { fromDate: '2026-12-21', toDate: '2026-12-23', reason: 'Flood' }),
        },
      ),
    ).toEqual(['session 5 cannot be on 2026-12-22: Flood']);
    expect(await refusedBy('closed', 5, { date: '2026-12-28' })).toEqual([
      'session 5 cannot be on 2026-12-28: bank holiday',
    ]);
  });

  it('where members are not free, each named', async () => {
    expect(await refusedBy('available', 5, { date: '2026-12-21' })).toHaveLength(4);
    expect(
      await refusedBy(
        'busy',
        5,
        { date: '2026-12-22' },
        {
          tell: (p) =>
            p.region
              .commitment('X100002', '2026-12-22', { from: '19:00', to: '20:00' })
              .commitment('X100004', '2026-12-22', { from: '18:00', to: '18:30' }),
        },
      ),
    ).toEqual([
      'X100002 has another commitment at the time of session 5 on 2026-12-22',
      'X100004 has another commitment at the time of session 5 on 2026-12-22',
    ]);
  });

  it('where the room is taken', async () => {
    const { db, move } = await planned();
    db.$client.exec(`
      insert into groups (id, programme, venue, room, sex, delivery, pattern, state, starts_on)
      values ('G2', 'SHORT', 'V1', 'room', 'male', 'fixed', 'evenings', 'open', '2026-12-22');
      insert into group_sessions (id, "group", number, date, from_time, to_time, venue, room, status)
      values ('G2-2', 'G2', 2, '2026-12-22', '19:00', '21:00', 'V1', 'room', 'planned')`);
    const answer = await move(5, { date: '2026-12-22' });
    expect(sentencesOf(answer)).toEqual([
      'room of V1 has a session of group G2, at the time of session 5 on 2026-12-22',
    ]);
  });

  it('if it makes up for another, is not there, or its group is not open', async () => {
    const { move, post, db, on } = await planned();
    on('2026-12-09');
    await post('/v1/groups/G1/sessions/G1-2/attendance', {
      members: [{ referral: 'R1', outcome: 'acceptable-absence' }],
    });
    await post('/v1/groups/G1/sessions/G1-2/catch-ups', {
      referrals: ['R1'],
      date: '2026-12-11',
      from: '09:30',
    });
    const time = { date: '2026-12-18', from: '09:30', follow: false };
    expectProblem(await post('/v1/groups/G1/sessions/G1-catch-up-1/reschedule', time), 409, {
      rule: 'catch-up',
    });
    // Nor does another session move onto its day: the same person would have two.
    expect(sentencesOf(await move(3, { date: '2026-12-11', from: '11:30' }))).toContain(
      'X100001 has the catch-up of session 2 on 2026-12-11, too near a session that moves',
    );
    expectProblem(await move(9, { date: '2026-12-22' }), 404);
    expectFaultsAt(await move(5, { date: 'soon', follow: 'yes' }), 'date', 'follow');
    db.$client.exec("update groups set state = 'closed'");
    expectProblem(await move(5, { date: '2026-12-22' }), 409, { rule: 'not-open' });
  });
});

describe('Trouble', () => {
  it('is what stands against sessions since they were planned, and the group says so', async () => {
    const { db, get } = await planned();
    expect((await get('/v1/groups/G1/trouble')).body).toEqual({ content: [] });
    const flood = { venue: 'V1', fromDate: '2026-12-10', toDate: '2026-12-11', reason: 'Flood' };
    db.insert(venueClosures).values(flood).run();
    db.$client.exec(`
      insert into facilitator_leave values ('F2', '2026-12-15', '2026-12-15');
      insert into commitments values ('X100003', '2026-12-17', '19:00', '20:00', 'court')`);
    expect((await get('/v1/groups/G1/trouble')).body).toMatchObject({
      content: [
        { id: 'G1-3', rule: 'closed', sentence: 'session 3 on 2026-12-10: V1 is closed: Flood' },
        { id: 'G1-4', rule: 'facilitator', sentence: 'session 4 on 2026-12-15: F2 is on leave' },
        {
          id: 'G1-5',
          rule: 'member',
          crn: 'X100003',
          sentence: 'session 5 on 2026-12-17: X100003 has another commitment then',
        },
      ],
    });
    expect((await get('/v1/groups/G1')).body).toMatchObject({
      notices: [{ code: 'trouble', sentence: expect.stringMatching(/^3 planned sessions stand against/) }],
    });
    expectProblem(await get('/v1/groups/G9/trouble'), 404);
  });
});
