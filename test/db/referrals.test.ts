import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { changeReferralState } from '../../db/referral-states.ts';
import {
  allReferrals,
  changeReferral,
  createReferral,
  listReferrals,
  type NewReferral,
  type ReferralsFilter,
  referralById,
} from '../../db/referrals.ts';
import { givenDatabase } from '../given/database.ts';
import { allKept } from '../given/kept.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const all = { size: 50, number: 0 };
const manager = { at: '2026-11-30T09:00:00.000Z', by: 'A. Manager' };

/** A woman and a man of Croydon, and a man of Cardiff, referred; a second man of Croydon is not. */
async function givenReferrals(): Promise<Db> {
  const db = givenDatabase();
  const region = givenRegion()
    .person('X100001')
    .person('X100002', { sex: 'female' })
    .person('X100004')
    .pdu('cardiff', { region: 'wales' })
    .person('X100003');
  givenProgrammes(region)
    .referral('X100001', { id: 'R1', mustFinishBy: '2027-09-13' })
    .referral('X100002', { id: 'R2', mustFinishBy: '2027-06-01' })
    .referral('X100003', { id: 'R3', referredOn: '2026-10-11' })
    .referral('X100001', { id: 'R4', programme: 'BBR', state: 'withdrawn' })
    .fact('R1', 'ogrsPercent', '62');
  await region.keep(db);
  return db;
}

const newReferral = (change: Partial<NewReferral> = {}): NewReferral => ({
  crn: 'X100004',
  programme: 'TSP',
  eventNumber: null,
  basis: 'licence',
  referredOn: '2026-11-30',
  readyFrom: '2026-12-07',
  mustFinishBy: '2027-08-31',
  needs: [],
  ...change,
});

describe('A waiting list', () => {
  it.each<[ReferralsFilter, string[]]>([
    // By must-finish-by date, then referral date, then id.
    [{}, ['R2', 'R3', 'R1', 'R4']],
    [{ state: 'waiting' }, ['R2', 'R3', 'R1']],
    [{ state: 'withdrawn' }, ['R4']],
    [{ programme: 'BBR' }, ['R4']],
    [{ region: 'london', state: 'waiting' }, ['R2', 'R1']],
    [{ pdu: 'cardiff' }, ['R3']],
    [{ sex: 'female' }, ['R2']],
    [{ text: 'x100001' }, ['R1', 'R4']],
    [{ text: '0003' }, ['R3']],
    [{ text: '%' }, []],
  ])('of %o is %j', async (filter, ids) => {
    const db = await givenReferrals();
    const { rows, total } = await listReferrals(db, filter, all);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(total).toBe(ids.length);
    expect(await allReferrals(db, filter)).toEqual(rows);
  });

  it('comes page by page, and says whose each is', async () => {
    expect(await listReferrals(await givenReferrals(), {}, { size: 1, number: 1 })).toMatchObject({
      rows: [{ id: 'R3', crn: 'X100003', sex: 'male', pdu: 'cardiff', region: 'wales' }],
      total: 4,
    });
  });
});

describe('A referral', () => {
  it('waits when it is kept, with the facts that came with it', async () => {
    const db = await givenReferrals();
    const facts = [{ fact: 'ogrsPercent', value: '40', source: 'OASys', date: '2026-11-20' }];
    expect(await createReferral(db, newReferral({ facts }), manager)).toEqual({
      kept: {
        ...newReferral(),
        id: 'R000005',
        state: 'waiting',
        sex: 'male',
        pdu: 'croydon',
        region: 'london',
        facts,
        history: [{ state: 'waiting', ...manager, reason: null }],
      },
    });
    expect(await createReferral(db, newReferral({ programme: 'BBR' }), manager)).toMatchObject({
      kept: { id: 'R000006' },
    });
  });

  it('is one at a time for a person and programme; once it is closed there can be another', async () => {
    const db = await givenReferrals();
    const again = newReferral({ crn: 'X100001' });
    expect(await createReferral(db, again, manager)).toEqual({ refused: 'one-referral', referral: 'R1' });
    await changeReferralState(db, 'R1', { state: 'withdrawn', ...manager, reason: null });
    expect(await createReferral(db, again, manager)).toHaveProperty('kept');
  });

  it.each([
    [{ crn: 'X999999' }, { refused: 'unknown', field: 'crn' }],
    [{ id: 'R1' }, { refused: 'duplicate', field: 'id' }],
  ])('%o is refused, and nothing is kept', async (change, refusal) => {
    const db = await givenReferrals();
    const before = allKept(db);
    expect(await createReferral(db, newReferral(change), manager)).toMatchObject(refusal);
    expect(allKept(db)).toEqual(before);
  });

  it('is changed field by field', async () => {
    const db = await givenReferrals();
    expect(
      await changeReferral(db, 'R1', { mustFinishBy: '2027-10-01', needs: ['step-free'] }),
    ).toMatchObject({
      kept: { id: 'R1', mustFinishBy: '2027-10-01', needs: ['step-free'], readyFrom: '2026-10-26' },
    });
    expect(await changeReferral(db, 'R9', { needs: [] })).toBeNull();
    expect(await referralById(db, 'R9')).toBeNull();
  });
});
