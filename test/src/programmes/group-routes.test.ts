import { describe, expect, it } from 'vitest';
import { referralById } from '../../../db/referrals.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { crnOf, givenLife, manager, rulesOf, sentencesOf, shortProgramme } from '../../given/group-life.ts';
import { givenGroup } from '../../given/groups.ts';
import { allKept } from '../../given/kept.ts';

describe('A group that opens', () => {
  it('is kept in one piece: members, sessions with room and facilitators, one-to-ones, and everybody placed', async () => {
    const { open, db, get } = await givenLife();
    const answer = await open();
    expect(answer).toMatchObject({
      status: 201,
      body: {
        id: 'G1',
        state: 'open',
        // The first one-to-one, and the last.
        startsOn: '2026-12-04',
        finishesOn: '2026-12-18',
        size: { members: 4, min: 4, optimum: 8, max: 12, seats: 12 },
        members: [{ referral: 'R1', crn: 'X100001' }, {}, {}, {}],
        sessions: [
          { number: 2, date: '2026-12-08', from: '18:00', to: '20:00', room: 'room', status: 'planned' },
          { number: 3, date: '2026-12-10', facilitators: ['F1', 'F2'], module: 'Module 1' },
          { number: 4, date: '2026-12-15', module: 'Module 2' },
          { number: 5, date: '2026-12-17', referrals: null },
        ],
        notices: [],
        history: [{ state: 'open', by: manager, at: '2026-11-30T09:00:00.000Z', reason: null }],
      },
    });
    expect(answer.headers.get('location')).toBe('/v1/groups/G1');
    const { oneToOnes } = answer.body as { oneToOnes: Record<string, unknown>[] };
    // Two each: on Friday the 4th and on Friday the 18th, two at a time with F1 and F2.
    expect(oneToOnes).toHaveLength(8);
    expect(new Set(oneToOnes.map(({ date }) => date))).toEqual(new Set(['2026-12-04', '2026-12-18']));
    const taken = oneToOnes.map(({ date, from, facilitator }) => `${date} ${from} ${facilitator}`);
    expect(new Set(taken).size).toBe(8);
    expect(await referralById(db, 'R3')).toMatchObject({
      state: 'placed',
      history: [{ state: 'waiting' }, { state: 'placed', by: manager, reason: 'group G1' }],
    });
    expect((await get('/v1/groups/G1')).body).toEqual(answer.body);
  });

  it('makes up its id unless told, and refuses one that stands', async () => {
    const { open } = await givenLife({ people: 8 });
    const first = await open({ id: undefined, referrals: ['R1', 'R2', 'R3', 'R4'] });
    expect(first.body).toMatchObject({ id: 'G000001' });
    expectProblem(await open({ id: 'G000001' }), 409, { rule: 'already-kept' });
  });

  it('is told in lists and tables', async () => {
    const { open, get } = await givenLife();
    await open();
    expect((await get('/v1/groups?state=open&region=london')).body).toMatchObject({
      content: [{ id: 'G1', programme: 'SHORT' }],
      page: { totalElements: 1 },
    });
    expect((await get('/v1/groups?programme=TSP')).body).toMatchObject({ content: [] });
    const table = ((await get('/v1/groups?format=csv')).body as string).split('\n');
    expect(table[0]).toBe('id,programme,venue,room,sex,delivery,pattern,state,startsOn');
    const sessions = ((await get('/v1/groups/G1/sessions?format=csv')).body as string).trim().split('\n');
    // A header, four group sessions and eight one-to-ones.
    expect(sessions).toHaveLength(13);
    expect((await get('/v1/groups/G1/sessions')).body).toMatchObject({
      sessions: [{ number: 2 }, {}, {}, {}],
    });
    expectProblem(await get('/v1/groups/G9'), 404);
    expectProblem(await get('/v1/groups/G9/sessions'), 404);
  });

  it('gives each member one-to-ones when they are free', async () => {
    // X100001 has court until 11:30 on the 4th: of 09:30, 10:30 and 11:30 only the last is left.
    const { open } = await givenLife({
      tell: ({ region }) =>
        region.commitment('X100001', '2026-12-04', { from: '09:00', to: '11:30', kind: 'court' }),
    });
    const { oneToOnes } = (await open()).body as { oneToOnes: Record<string, unknown>[] };
    const his = oneToOnes.filter(({ crn }) => crn === 'X100001');
    expect(his).toMatchObject([
      { number: 1, date: '2026-12-04', from: '11:30' },
      { number: 6, date: '2026-12-18' },
    ]);
  });

  it('may have two or three people by the named exception of its template', async () => {
    const three = { referrals: ['R1', 'R2', 'R3'] };
    const { open } = await givenLife();
    expect(rulesOf(await open(three))).toEqual(['size']);
    expect(rulesOf(await open({ ...three, exception: 'because' }))).toEqual(['size', 'exception']);
    expect(await open({ ...three, exception: 'after the flood' })).toMatchObject({
      status: 201,
      body: { exception: 'after the flood', notices: [] },
    });
  });
});

describe('A group that is refused', () => {
  const refusedBy = async (rule: string, told: Parameters<typeof givenLife>[0], change: object = {}) => {
    const life = await givenLife(told);
    const before = allKept(life.db);
    const answer = await life.open(change);
    expectProblem(answer, 409, { rules: [rule] });
    expect(allKept(life.db)).toEqual(before);
    return sentencesOf(answer);
  };

  it('names every rule that is broken, at once', async () => {
    const { open } = await givenLife({
      people: 3,
      tell: ({ region }) => region.onlyFree('X100002', [2, '17:00', '21:00'], [5, '09:00', '13:00']),
    });
    const answer = await open({ sex: 'female', facilitators: ['F1'] });
    expectProblem(answer, 409, {
      rule: 'size',
      rules: ['size', 'facilitators', 'sex', 'available'],
      detail:
        'The group would have 3 people: at least 4, or 2 by the exception "after the flood"; and 5 more reasons',
    });
    expect(sentencesOf(answer)).toContain('X100002 is not free for session 3 on 2026-12-10 and 1 more');
  });

  it('by state: whoever has a place does not wait any more', async () => {
    const life = await givenLife({ people: 5 });
    await life.open({ referrals: ['R1', 'R2', 'R3', 'R4'] });
    const answer = await life.open({
      id: 'G2',
      referrals: ['R1', 'R5'],
      exception: 'after the flood',
      startsOn: '2027-02-01',
    });
    expect(rulesOf(answer)).toEqual(['state']);
    expect(sentencesOf(answer)).toEqual(['X100001 does not wait any more: is placed']);
  });

  it('by eligibility, with the check that fails', async () => {
    expect(
      await refusedBy('eligible', {
        tell: (programmes) => programmes.fact('R2', 'dateOfBirth', '2010-01-01', { date: '2026-11-01' }),
      }),
    ).toEqual(['X100002 is not eligible: is under 18 on 2026-11-30']);
  });

  it('by programme, sex and the sexes of the programme', async () => {
    const other = { programme: 'OTHER' };
    const life = await givenLife({
      people: 5,
      tell: ({ region }) => {
        region.rows.people[0]!.sex = 'female';
        Object.assign(region.rows.referrals[4]!, other);
      },
    });
    expect(sentencesOf(await life.open())).toEqual([
      'X100001 cannot be in a group for men',
      'X100005 is referred to OTHER, not to SHORT',
    ]);
    expect(sentencesOf(await life.open({ sex: 'mixed', referrals: ['R1', 'R2', 'R3', 'R4'] }))).toEqual([
      'men and women do not sit in one group of SHORT',
    ]);
    const men = await givenLife({ template: shortProgramme({ sexes: ['male'] }) });
    expect(rulesOf(await men.open({ sex: 'female' }))).toEqual(['group-sex', 'sex']);
  });

  it('by dates: not ready, too late, or a start that is past', async () => {
    const referral = (change: object) => ({
      tell: ({ region }: { region: { rows: { referrals: object[] } } }) =>
        Object.assign(region.rows.referrals[0]!, change),
    });
    // The one-to-one before it waits for him, and there is no Friday between the 5th and the first group session.
    expect(sentencesOf(await (await givenLife(referral({ readyFrom: '2026-12-12' }))).open())).toEqual([
      'X100001 is ready from 2026-12-12, after session 2 on 2026-12-08 and 1 more',
      'X100001, one-to-one 1: is ready only after every time at which it could be held',
    ]);
    // For somebody who is ready on the 5th the others wait a week.
    expect(await (await givenLife(referral({ readyFrom: '2026-12-05' }))).open()).toMatchObject({
      status: 201,
      body: { sessions: [{ number: 2, date: '2026-12-15' }, {}, {}, {}] },
    });
    const life = await givenLife(referral({ mustFinishBy: '2026-12-16' }));
    expect(sentencesOf(await life.open())).toEqual([
      'X100001 must finish by 2026-12-16, before session 5 on 2026-12-17',
      'X100001, one-to-one 6: must finish before any time at which it could be held',
    ]);
    expect(await refusedBy('start', undefined, { startsOn: '2026-11-27' })).toEqual([
      'the group cannot start on 2026-11-27: that day is past',
    ]);
  });

  it('by what people have promised: commitments, unpaid work, another group', async () => {
    const evening = { from: '18:30', to: '19:00' };
    expect(
      await refusedBy('busy', {
        tell: ({ region }) => region.commitment('X100001', '2026-12-10', evening),
      }),
    ).toEqual(['X100001 has another commitment at the time of session 3 on 2026-12-10']);
    expect(
      await refusedBy('busy', {
        tell: ({ region }) =>
          region
            .requirement('X100002')
            .project('P1')
            .session('P1', '2026-12-08', { from: '12:00', to: '18:30' })
            .appointment('X100002', 'P1-2026-12-08'),
      }),
    ).toEqual(['X100002 has unpaid work at the time of session 2 on 2026-12-08']);
    const life = await givenLife({
      tell: (programmes) =>
        programmes.venue('V2').facilitator('F3').referral(crnOf(3), { id: 'R9', programme: 'TSP' }),
    });
    givenGroup(life.db, 'G9', { venue: 'V2', programme: 'TSP' }).member('R9').session('2026-12-15', {
      venue: 'V2',
      from: '19:00',
    });
    expect(sentencesOf(await life.open())).toContain(
      'X100003 has a programme session at the time of session 4 on 2026-12-15',
    );
  });

  it('by travel, need and whom to keep apart', async () => {
    expect(
      await refusedBy('travel', { tell: (programmes) => programmes.travel('X100001', 'V1', 95) }),
    ).toEqual(['X100001 would travel 95 minutes each way: at most 90']);
    expect(
      await refusedBy('need', {
        tell: ({ region }) => {
          region.rows.referrals[0]!.needs = ['step-free'];
        },
      }),
    ).toEqual(['X100001 needs what the venue does not have: step-free']);
    expect(
      await refusedBy('keep-apart', { tell: ({ region }) => region.keepApart('X100001', 'X100003') }),
    ).toEqual([
      'X100001 must be kept apart from X100003, who would be there too',
      'X100003 must be kept apart from X100001, who would be there too',
    ]);
  });

  it('by size and seats', async () => {
    expect(
      await refusedBy('size', {
        people: 13,
        tell: ({ region }) => {
          region.rows.rooms[0]!.seats = 20;
        },
      }),
    ).toEqual(['the group would have 13 people: at most 12']);
    expect(
      await refusedBy('seats', {
        tell: ({ region }) => {
          region.rows.rooms[0]!.seats = 3;
        },
      }),
    ).toEqual(['room of V1 has 3 seats for 4 people']);
  });

  it('by facilitators: not trained, of another area, too few, on leave, or elsewhere', async () => {
    expect(
      await refusedBy(
        'trained',
        { tell: (p) => p.facilitator('F3', { programmes: ['TSP'] }) },
        {
          facilitators: ['F1', 'F2', 'F3'],
        },
      ),
    ).toEqual(['F3 is not trained for SHORT']);
    expect(
      await refusedBy(
        'area',
        { tell: (p) => p.facilitator('F3', { programmes: ['SHORT'], pdus: ['camden'] }) },
        { facilitators: ['F1', 'F2', 'F3'] },
      ),
    ).toEqual(['F3 does not work in the area of V1']);
    expect(await refusedBy('facilitators', undefined, { facilitators: ['F1'] })).toEqual([
      'a group session needs 2 facilitators, and 1 are named',
    ]);
    expect(
      await refusedBy('facilitator', {
        tell: (p) => p.leave('F2', { fromDate: '2026-12-10', toDate: '2026-12-11' }),
      }),
    ).toEqual(['session 3 on 2026-12-10 needs 2 facilitators, and 1 of them is free: F2 is on leave']);
  });

  it('by the room, and by facilitators who hold another group', async () => {
    const life = await givenLife({
      people: 8,
      tell: (programmes) => {
        for (const id of ['F3', 'F4']) programmes.facilitator(id, { programmes: ['SHORT'] });
        programmes.venue('V2');
      },
    });
    await life.open({ referrals: ['R1', 'R2', 'R3', 'R4'] });
    const others = { id: 'G2', referrals: ['R5', 'R6', 'R7', 'R8'] };
    const sameRoom = await life.open({ ...others, facilitators: ['F3', 'F4'] });
    expect(rulesOf(sameRoom)).toEqual(['room']);
    expect(sentencesOf(sameRoom)[0]).toBe(
      'room of V1 has a session of group G1, at the time of session 2 on 2026-12-08',
    );
    const sameFacilitators = await life.open({ ...others, venue: 'V2' });
    expect(rulesOf(sameFacilitators)).toContain('facilitator');
    expect((await life.open({ ...others, venue: 'V2', facilitators: ['F3', 'F4'] })).status).toBe(201);
  });

  it('by a pattern that is kept for another programme, and by dates that cannot be laid out', async () => {
    expect(
      await refusedBy(
        'pattern',
        { tell: (p) => p.pattern('others', { programme: 'TSP' }) },
        { pattern: 'others' },
      ),
    ).toEqual(['the slots of others are kept for TSP']);
    const long = shortProgramme({
      sessions: shortProgramme().sessions.map((one) =>
        one.kind === 'group' ? { ...one, minutes: { min: 180, max: 180 } } : one,
      ),
    });
    expect(await refusedBy('slot-length', { template: long })).toEqual([
      'session 2 (Module 1, group) needs a group slot of 180 minutes, and there is none',
    ]);
  });

  it('by names that are not kept, each at its field', async () => {
    const { open } = await givenLife();
    expectFaultsAt(
      await open({ room: 'attic', pattern: 'noon', facilitators: ['F1', 'F8'], programme: 'NONE' }),
      'programme',
      'room',
      'pattern',
      'facilitators[1]',
    );
    expectFaultsAt(await open({ referrals: ['R1', 'R99'] }), 'referrals[1]');
    expectFaultsAt(await open({ by: 'Somebody Else', state: 'closed', sex: 'any' }), 'state', 'sex', 'by');
  });
});

describe('A proposed group', () => {
  it('reserves nothing until it is opened, and is checked again then', async () => {
    const { open, post, get, db } = await givenLife();
    const proposed = await open({ state: 'proposed' });
    expect(proposed).toMatchObject({
      status: 201,
      body: { state: 'proposed', startsOn: '2026-12-01', sessions: [], oneToOnes: [], finishesOn: null },
    });
    expect((await referralById(db, 'R1'))?.state).toBe('waiting');
    expect((await get('/v1/groups/G1/plan')).body).toMatchObject({
      sessions: [{ number: 2, date: '2026-12-08', facilitators: ['F1', 'F2'] }, {}, {}, {}],
      breaches: [],
    });
    const opened = await post('/v1/groups/G1/open');
    expect(opened).toMatchObject({
      status: 200,
      body: { state: 'open', startsOn: '2026-12-04', history: [{ state: 'proposed' }, { state: 'open' }] },
    });
    expect((await get('/v1/groups/G1')).body).toEqual(opened.body);
    expectProblem(await post('/v1/groups/G1/open'), 409, { rule: 'not-proposed' });
    expectProblem(await post('/v1/groups/G9/open'), 404);
    expectProblem(await get('/v1/groups/G1/plan'), 409, { rule: 'not-proposed' });
    expectProblem(await get('/v1/groups/G9/plan'), 404);
  });

  it('is refused where somebody has gone elsewhere since', async () => {
    const { open, post, get } = await givenLife({ people: 5 });
    await open({ state: 'proposed' });
    await open({ id: 'G2', referrals: ['R1', 'R2', 'R3', 'R4'] });
    expect(rulesOf(await post('/v1/groups/G1/open'))).toEqual(['room', 'facilitator', 'state', 'busy']);
    const { breaches } = (await get('/v1/groups/G1/plan')).body as { breaches: object[] };
    expect(breaches).toContainEqual({
      ...{ rule: 'state', crn: 'X100001', session: null, by: 1 },
      sentence: 'X100001 does not wait any more: is placed',
    });
  });
});
