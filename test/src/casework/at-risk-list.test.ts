import { expect, it } from 'vitest';
import { changeRequirement } from '../../../db/requirements.ts';
import { atRiskList } from '../../../src/casework/at-risk-list.ts';
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
