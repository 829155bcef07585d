import { describe, expect, it } from 'vitest';
import { keepRows, keepRowsUnless, nounsInOrder } from '../../db/intake.ts';
import { keptRows } from '../../db/kept.ts';
import { givenDatabase } from '../given/database.ts';
import { allKept, isSound } from '../given/kept.ts';
import { givenRegion } from '../given/region.ts';
import { givenWholeRegion } from '../given/whole-region.ts';

const at = '2026-11-27T12:00:00.000Z';

describe('Rows that come in', () => {
  it('are added, each noun after those that it refers to', async () => {
    const db = givenDatabase();
    const { rows } = givenWholeRegion();
    const counts = await keepRows(db, rows);
    for (const noun of nounsInOrder)
      expect(counts[noun]).toEqual({ added: rows[noun].length, changed: 0, unchanged: 0 });
    expect(isSound(db)).toBe(true);
  });

  it('change nothing where they are kept already', async () => {
    const db = givenDatabase();
    const { rows } = await givenWholeRegion().keep(db);
    const before = allKept(db);
    const counts = await keepRows(db, rows);
    for (const noun of nounsInOrder)
      expect(counts[noun]).toEqual({ added: 0, changed: 0, unchanged: rows[noun].length });
    expect(allKept(db)).toEqual(before);
  });

  it('change those of their key, also to no value; a field that is not named stays', async () => {
    const db = givenDatabase();
    const region = await givenRegion().project('P1', { hostSex: 'female', endDate: '2027-01-31' }).keep(db);
    const { hostSex: _, ...project } = region.rows.projects[0]!;
    const counts = await keepRows(db, { projects: [{ ...project, endDate: null }] });
    expect(counts).toEqual({ projects: { added: 0, changed: 1, unchanged: 0 } });
    expect(keptRows(db).project('P1')).toMatchObject({ hostSex: 'female', endDate: null });
  });

  it('that name different fields are counted together', async () => {
    const db = givenDatabase();
    const { rows } = givenRegion().project('P1').project('P2');
    const [first, { endDate: _, ...second }] = [rows.projects[0]!, rows.projects[1]!];
    expect(await keepRows(db, { ...rows, projects: [first, second] })).toMatchObject({
      projects: { added: 2, changed: 0, unchanged: 0 },
    });
  });

  it('that refer to nothing known are all left out', async () => {
    const db = givenDatabase();
    const before = allKept(db);
    const { rows } = givenRegion().person('X100001').travel('X100001', 'P9', 35);
    await expect(keepRows(db, rows)).rejects.toThrow('FOREIGN KEY');
    expect(allKept(db)).toEqual(before);
  });

  it('may be 150,000 travel times', async () => {
    const db = givenDatabase();
    const region = givenRegion();
    for (let i = 0; i < 500; i += 1) region.person(`X${100_000 + i}`);
    for (let i = 0; i < 300; i += 1) region.project(`P${i}`);
    for (const { crn } of region.rows.people)
      for (const { code } of region.rows.projects) region.travel(crn, code, 35);
    expect((await keepRows(db, region.rows)).travelMinutes?.added).toBe(150_000);
    expect((await keepRows(db, region.rows)).travelMinutes?.unchanged).toBe(150_000);
  });
});

describe('Rows that something may speak against', () => {
  it('are kept where nothing does, by what is kept at that moment', async () => {
    const db = givenDatabase();
    await givenRegion().keep(db);
    const { rows } = givenRegion().person('X100001');
    const against = (kept: ReturnType<typeof keptRows>) => (kept.pdu('croydon') ? [] : ['no such PDU']);
    const result = await keepRowsUnless(db, rows, against, { at });
    expect(result).toMatchObject({ counts: { pdus: { unchanged: 1 }, people: { added: 1 } } });
    expect(keptRows(db).person('X100001')?.pdu).toBe('croydon');
  });

  it('are not kept where something does, and it is told', async () => {
    const db = givenDatabase();
    const before = allKept(db);
    const { rows } = givenRegion();
    expect(await keepRowsUnless(db, rows, () => ['too many'], { at })).toEqual({ faults: ['too many'] });
    expect(allKept(db)).toEqual(before);
    expect(db.$client.inTransaction).toBe(false);
  });

  it('are counted and not kept in a rehearsal', async () => {
    const db = givenDatabase();
    const before = allKept(db);
    const { rows } = givenRegion();
    const result = await keepRowsUnless(db, rows, () => [], { at, rehearsal: true });
    expect(result).toMatchObject({ counts: { pdus: { added: 1, changed: 0, unchanged: 0 } } });
    expect(allKept(db)).toEqual(before);
    expect(db.$client.inTransaction).toBe(false);
  });

  it('leave nothing behind where they break the schema', async () => {
    const db = givenDatabase();
    const { rows } = givenRegion().person('X100001', { pdu: 'leeds' });
    await expect(keepRowsUnless(db, rows, () => [], { at })).rejects.toThrow('FOREIGN KEY');
    expect(keptRows(db).pdu('croydon')).toBeUndefined();
    expect(db.$client.inTransaction).toBe(false);
  });
});

it('What is kept is looked up by key, and what is not is undefined', async () => {
  const db = givenDatabase();
  await givenWholeRegion().keep(db);
  const kept = keptRows(db);
  expect(kept.pdu('croydon')?.region).toBe('london');
  expect(kept.person('X100001')?.excludedTags).toEqual(['children']);
  expect(kept.requirementsOf('X100001')).toHaveLength(1);
  expect(kept.project('P2')?.sexPolicy).toBe('women-only');
  expect(kept.session('P1-2026-12-01')?.capacity).toBe(10);
  expect(kept.pickUpPoint('east-croydon')?.code).toBe('east-croydon');
  expect(kept.appointmentsOn('P1-2026-12-01').map(({ crn }) => crn)).toEqual(['X100001']);
  expect(kept.person('X999999')).toBeUndefined();
  expect(kept.appointmentsOn('P2-2026-12-02')).toEqual([]);
});
