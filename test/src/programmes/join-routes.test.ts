import { describe, expect, it } from 'vitest';
import { referralById } from '../../../db/referrals.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type GivenLife, givenLife, rulesOf, sentencesOf, shortProgramme } from '../../given/group-life.ts';
import { allKept } from '../../given/kept.ts';

const four = ['R1', 'R2', 'R3', 'R4'];
const complied = 'attended-complied';

/** Records that members came: to a group session, or to their first one-to-one. */
async function attended(life: GivenLife, session: string, referrals: readonly string[], group = 'G1') {
  await life.post(`/v1/groups/${group}/sessions/${session}/attendance`, {
    members: referrals.map((referral) => ({ referral, outcome: complied })),
  });
}
async function firstOneToOnes(life: GivenLife, referrals: readonly string[], group = 'G1') {
  const { oneToOnes } = (await life.get(`/v1/groups/${group}`)).body as {
    oneToOnes: { id: string; referral: string; number: number }[];
  };
  for (const { id, referral, number } of oneToOnes)
    if (number === 1 && referrals.includes(referral))
      await life.post(`/v1/groups/${group}/one-to-ones/${id}/attendance`, { outcome: complied });
}
async function sessionsOf({ get }: GivenLife, crn: string): Promise<string[]> {
  const { content } = (await get(`/v1/people/${crn}/programme-sessions`)).body as {
    content: { number: number; date: string; group: string; status: string }[];
  };
  return content
    .filter(({ status }) => status !== 'cancelled')
    .map(({ number, date, group }) => `${number} ${date.slice(5)} ${group}`);
}

describe('Joiners of a group that has not begun', () => {
  const begun = async (told: Parameters<typeof givenLife>[0] = {}) => {
    const life = await givenLife({ people: 6, ...told });
    await life.open({ referrals: four });
    return life;
  };

  it('are those who wait and whom no rule keeps out, whoever must finish first before the others', async () => {
    const { get } = await begun({
      people: 8,
      tell: ({ region }) => {
        region.rows.referrals[5]!.mustFinishBy = '2027-03-01';
        region.onlyFree('X100007', [2, '17:00', '21:00']).keepApart('X100001', 'X100008');
      },
    });
    const offers = (await get('/v1/groups/G1/offers')).body as { joiners: { sentence: string }[] };
    expect(offers).toMatchObject({
      seatsLeft: 8,
      joiners: [
        { referral: 'R6', joinsAtSession: 2, joinsOn: '2026-12-04', sessions: 6, finishesOn: '2026-12-18' },
        { referral: 'R5', mustFinishBy: '2027-09-13' },
      ],
      merges: [],
    });
    expect(offers.joiners[0]!.sentence).toMatch(
      /^X100006 could join at session 2, begin on 4 December 2026 and finish on 18 December 2026: 6 sessions, \d+ minutes away$/,
    );
  });

  it('join in one piece, with one-to-ones of their own', async () => {
    const life = await begun();
    const answer = await life.post('/v1/groups/G1/join', { referral: 'R5' });
    expect(answer).toMatchObject({ status: 200, body: { size: { members: 5 } } });
    expect(await sessionsOf(life, 'X100005')).toEqual([
      '1 12-04 G1',
      '2 12-08 G1',
      '3 12-10 G1',
      '4 12-15 G1',
      '5 12-17 G1',
      '6 12-18 G1',
    ]);
    expect(await referralById(life.db, 'R5')).toMatchObject({
      state: 'placed',
      history: [{ state: 'waiting' }, { state: 'placed', reason: 'group G1' }],
    });
  });

  it('are refused by any rule of those in a group, and by seats', async () => {
    const { post, db } = await begun({
      tell: ({ region }) => {
        region.rows.rooms[0]!.seats = 4;
        region.keepApart('X100001', 'X100005');
      },
    });
    const before = allKept(db);
    const answer = await post('/v1/groups/G1/join', { referral: 'R5' });
    expect(rulesOf(answer)).toEqual(['size', 'keep-apart']);
    expect(sentencesOf(answer)).toEqual([
      'the group would have 5 people: at most 4',
      'X100005 must be kept apart from X100001, who would be there too',
    ]);
    expect(rulesOf(await post('/v1/groups/G1/join', { referral: 'R1' }))).toContain('state');
    expect(allKept(db)).toEqual(before);
    expectFaultsAt(await post('/v1/groups/G1/join', { referral: 'R99' }), 'referral');
    expectProblem(await post('/v1/groups/G9/join', { referral: 'R5' }), 404);
  });

  it('leave nothing half-written if joining fails in the middle', async () => {
    const { post, db } = await begun();
    db.$client.exec(
      "create trigger torn before insert on one_to_ones begin select raise(abort, 'the disk is gone'); end",
    );
    const before = allKept(db);
    expect((await post('/v1/groups/G1/join', { referral: 'R5' })).status).toBe(500);
    expect(allKept(db)).toEqual(before);
  });
});

describe('A fixed group that runs', () => {
  const running = async () => {
    const life = await givenLife({ people: 5 });
    await life.open({ referrals: four });
    life.on('2026-12-09');
    await firstOneToOnes(life, four);
    await attended(life, 'G1-2', four);
    return life;
  };

  it('takes nobody who would miss a session', async () => {
    const { get, post } = await running();
    expect((await get('/v1/groups/G1/offers')).body).toMatchObject({ joiners: [] });
    const answer = await post('/v1/groups/G1/join', { referral: 'R5' });
    expect(rulesOf(answer)).toEqual(['misses']);
    expect(sentencesOf(answer)).toEqual([
      'X100005 would miss session 2: the next is session 3 on 2026-12-10',
    ]);
  });

  it('takes back whoever stopped, at the same point', async () => {
    const life = await running();
    await life.post('/v1/groups/G1/members/R1/leave', { reason: 'Ill', to: 'waiting' });
    expect((await life.get('/v1/groups/G1/offers')).body).toMatchObject({
      joiners: [{ referral: 'R1', joinsAtSession: 3, joinsOn: '2026-12-10', sessions: 4 }],
    });
    expect((await life.post('/v1/groups/G1/join', { referral: 'R1' })).status).toBe(200);
    expect((await life.get('/v1/groups/G1/members')).body).toMatchObject({
      content: [
        { referral: 'R1', leftOn: null, progress: { done: [1, 2], planned: [3, 4, 5, 6] } },
        {},
        {},
        {},
      ],
    });
  });

  it('does not take them back after twelve weeks: they begin anew', async () => {
    const life = await running();
    await life.post('/v1/groups/G1/members/R1/leave', { reason: 'Ill', to: 'waiting' });
    // Twelve weeks after 9 December is 3 March.
    life.db.$client.exec("update group_sessions set date = '2027-03-11' where id = 'G1-3'");
    life.on('2027-03-04');
    expect(rulesOf(await life.post('/v1/groups/G1/join', { referral: 'R1' }))).toEqual(['rejoin']);
  });

  it('takes nobody once it is over, or closed', async () => {
    const { on, post, get } = await running();
    on('2026-12-18');
    expect(rulesOf(await post('/v1/groups/G1/join', { referral: 'R5' }))).toEqual(['nothing-left']);
    await post('/v1/groups/G1/close', { reason: 'Flood', members: 'waiting' });
    expectProblem(await post('/v1/groups/G1/join', { referral: 'R5' }), 409, { rule: 'not-open' });
    expectProblem(await get('/v1/groups/G1/offers'), 409, { rule: 'not-open' });
    expectProblem(await get('/v1/groups/G9/offers'), 404);
  });
});

describe('A rolling group', () => {
  const short = shortProgramme();
  const phases = ['pre-group', 'core', 'core', 'core', 'core', 'review'] as const;
  const rolling = shortProgramme({
    delivery: 'rolling',
    entryPoints: [1, 4],
    sessions: short.sessions.map((session, i) => ({ ...session, phase: phases[i]! })),
  });

  it('takes joiners at its next entry point, and goes on for what they have missed', async () => {
    const life = await givenLife({ template: rolling, people: 6 });
    await life.open({ referrals: four });
    life.on('2026-12-09');
    expect((await life.get('/v1/groups/G1/offers')).body).toMatchObject({
      joiners: [
        { referral: 'R5', joinsAtSession: 4, joinsOn: '2026-12-11', finishesOn: '2027-01-08' },
        { referral: 'R6' },
      ],
    });
    expect((await life.post('/v1/groups/G1/join', { referral: 'R5' })).status).toBe(200);
    // The next round is on the slots after the first; Christmas and New Year's Day are Fridays.
    expect(await sessionsOf(life, 'X100005')).toEqual([
      '1 12-11 G1',
      '4 12-15 G1',
      '5 12-17 G1',
      '2 12-22 G1',
      '3 12-24 G1',
      '6 01-08 G1',
    ]);
    // Those of the first round have each number once.
    expect(await sessionsOf(life, 'X100001')).toHaveLength(6);
    expect((await life.get('/v1/groups/G1/members')).body).toMatchObject({
      content: [
        {},
        {},
        {},
        {},
        { referral: 'R5', joinedAtSession: 4, joinedOn: '2026-12-15', progress: { notPlanned: [] } },
      ],
    });
    // The next joiner needs no further round.
    await life.post('/v1/groups/G1/join', { referral: 'R6' });
    expect((await life.get('/v1/groups/G1')).body).toMatchObject({
      sessions: [
        { number: 2 },
        { number: 3 },
        { number: 4 },
        { number: 5 },
        { id: 'G1-2-2' },
        { id: 'G1-3-2' },
      ],
    });
  });

  it('moves a session within its round only', async () => {
    const life = await givenLife({ template: rolling, people: 5 });
    await life.open({ referrals: four });
    life.on('2026-12-09');
    await life.post('/v1/groups/G1/join', { referral: 'R5' });
    const move = (session: string, date: string) =>
      life.post(`/v1/groups/G1/sessions/${session}/reschedule`, { date, from: '18:00', follow: true });
    expect(sentencesOf(await move('G1-5', '2026-12-29'))).toEqual([
      'session 5 would move the end of this round to 2026-12-29, and the next begins on 2026-12-22',
    ]);
    expect((await move('G1-3-2', '2026-12-29')).body).toMatchObject({
      sessions: [{ id: 'G1-3-2', new: { date: '2026-12-29' } }],
    });
  });

  it('has no entry point once none is planned', async () => {
    const life = await givenLife({ template: rolling, people: 5 });
    await life.open({ referrals: four });
    life.on('2026-12-16');
    expect(rulesOf(await life.post('/v1/groups/G1/join', { referral: 'R5' }))).toEqual(['entry-point']);
  });
});

describe('A merge', () => {
  /** G1 is at its second session, G2 begins a week later elsewhere with other facilitators; R1 has left G1. */
  const two = async (told: Parameters<typeof givenLife>[0] = {}) => {
    const life = await givenLife({
      people: 8,
      ...told,
      tell: (programmes) => {
        for (const id of ['F3', 'F4']) programmes.facilitator(id, { programmes: ['SHORT'] });
        programmes.venue('V2');
        told?.tell?.(programmes);
      },
    });
    await life.open({ referrals: four });
    const second = {
      id: 'G2',
      venue: 'V2',
      facilitators: ['F3', 'F4'],
      referrals: ['R5', 'R6', 'R7', 'R8'],
      startsOn: '2026-12-08',
    };
    expect((await life.open(second)).status).toBe(201);
    life.on('2026-12-09');
    await firstOneToOnes(life, four);
    await attended(life, 'G1-2', four);
    await life.post('/v1/groups/G1/members/R1/leave', { reason: 'Work', to: 'withdrawn' });
    return life;
  };

  it('is offered with a group at the same or an earlier session, and takes all members in at their own point', async () => {
    const life = await two();
    expect((await life.get('/v1/groups/G1/offers')).body).toMatchObject({
      merges: [
        {
          group: 'G2',
          members: 3,
          size: 7,
          joinsOn: '2026-12-17',
          // Of six places on Friday 8 January G2 has four: one of the three waits a week.
          finishesOn: '2027-01-15',
          sentence:
            'Group G2 could take 3 people in from 17 December 2026, be 7 then, and finish them by 15 January 2027: nobody misses a session',
        },
      ],
    });
    const answer = await life.post('/v1/groups/G1/merge', { into: 'G2' });
    expect(answer).toMatchObject({ status: 200, body: { id: 'G2', size: { members: 7 } } });
    expect(await sessionsOf(life, 'X100003')).toEqual([
      '1 12-04 G1',
      '2 12-08 G1',
      '3 12-17 G2',
      '4 12-22 G2',
      '5 12-24 G2',
      '6 01-08 G2',
    ]);
    expect((await life.get('/v1/groups/G1')).body).toMatchObject({
      state: 'closed',
      members: [],
      history: [{}, { state: 'closed', reason: 'merged into group G2' }],
    });
    // Whoever has begun goes on.
    expect(await referralById(life.db, 'R2')).toMatchObject({ state: 'started' });
    expect((await life.get('/v1/groups/G2/members')).body).toMatchObject({
      content: [
        { referral: 'R2', progress: { done: [1, 2], planned: [3, 4, 5, 6], inTime: true } },
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  it('is not offered with one that is further on, and refused', async () => {
    const life = await two();
    expect((await life.get('/v1/groups/G2/offers')).body).toMatchObject({ merges: [] });
    const before = allKept(life.db);
    const answer = await life.post('/v1/groups/G2/merge', { into: 'G1' });
    expect(rulesOf(answer)).toEqual(['misses']);
    expect(sentencesOf(answer)).toHaveLength(4);
    expect(allKept(life.db)).toEqual(before);
  });

  it('is refused where it has no seats, with itself, a group that is not there or not open, or nobody', async () => {
    const life = await two({
      tell: ({ region }) => {
        region.rows.rooms[1]!.seats = 6;
      },
    });
    const merge = (into: string, from = 'G1') => life.post(`/v1/groups/${from}/merge`, { into });
    expect(rulesOf(await merge('G2'))).toEqual(['size']);
    expectProblem(await merge('G1'), 409, { rule: 'itself' });
    expectFaultsAt(await merge('G9'), 'into');
    expectProblem(await merge('G1', 'G9'), 404);
    for (const referral of ['R2', 'R3', 'R4'])
      await life.post(`/v1/groups/G1/members/${referral}/leave`, { reason: 'Work', to: 'waiting' });
    expectProblem(await merge('G2'), 409, { rule: 'nobody' });
    life.db.$client.exec("update groups set programme = 'OTHER' where id = 'G1'");
    expectProblem(await merge('G2'), 409, { rule: 'programme' });
    await life.post('/v1/groups/G2/close', { reason: 'Flood', members: 'waiting' });
    expectProblem(await merge('G2'), 409, { rule: 'not-open' });
  });

  it('leaves nothing half-written if it fails in the middle', async () => {
    const life = await two();
    life.db.$client.exec(`
      create trigger torn before insert on group_state_changes when new.state = 'closed'
      begin select raise(abort, 'the disk is gone'); end`);
    const before = allKept(life.db);
    expect((await life.post('/v1/groups/G1/merge', { into: 'G2' })).status).toBe(500);
    expect(allKept(life.db)).toEqual(before);
  });
});
