import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addAdjustment, type NewAdjustment } from '../../db/adjustments.ts';
import { createAllocation } from '../../db/allocations.ts';
import { hoursRowsOf } from '../../db/hours.ts';
import { recordOutcome } from '../../db/outcomes.ts';
import { crn, givenOneRequirement, mondays, now, requirement } from '../given/allocated.ts';
import { allKept } from '../given/kept.ts';

const monday = 'P1-2026-11-23';
const decision: NewAdjustment = {
  ...requirement,
  date: '2026-11-27',
  minutes: 60,
  reason: 'A decision',
  travelFor: null,
};
const given = () =>
  givenOneRequirement((region) =>
    region
      .appointment(crn, monday, { outcome: 'ATTC', creditedMinutes: 420 })
      .appointment(crn, monday, {
        id: 'training',
        session: null,
        project: 'E1',
        outcome: 'ATTC',
        creditedMinutes: 60,
      })
      .appointment(crn, 'P1-2026-11-30'),
  );

describe('an adjustment', () => {
  it('is written down behind what stands, and counts', async () => {
    const { db } = await given();
    // Two outcomes came before it.
    expect(await addAdjustment(db, decision, now)).toEqual({
      kept: { ...decision, number: 3, id: 'adjustment-3', recordedAt: now },
      plan: null,
    });
    const { entries } = (await hoursRowsOf(db, crn, 1))!;
    expect(entries.at(-1)).toEqual({
      ...{ kind: 'adjustment', number: 3, adjustment: 'adjustment-3', date: '2026-11-27', minutes: 60 },
      ...{ reason: 'A decision', travelFor: null },
    });
  });

  it('gets another id where somebody has given the next one away', async () => {
    const { db } = await given();
    // Two outcomes came before: this is the third entry, and takes the id that the fourth would get.
    await addAdjustment(db, { ...decision, id: 'adjustment-4' }, now);
    expect(await addAdjustment(db, decision, now)).toMatchObject({
      kept: { number: 4, id: 'adjustment-4-2' },
    });
    expect(await addAdjustment(db, decision, now)).toMatchObject({ kept: { number: 5, id: 'adjustment-5' } });
  });

  it('is never changed nor deleted', async () => {
    const { db } = await given();
    await addAdjustment(db, decision, now);
    expect(() => db.run(sql`update adjustments set minutes = 1`)).toThrow();
    expect(() => db.run(sql`delete from adjustments`)).toThrow();
  });

  it('plans the requirement again', async () => {
    const { db } = await given();
    await createAllocation(db, { ...mondays, startDate: '2026-12-07' }, now);
    // 1,680 less 420 and 60: 1,200, and another 180 off
    expect(await addAdjustment(db, { ...decision, minutes: 180 }, now)).toMatchObject({
      plan: { completesOn: '2026-12-21', shortfallMinutes: 0 },
    });
  });

  it('may credit travel to a session in parts, and take it back', async () => {
    const { db } = await given();
    const travel = { ...decision, travelFor: `${crn}-${monday}` };
    const add = (minutes: number) => addAdjustment(db, { ...travel, minutes }, now);
    expect(await add(100)).toHaveProperty('kept');
    expect(await add(80)).toHaveProperty('kept');
    expect(await add(1)).toEqual({ refused: 'travel-out-of-range' });
    expect(await add(-180)).toHaveProperty('kept');
    expect(await add(-1)).toEqual({ refused: 'travel-out-of-range' });
  });

  it('takes travel back whose session was not attended after all', async () => {
    const { db } = await given();
    const appointment = `${crn}-${monday}`;
    const add = (minutes: number) => addAdjustment(db, { ...decision, travelFor: appointment, minutes }, now);
    await add(100);
    await recordOutcome(db, requirement, { appointment, version: 1, outcome: 'UACP' }, now);
    expect(await add(1)).toEqual({ refused: 'travel-not-attended' });
    expect(await add(-101)).toEqual({ refused: 'travel-out-of-range' });
    expect(await add(-100)).toHaveProperty('kept');
  });

  it.each<[Partial<NewAdjustment>, string]>([
    [{ eventNumber: 2 }, 'unknown-requirement'],
    [{ minutes: 0 }, 'no-minutes'],
    [{ minutes: 18_001 }, 'too-many-minutes'],
    [{ minutes: -18_001 }, 'too-many-minutes'],
    [{ date: '2026-09-13' }, 'before-sentence'],
    [{ date: '2026-11-28' }, 'not-yet'],
    [{ travelFor: 'X1' }, 'unknown-appointment'],
    [{ travelFor: `${crn}-P1-2026-11-30` }, 'travel-not-attended'],
    [{ travelFor: 'training' }, 'travel-not-attended'],
    [{ travelFor: `${crn}-${monday}`, minutes: 181 }, 'travel-out-of-range'],
    [{ travelFor: `${crn}-${monday}`, date: '2026-11-22' }, 'travel-before-session'],
  ])('%o is refused: %s', async (change, refused) => {
    const { db } = await given();
    const before = allKept(db);
    expect(await addAdjustment(db, { ...decision, ...change }, now)).toEqual({ refused });
    expect(allKept(db)).toEqual(before);
  });

  it('of an id that stands is refused', async () => {
    const { db } = await given();
    await addAdjustment(db, { ...decision, id: 'ADJ-1' }, now);
    expect(await addAdjustment(db, { ...decision, id: 'ADJ-1' }, now)).toEqual({ refused: 'duplicate-id' });
  });
});
