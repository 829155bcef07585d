import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { changeReferralState, writeReferralState } from '../../db/referral-states.ts';
import { referralById } from '../../db/referrals.ts';
import type { ReferralState } from '../../solver/referral-states.ts';
import { givenDatabase } from '../given/database.ts';
import { givenGroup } from '../given/groups.ts';
import { allKept } from '../given/kept.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const manager = { at: '2026-11-30T09:00:00.000Z', by: 'A. Manager', reason: null };

async function givenReferral(state: ReferralState): Promise<Db> {
  const db = givenDatabase();
  const region = givenRegion().person('X100001');
  givenProgrammes(region)
    .venue('V1')
    .facilitator('F1')
    .pattern('evenings')
    .referral('X100001', { id: 'R1', state });
  await region.keep(db);
  return db;
}

const to = (db: Db, state: ReferralState) => changeReferralState(db, 'R1', { state, ...manager });

describe('The state of a referral', () => {
  it('is changed with who, when and why, and its history stays', async () => {
    const db = await givenReferral('waiting');
    expect(await to(db, 'offered')).toEqual({ kept: 'offered' });
    const moved = { ...manager, state: 'withdrawn' as const, reason: 'moved to Leeds' };
    expect(await changeReferralState(db, 'R1', moved)).toEqual({ kept: 'withdrawn' });
    expect(await referralById(db, 'R1')).toMatchObject({
      state: 'withdrawn',
      history: [
        { state: 'waiting', at: null, by: null },
        { state: 'offered', ...manager },
        { state: 'withdrawn', at: manager.at, by: 'A. Manager', reason: 'moved to Leeds' },
      ],
    });
  });

  it('is refused by the rule that it breaks, and nothing is written', async () => {
    const db = await givenReferral('waiting');
    const before = allKept(db);
    expect(await to(db, 'waiting')).toEqual({ refused: 'same-state', from: 'waiting' });
    expect(await to(db, 'started')).toEqual({ refused: 'state-order', from: 'waiting' });
    expect(await changeReferralState(db, 'R9', { state: 'offered', ...manager })).toBeNull();
    expect(allKept(db)).toEqual(before);
    expect(await to(await givenReferral('completed'), 'withdrawn')).toEqual({
      refused: 'closed',
      from: 'completed',
    });
  });

  it('is placed, started and completed only in a group: nobody who waits is hidden', async () => {
    const db = await givenReferral('offered');
    expect(await to(db, 'placed')).toEqual({ refused: 'no-group', from: 'offered' });
    givenGroup(db, 'G1').member('R1');
    for (const state of ['placed', 'started', 'completed'] as const)
      expect(await to(db, state)).toEqual({ kept: state });
  });

  it('is not withdrawn from under a group: the member leaves that first', async () => {
    const db = await givenReferral('started');
    givenGroup(db, 'G1').member('R1');
    expect(await to(db, 'withdrawn')).toEqual({ refused: 'in-group', from: 'started', group: 'G1' });
    db.$client.exec("update group_members set left_on = '2026-11-30', left_reason = 'moved'");
    expect(await to(db, 'withdrawn')).toEqual({ kept: 'withdrawn' });
  });

  it('is written by other units of work in the order of states too', async () => {
    const db = await givenReferral('waiting');
    expect(() =>
      db.transaction((tx) => writeReferralState(tx, 'R1', { state: 'started', ...manager })),
    ).toThrow(/state-order/);
  });

  it.each([
    ["update referral_state_changes set state = 'placed'", 'referral_state_changes'],
    ['delete from referral_state_changes', 'referral_state_changes'],
  ])('stays as it was written down: %s', async (statement, table) => {
    const db = await givenReferral('waiting');
    expect(() => db.$client.exec(statement)).toThrow(`${table} are append-only`);
  });
});
