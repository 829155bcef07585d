import { describe, expect, it } from 'vitest';
import { referralById } from '../../../db/referrals.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { givenLife } from '../../given/group-life.ts';
import { allKept } from '../../given/kept.ts';

const moved = { reason: 'Moved to Leeds', to: 'withdrawn' };

async function running() {
  const life = await givenLife();
  await life.open();
  life.on('2026-12-09');
  await life.post('/v1/groups/G1/sessions/G1-2/attendance', {
    members: [
      { referral: 'R1', outcome: 'attended-complied' },
      { referral: 'R2', outcome: 'acceptable-absence' },
    ],
  });
  const leave = (referral: string, change: object = {}) =>
    life.post(`/v1/groups/G1/members/${referral}/leave`, { ...moved, ...change });
  return { ...life, leave };
}

describe('A member who leaves', () => {
  it('is withdrawn or waits again, with the reason, and what was planned of theirs is called off', async () => {
    const { leave, get, db } = await running();
    const answer = await leave('R1');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        size: { members: 3 },
        members: [{ referral: 'R2' }, { referral: 'R3' }, { referral: 'R4' }],
        notices: [
          {
            code: 'below-minimum',
            sentence:
              '3 people are left, and a group of SHORT needs 4: see its offers for who could join it, or which group it could merge with',
          },
        ],
      },
    });
    expect(await referralById(db, 'R1')).toMatchObject({
      state: 'withdrawn',
      history: [{}, {}, {}, { state: 'withdrawn', reason: 'Moved to Leeds', by: 'A. Manager' }],
    });
    const sessions = (await get('/v1/people/X100001/programme-sessions')).body as { content: object[] };
    // What he came to stays on record; his last one-to-one, on the 18th, is called off.
    expect(sessions.content).toMatchObject([
      { number: 1, status: 'planned', date: '2026-12-04' },
      { number: 2, status: 'held', outcome: 'attended-complied' },
    ]);
    expect((await get('/v1/groups/G1/members')).body).toMatchObject({
      content: [
        { referral: 'R1', leftOn: '2026-12-09', leftReason: 'Moved to Leeds', progress: { done: [2] } },
        {},
        {},
        {},
      ],
    });
    await leave('R2', { to: 'waiting' });
    expect((await referralById(db, 'R2'))?.state).toBe('waiting');
  });

  it('takes no seat of a catch-up with them; one for nobody else is called off', async () => {
    const { leave, post, get } = await running();
    await post('/v1/groups/G1/sessions/G1-2/catch-ups', {
      referrals: ['R2'],
      date: '2026-12-11',
      from: '09:30',
    });
    await leave('R2');
    expect((await get('/v1/groups/G1')).body).toMatchObject({
      sessions: [{}, {}, { id: 'G1-catch-up-1', status: 'cancelled', referrals: [] }, {}, {}],
    });
  });

  it('is refused for those who are not in it, and once it is closed', async () => {
    const { leave, post, db } = await running();
    expectProblem(await leave('R9'), 404);
    await leave('R1');
    expectProblem(await leave('R1'), 404);
    expectProblem(await post('/v1/groups/G9/members/R1/leave', moved), 404);
    expectFaultsAt(await leave('R2', { reason: '', to: 'home' }), 'reason', 'to');
    db.$client.exec("update referrals set state = 'completed' where id = 'R3'");
    expectProblem(await leave('R3'), 409, { rule: 'completed' });
    await post('/v1/groups/G1/close', { reason: 'Flood', members: 'waiting' });
    expectProblem(await leave('R2'), 409, { rule: 'not-open' });
  });
});

describe('A group that closes early', () => {
  it('calls off what is to come, and its members wait again or are withdrawn as asked', async () => {
    const { post, db } = await running();
    const answer = await post('/v1/groups/G1/close', { reason: 'Flood', members: 'waiting' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        state: 'closed',
        members: [],
        sessions: [
          { status: 'held' },
          { status: 'cancelled' },
          { status: 'cancelled' },
          { status: 'cancelled' },
        ],
        history: [{ state: 'open' }, { state: 'closed', reason: 'Flood', by: 'A. Manager' }],
        notices: [],
      },
    });
    for (const id of ['R1', 'R2', 'R3', 'R4']) expect((await referralById(db, id))?.state).toBe('waiting');
    const before = allKept(db);
    expectProblem(await post('/v1/groups/G1/close', { reason: 'Again', members: 'waiting' }), 409, {
      rule: 'not-open',
    });
    expect(allKept(db)).toEqual(before);
    expectProblem(await post('/v1/groups/G9/close', { reason: 'Flood', members: 'waiting' }), 404);
  });

  it('leaves nothing half-written if it fails in the middle', async () => {
    const { post, db } = await running();
    db.$client.exec(`
      create trigger torn before insert on referral_state_changes when new.referral = 'R4'
      begin select raise(abort, 'the disk is gone'); end`);
    const before = allKept(db);
    expect((await post('/v1/groups/G1/close', { reason: 'Flood', members: 'withdrawn' })).status).toBe(500);
    expect(allKept(db)).toEqual(before);
  });

  it('may be a proposal: nobody is anything else than before', async () => {
    const { open, post, db } = await givenLife();
    await open({ state: 'proposed' });
    expect(
      (await post('/v1/groups/G1/close', { reason: 'Another is better', members: 'waiting' })).body,
    ).toMatchObject({
      state: 'closed',
    });
    expect(await referralById(db, 'R1')).toMatchObject({ state: 'waiting', history: [{ state: 'waiting' }] });
  });
});

describe('A catch-up that is called off', () => {
  it('leaves the session missed again; any other session is not called off', async () => {
    const { post, get } = await running();
    await post('/v1/groups/G1/sessions/G1-2/catch-ups', {
      referrals: ['R2'],
      date: '2026-12-11',
      from: '09:30',
    });
    const cancel = (session: string) => post(`/v1/groups/G1/sessions/${session}/cancel`);
    expect((await cancel('G1-catch-up-1')).status).toBe(200);
    expect((await get('/v1/groups/G1/members')).body).toMatchObject({
      content: [{}, { progress: { missed: [2], catchUps: 0 } }, {}, {}],
    });
    expectProblem(await cancel('G1-3'), 409, { rule: 'not-a-catch-up' });
    expectProblem(await cancel('G1-catch-up-1'), 409, { rule: 'past' });
    expectProblem(await cancel('G1-9'), 404);
  });
});
