import { describe, expect, it } from 'vitest';
import { createAllocation } from '../../db/allocations.ts';
import { addNonWorkingDate, listNonWorkingDates, removeNonWorkingDate } from '../../db/non-working-dates.ts';
import { givenOneRequirement, mondays, now, openDates } from '../given/allocated.ts';

const closed = { region: 'london', date: '2026-12-07', reason: 'Flood' } as const;
const withoutIt = ['2026-11-30', '2026-12-14', '2026-12-21', '2027-01-04'];

async function givenPlanned() {
  const { db } = await givenOneRequirement();
  await createAllocation(db, { ...mondays, startDate: '2026-11-30' }, now);
  return db;
}

describe('a non-working date', () => {
  it('moves what was planned on it to the end, past the bank holiday of 28 December', async () => {
    const db = await givenPlanned();
    expect(await addNonWorkingDate(db, closed, now)).toEqual({
      kept: closed,
      plan: { requirements: 1, made: 1, kept: 3, cancelled: 1, short: [] },
    });
    expect(openDates(db)).toEqual(withoutIt);
  });

  it('of all regions does so too; of another region nothing', async () => {
    const db = await givenPlanned();
    expect(await addNonWorkingDate(db, { ...closed, region: 'wales' }, now)).toMatchObject({
      plan: { requirements: 0 },
    });
    await addNonWorkingDate(db, { ...closed, region: 'national' }, now);
    expect(openDates(db)).toEqual(withoutIt);
  });

  it('taken back is worked again', async () => {
    const db = await givenPlanned();
    const before = openDates(db);
    await addNonWorkingDate(db, closed, now);
    expect(await removeNonWorkingDate(db, closed, now)).toMatchObject({ made: 1, cancelled: 1 });
    expect(openDates(db)).toEqual(before);
    expect(await removeNonWorkingDate(db, closed, now)).toBeNull();
  });

  it('stands once a region, and is listed in order of date', async () => {
    const db = await givenPlanned();
    await addNonWorkingDate(db, closed, now);
    await addNonWorkingDate(db, { ...closed, date: '2026-12-01' }, now);
    await addNonWorkingDate(db, { ...closed, region: 'wales' }, now);
    expect(await addNonWorkingDate(db, closed, now)).toEqual({ refused: 'duplicate' });
    const listed = await listNonWorkingDates(
      db,
      { region: 'london', from: '2026-12-01' },
      { size: 10, number: 0 },
    );
    expect(listed.rows.map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-07']);
  });
});
