import { describe, expect, it } from 'vitest';
import {
  changeSlotPattern,
  createSlotPattern,
  listSlotPatterns,
  type Slot,
  type SlotPatternsFilter,
  slotPatternById,
} from '../../db/slot-patterns.ts';
import { givenDatabase } from '../given/database.ts';
import { allKept } from '../given/kept.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const all = { size: 50, number: 0 };
const tuesday: Slot = { kind: 'group', weekday: 2, from: '18:00', to: '20:30' };
const pattern = { id: 'days', name: 'Days', region: 'london' as const, programme: null };

async function givenPatterns() {
  const db = givenDatabase();
  const region = givenRegion();
  givenProgrammes(region)
    .pattern('evenings')
    .pattern('bbr', { programme: 'BBR' })
    .pattern('welsh', { region: 'wales' });
  await region.keep(db);
  return db;
}

describe('A list of slot patterns', () => {
  it.each<[SlotPatternsFilter, string[]]>([
    [{}, ['bbr', 'evenings', 'welsh']],
    [{ region: 'london' }, ['bbr', 'evenings']],
    [{ programme: 'TSP' }, ['evenings', 'welsh']],
    [{ programme: 'BBR' }, ['bbr', 'evenings', 'welsh']],
  ])('of %o is %j', async (filter, ids) => {
    const { rows } = await listSlotPatterns(await givenPatterns(), filter, all);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });
});

describe('A slot pattern', () => {
  it('comes with its slots by weekday', async () => {
    const one = await slotPatternById(await givenPatterns(), 'evenings');
    expect(one?.slots.map(({ kind, weekday }) => `${weekday} ${kind}`)).toEqual([
      '2 group',
      '4 group',
      '5 individual',
    ]);
    expect(await slotPatternById(await givenPatterns(), 'days')).toBeNull();
  });

  it('is kept, and other slots take the place of those kept', async () => {
    const db = await givenPatterns();
    expect(await createSlotPattern(db, { ...pattern, slots: [tuesday] })).toEqual({
      kept: { ...pattern, slots: [tuesday] },
    });
    const noon: Slot = { ...tuesday, from: '13:00', to: '15:30' };
    expect(await changeSlotPattern(db, 'days', { slots: [noon] })).toMatchObject({ kept: { slots: [noon] } });
    expect(await changeSlotPattern(db, 'days', { name: 'Noon' })).toMatchObject({
      kept: { name: 'Noon', slots: [noon] },
    });
    expect(await changeSlotPattern(db, 'nights', { name: 'x' })).toBeNull();
  });

  it('is refused with an id that stands, or two slots that begin at one time', async () => {
    const db = await givenPatterns();
    const before = allKept(db);
    expect(await createSlotPattern(db, { ...pattern, id: 'bbr' })).toMatchObject({ refused: 'duplicate' });
    const both: Slot[] = [tuesday, { ...tuesday, kind: 'individual' }];
    expect(await createSlotPattern(db, { ...pattern, slots: both })).toEqual({
      refused: 'duplicate',
      field: 'slots',
      value: 'weekday 2 18:00',
    });
    expect(allKept(db)).toEqual(before);
  });
});
