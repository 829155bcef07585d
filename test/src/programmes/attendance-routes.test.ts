import { describe, expect, it } from 'vitest';
import { referralById } from '../../../db/referrals.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type GivenLife, givenLife, manager } from '../../given/group-life.ts';
import { allKept } from '../../given/kept.ts';

const all = ['R1', 'R2', 'R3', 'R4'];
const complied = 'attended-complied';

const record = ({ post }: GivenLife, session: string, outcomes: Record<string, object | string>) =>
  post(`/v1/groups/G1/sessions/${session}/attendance`, {
    members: Object.entries(outcomes).map(([referral, told]) => ({
      referral,
      ...(typeof told === 'string' ? { outcome: told } : told),
    })),
  });
const everyone = Object.fromEntries(all.map((referral) => [referral, complied]));

const opened = async () => {
  const life = await givenLife({ people: 5 });
  await life.open({ referrals: all });
  return life;
};

/** The one-to-one of a member, by its number. */
async function ownOf({ get }: GivenLife, referral: string, number: number): Promise<string> {
  const { oneToOnes } = (await get('/v1/groups/G1')).body as {
    oneToOnes: { id: string; referral: string; number: number }[];
  };
  return oneToOnes.find((own) => own.referral === referral && own.number === number)!.id;
}

describe('POST /v1/groups/{id}/sessions/{session}/attendance', () => {
  it('records all members in one call, a result each, and the session was held', async () => {
    const life = await opened();
    life.on('2026-12-08');
    const answer = await record(life, 'G1-2', {
      R1: complied,
      R2: { outcome: 'unacceptable-absence', note: 'No word from him' },
      R5: complied,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        recorded: 2,
        refused: 1,
        content: [
          {
            referral: 'R1',
            recorded: { entry: { outcome: complied, by: manager, note: null }, state: 'started' },
          },
          { referral: 'R2', recorded: { entry: { note: 'No word from him' }, state: 'placed' } },
          { referral: 'R5', recorded: null, refused: { rule: 'not-theirs' } },
        ],
      },
    });
    expect((await life.get('/v1/groups/G1')).body).toMatchObject({
      sessions: [{ id: 'G1-2', status: 'held' }, { status: 'planned' }, {}, {}],
    });
    expect(await referralById(life.db, 'R1')).toMatchObject({
      state: 'started',
      history: [{}, { state: 'placed' }, { state: 'started', by: manager }],
    });
  });

  it('is corrected by a further entry that names the one before; both stay readable', async () => {
    const life = await opened();
    life.on('2026-12-09');
    const first = await record(life, 'G1-2', { R1: complied });
    const { number } = (first.body as { content: { recorded: { entry: { number: number } } }[] }).content[0]!
      .recorded.entry;
    const again = { outcome: 'acceptable-absence' };
    expect((await record(life, 'G1-2', { R1: again })).body).toMatchObject({
      content: [{ refused: { rule: 'already-recorded' } }],
    });
    expect((await record(life, 'G1-2', { R1: { ...again, corrects: number } })).body).toMatchObject({
      recorded: 1,
    });
    // Somebody who has not seen the correction.
    expect((await record(life, 'G1-2', { R1: { ...again, corrects: number } })).body).toMatchObject({
      refused: 1,
    });
    expect((await life.get('/v1/groups/G1/sessions/G1-2/attendance')).body).toMatchObject({
      content: [{ outcome: complied }, { outcome: 'acceptable-absence' }],
    });
    expect((await life.get('/v1/groups/G1/members')).body).toMatchObject({
      content: [{ referral: 'R1', progress: { done: [], missed: [2] } }, {}, {}, {}],
    });
    expect(() => life.db.$client.exec('delete from group_attendance_entries')).toThrow(/append-only/);
  });

  it('is not recorded before the day, of a cancelled session, or of one that is not there', async () => {
    const life = await opened();
    life.on('2026-12-07');
    const before = allKept(life.db);
    expect((await record(life, 'G1-2', everyone)).body).toMatchObject({
      recorded: 0,
      content: all.map(() => ({ refused: { rule: 'not-yet' } })),
    });
    expect(allKept(life.db)).toEqual(before);
    life.db.$client.exec("update group_sessions set status = 'cancelled' where id = 'G1-2'");
    life.on('2026-12-09');
    expect((await record(life, 'G1-2', everyone)).body).toMatchObject({
      content: all.map(() => ({ refused: { rule: 'cancelled' } })),
    });
    expectProblem(await record(life, 'G1-9', everyone), 404);
    expectProblem(await life.get('/v1/groups/G1/sessions/G1-9/attendance'), 404);
    expectProblem(
      await life.post('/v1/groups/G9/sessions/G1-2/attendance', {
        members: [{ referral: 'R1', outcome: complied }],
      }),
      404,
    );
  });

  it('names what is wrong with the request', async () => {
    const life = await opened();
    expectFaultsAt(await record(life, 'G1-2', {}), 'members');
    expectFaultsAt(
      await record(life, 'G1-2', { R1: 'came', R2: { outcome: complied, note: 'bell \u0007' } }),
      'members[0].outcome',
      'members[1].note',
    );
  });
});

describe('A one-to-one', () => {
  it('is recorded by itself, and starts the programme too', async () => {
    const life = await opened();
    const own = await ownOf(life, 'R3', 1);
    const address = `/v1/groups/G1/one-to-ones/${own}/attendance`;
    expectProblem(await life.post(address, { outcome: complied }), 409, { rule: 'not-yet' });
    life.on('2026-12-04');
    expect(await life.post(address, { outcome: complied })).toMatchObject({
      status: 200,
      body: { entry: { referral: 'R3', oneToOne: own, session: null }, state: 'started' },
    });
    expectProblem(await life.post(address, { outcome: complied }), 409, { rule: 'already-recorded' });
    expectProblem(await life.post('/v1/groups/G1/one-to-ones/none/attendance', { outcome: complied }), 404);
  });
});

describe('A programme', () => {
  it('is completed by all of its sessions, and the group with the last of its members', async () => {
    const life = await opened();
    life.on('2026-12-20');
    for (const number of [2, 3, 4, 5]) await record(life, `G1-${number}`, everyone);
    for (const referral of all)
      for (const number of [1, 6]) {
        expect((await life.get('/v1/groups/G1')).body).toMatchObject({ state: 'open' });
        const own = await ownOf(life, referral, number);
        await life.post(`/v1/groups/G1/one-to-ones/${own}/attendance`, { outcome: complied });
      }
    expect((await life.get('/v1/groups/G1')).body).toMatchObject({
      state: 'completed',
      history: [{ state: 'open' }, { state: 'completed', by: manager }],
    });
    expect((await life.get('/v1/groups/G1/members')).body).toMatchObject({
      content: all.map(() => ({
        state: 'completed',
        progress: { done: [1, 2, 3, 4, 5, 6], completed: true },
        sentence: 'All 6 sessions done.',
      })),
    });
    // What would undo it is refused.
    const entries = (await life.get('/v1/groups/G1/sessions/G1-2/attendance')).body as {
      content: { number: number }[];
    };
    const undo = { outcome: 'unacceptable-absence', corrects: entries.content[0]!.number };
    expect((await record(life, 'G1-2', { R1: undo })).body).toMatchObject({
      content: [{ refused: { rule: 'completed' } }],
    });
  });
});

describe('What a member attends', () => {
  it('is listed for the group with how far each is, and for the person', async () => {
    const life = await opened();
    life.on('2026-12-08');
    await record(life, 'G1-2', { R1: complied, R2: 'acceptable-absence' });
    const own = await ownOf(life, 'R1', 1);
    await life.post(`/v1/groups/G1/one-to-ones/${own}/attendance`, { outcome: complied });
    const members = (await life.get('/v1/groups/G1/members')).body as { content: { sentence: string }[] };
    expect(members.content.slice(0, 3).map(({ sentence }) => sentence)).toEqual([
      '2 of 6 sessions done; next is session 3 on 10 December 2026; finishes on 18 December 2026, in time.',
      '0 of 6 sessions done; next is session 3 on 10 December 2026; 1 session missed.',
      // Nobody has said yet whether he came to the second.
      '0 of 6 sessions done; next is session 3 on 10 December 2026; finishes on 18 December 2026, in time.',
    ]);
    expect((await life.get('/v1/people/X100002/programme-sessions')).body).toMatchObject({
      content: [
        { number: 1, kind: 'individual', date: '2026-12-04', venue: 'V1' },
        { number: 2, kind: 'group', status: 'held', outcome: 'acceptable-absence' },
        { number: 3, date: '2026-12-10', from: '18:00', to: '20:00', outcome: null },
        { number: 4 },
        { number: 5 },
        { number: 6 },
      ],
    });
    const table = ((await life.get('/v1/groups/G1/members?format=csv')).body as string).split('\n');
    expect(table[1]).toBe('R1,X100001,started,1,,2027-09-13,2,6,,2026-12-10,2026-12-18,true');
    const rows = ((await life.get('/v1/people/X100001/programme-sessions?format=csv')).body as string).trim();
    expect(rows.split('\n')).toHaveLength(7);
    expect((await life.get('/v1/people/X100005/programme-sessions')).body).toEqual({ content: [] });
    expectProblem(await life.get('/v1/people/X999999/programme-sessions'), 404);
    expectProblem(await life.get('/v1/groups/G9/members'), 404);
  });
});

describe('GET /v1/groups/{id}/sessions/{session}', () => {
  it('tells whom a session is for, and what stands recorded of each', async () => {
    const life = await opened();
    life.on('2026-12-08');
    await record(life, 'G1-2', { R2: complied });
    await life.post('/v1/groups/G1/members/R1/leave', { reason: 'Work', to: 'waiting' });
    expect(await life.get('/v1/groups/G1/sessions/G1-2')).toMatchObject({
      status: 200,
      body: {
        id: 'G1-2',
        number: 2,
        module: 'Module 1',
        status: 'held',
        expected: [
          { referral: 'R2', crn: 'X100002', recorded: { outcome: complied, by: manager } },
          { referral: 'R3', recorded: null },
          { referral: 'R4', recorded: null },
        ],
      },
    });
    expectProblem(await life.get('/v1/groups/G1/sessions/G1-9'), 404);
    expectProblem(await life.get('/v1/groups/G9/sessions/G1-2'), 404);
  });
});

describe('GET /v1/groups/{id}/one-to-ones/{oneToOne}/attendance', () => {
  it('tells all that was recorded of a one-to-one', async () => {
    const life = await opened();
    const own = await ownOf(life, 'R1', 1);
    const address = `/v1/groups/G1/one-to-ones/${own}/attendance`;
    expect((await life.get(address)).body).toEqual({ content: [] });
    life.on('2026-12-04');
    await life.post(address, { outcome: 'acceptable-absence', note: 'Ill' });
    expect((await life.get(address)).body).toMatchObject({
      content: [{ oneToOne: own, referral: 'R1', outcome: 'acceptable-absence', note: 'Ill' }],
    });
    expectProblem(await life.get('/v1/groups/G1/one-to-ones/none/attendance'), 404);
  });
});
