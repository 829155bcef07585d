import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../../db/bank-holidays.ts';
import { groupingRows } from '../../../db/grouping-rows.ts';
import { groupFaultsOf } from '../../../solver/groups/problem-faults.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';
import { type Decided, poseGroups } from '../../../src/programmes/pose-groups.ts';
import { givenDatabase } from '../../given/database.ts';
import { type GivenProgrammes, givenProgrammes, templates } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';

const asOf = '2026-11-30';
const crns = ['X100001', 'X100002', 'X100003', 'X100004', 'X100005'] as const;

/** Five men near Croydon who may attend TSP, free every evening; one venue, two facilitators, evening slots. */
function fiveWaiting(): GivenProgrammes {
  const region = givenRegion().pdu('croydon');
  for (const crn of crns)
    region.person(crn).onlyFree(crn, [2, '17:00', '21:00'], [4, '17:00', '21:00'], [5, '09:00', '21:00']);
  const told = givenProgrammes(region).venue('V1').facilitator('F1').facilitator('F2').pattern('evenings');
  for (const crn of crns) {
    told.referral(crn);
    told.fact(`${crn}-TSP`, 'dateOfBirth', '1990-01-01').fact(`${crn}-TSP`, 'ogrsPercent', '60');
  }
  return told;
}

async function posed(add: (told: GivenProgrammes) => void = () => {}, decided?: Decided) {
  const db = givenDatabase();
  const told = fiveWaiting();
  add(told);
  await told.region.keep(db);
  const policy = policyInForce('london', asOf);
  const asked = { asOf, startWithinWeeks: 12, templates, policy, bankHolidays: bankHolidays(2026, 2028) };
  return poseGroups(await groupingRows(db, 'london', asOf), asked, decided);
}

describe('the forming of groups as a problem', () => {
  it('has everyone eligible who waits, and every group that could start', async () => {
    const { problem, details, notEligible } = await posed();
    expect(groupFaultsOf(problem)).toEqual([]);
    expect(notEligible).toEqual([]);
    expect(problem.referrals.map(({ crn }) => crn)).toEqual(crns);
    // Referred on 12 October: seven whole weeks.
    expect(problem.referrals[0]).toMatchObject({ programme: 'TSP', sex: 'male', weeksWaiting: 7, busy: [] });
    expect(problem.candidates.length).toBeGreaterThan(0);
    expect(problem.candidates.every(({ programme, venue }) => programme === 'TSP' && venue === 'V1')).toBe(
      true,
    );
    expect(problem.candidates[0]!.sessions).toHaveLength(15);
    expect(details.map(({ id }) => id)).toEqual(problem.candidates.map(({ id }) => id));
    expect(problem.travel.map(([crn, venue]) => [crn, venue])).toEqual(crns.map((crn) => [crn, 'V1']));
  });

  it('leaves nobody out silently: who may not be placed stands with the check that fails', async () => {
    const { problem, notEligible } = await posed((told) => {
      told.fact('X100001-TSP', 'ogrsPercent', '12', { date: '2026-11-01' });
    });
    expect(problem.referrals).toHaveLength(4);
    expect(notEligible).toMatchObject([
      { referral: 'X100001-TSP', hasTemplate: true, failed: [{ fact: 'ogrsPercent', because: 'fails' }] },
    ]);
  });

  it('has no time that unpaid work, court or a day off has, and none before a window begins to hold', async () => {
    const { problem } = await posed(({ region }) => {
      region.rows.commitments.push({
        crn: 'X100001',
        date: '2026-12-08',
        from: '18:00',
        to: '19:00',
        kind: 'court',
      });
      region.rows.availabilityExceptions.push({
        ...{ crn: 'X100001', date: '2026-12-10', from: '00:00', to: '24:00', available: false },
      });
      const tuesday = region.rows.availability.find(
        ({ crn, weekday }) => crn === 'X100002' && weekday === 2,
      )!;
      tuesday.fromDate = '2026-12-10';
    });
    const busyOf = (crn: string) => problem.referrals.find((one) => one.crn === crn)!.busy;
    expect(busyOf('X100001')).toEqual([
      { date: '2026-12-08', from: '18:00', to: '19:00' },
      { date: '2026-12-10', from: '00:00', to: '24:00' },
    ]);
    expect(busyOf('X100002')).toEqual(
      ['2026-12-01', '2026-12-08'].map((date) => ({ date, from: '17:00', to: '21:00' })),
    );
  });

  it('is the last chance of those whom no later start would let finish', async () => {
    const { problem } = await posed(({ region }) => {
      region.rows.referrals[0]!.mustFinishBy = '2027-03-12';
    });
    expect(problem.referrals.map(({ lastChance }) => lastChance)).toEqual([true, false, false, false, false]);
  });

  it('keeps to what is pinned and forbidden', async () => {
    const all = (await posed()).problem.candidates.map(({ id }) => id);
    const pinned = [['X100001-TSP', all[1]!]] as const;
    const { problem } = await posed(undefined, { pinned, forbidden: [all[0]!] });
    expect(problem.candidates.map(({ id }) => id)).toEqual(all.slice(1));
    expect(problem.conflicts.flat()).not.toContain(all[0]);
    expect(problem.pinned).toEqual(pinned);
  });
});
