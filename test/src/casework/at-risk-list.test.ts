import { describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { changeRequirement } from '../../../db/requirements.ts';
import { actAs } from '../../../src/access/acting.ts';
import { atRiskList } from '../../../src/casework/at-risk-list.ts';
import { reviewList } from '../../../src/casework/reviews.ts';
import { workBeside } from '../../../src/http/beside.ts';
import { createBeside } from '../../../src/runs/beside.ts';
import { givenDatabase } from '../../given/database.ts';
import { mondayMorning } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';

const london = { region: 'london' } as const;

async function givenTwo() {
  const db = givenDatabase();
  const region = givenRegion();
  for (const crn of ['X100001', 'X100002'])
    region.person(crn).requirement(crn, { sentenceDate: '2026-06-01', deadline: '2026-11-20' });
  await region.keep(db);
  return db;
}

it('is remembered until something changes', async () => {
  const db = await givenTwo();
  const first = await atRiskList(db, mondayMorning, london);
  expect(first.map(({ crn }) => crn)).toEqual(['X100001', 'X100002']);
  expect(await atRiskList(db, mondayMorning, london)).toBe(first);

  await changeRequirement(db, 'X100001', 1, { status: 'suspended' }, mondayMorning.now());
  const later = await atRiskList(db, mondayMorning, london);
  expect(later.map(({ crn }) => crn)).toEqual(['X100002']);
});

it('is another the next day, and in another area', async () => {
  const db = await givenTwo();
  const first = await atRiskList(db, mondayMorning, london);
  const tuesday = { ...mondayMorning, today: () => '2026-12-01' };
  expect(await atRiskList(db, tuesday, london)).not.toBe(first);
  expect(await atRiskList(db, mondayMorning, { region: 'wales' })).toEqual([]);
});

describe('over a service, which makes them in the thread beside', () => {
  const asked = { ...london, from: '2026-11-30', to: '2027-11-30' };

  async function givenService() {
    const db = await givenTwo();
    const here = {
      atRisk: await atRiskList(db, mondayMorning, london),
      reviews: await reviewList(db, mondayMorning, asked),
    };
    const beside = createBeside(db.$client.name);
    onTestFinished(() => beside.close());
    workBeside(db, { beside, clock: mondayMorning });
    return { db, here };
  }
  const suspended = (db: Db) =>
    changeRequirement(db, 'X100001', 1, { status: 'suspended' }, mondayMorning.now());
  const as = <T>(by: string, work: () => Promise<T>) =>
    actAs({ by, role: 'scheduler', request: null, action: 'a test', reason: null }, work);

  it('those at risk, and reviews, are the same as here', async () => {
    const { db, here } = await givenService();
    expect(here.reviews.length).toBeGreaterThan(0);
    await suspended(db);
    expect(await atRiskList(db, mondayMorning, london)).toEqual(here.atRisk);
    const now = await as('a test', () => atRiskList(db, mondayMorning, london));
    expect(now.map(({ crn }) => crn)).toEqual(['X100002']);
    const reviews = await as('a test', () => reviewList(db, mondayMorning, asked));
    expect(reviews).toEqual(here.reviews.filter(({ crn }) => crn === 'X100002'));
  });
});
