import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import {
  changeRequirement,
  createRequirement,
  listRequirements,
  type RequirementRow,
  type RequirementsFilter,
  requirementOf,
} from '../../db/requirements.ts';
import { givenDatabase } from '../given/database.ts';
import { givenRegion } from '../given/region.ts';
import { fridayNoon } from '../given/rostered.ts';

async function givenRequirements(): Promise<Db> {
  const db = givenDatabase();
  await givenRegion()
    .person('X100001')
    .requirement('X100001', { deadline: '2027-03-31', status: 'completed' })
    .requirement('X100001', { deadline: '2027-06-30', orderType: 'suspended-sentence' })
    .project('P1')
    .session('P1', '2026-12-08')
    .session('P1', '2026-12-01')
    .appointment('X100001', 'P1-2026-12-08')
    .appointment('X100001', 'P1-2026-12-01')
    .pdu('cardiff', { region: 'wales' })
    .person('X100002')
    .requirement('X100002', { deadline: '2027-09-30' })
    .keep(db);
  return db;
}

const newRequirement = (change: Partial<RequirementRow> = {}): RequirementRow => ({
  crn: 'X100002',
  eventNumber: 2,
  orderType: 'community',
  orderedMinutes: 2_400,
  sentenceDate: '2026-11-02',
  deadline: '2027-11-01',
  allocatedDate: null,
  assessedDate: null,
  inductedDate: null,
  status: 'in-force',
  ...change,
});

describe('A list of requirements', () => {
  it.each<[RequirementsFilter, string[]]>([
    [{}, ['X100001 1', 'X100001 2', 'X100002 1']],
    [{ region: 'london' }, ['X100001 1', 'X100001 2']],
    [{ pdu: 'cardiff' }, ['X100002 1']],
    [{ crn: 'X100001', status: 'in-force' }, ['X100001 2']],
    [{ orderType: 'suspended-sentence' }, ['X100001 2']],
    [{ deadlineFrom: '2027-06-30' }, ['X100001 2', 'X100002 1']],
    [{ deadlineTo: '2027-06-30' }, ['X100001 1', 'X100001 2']],
    [{ deadlineFrom: '2027-04-01', deadlineTo: '2027-06-29' }, []],
  ])('by %j is %j', async (filter, keys) => {
    const { rows, total } = await listRequirements(await givenRequirements(), filter, {
      size: 50,
      number: 0,
    });
    expect(rows.map(({ crn, eventNumber }) => `${crn} ${eventNumber}`)).toEqual(keys);
    expect(total).toBe(keys.length);
  });

  it('comes in pages', async () => {
    const page = await listRequirements(await givenRequirements(), {}, { size: 1, number: 1 });
    expect(page).toMatchObject({ total: 3, rows: [{ crn: 'X100001', eventNumber: 2 }] });
  });
});

describe('One requirement', () => {
  it('comes with its appointments by date', async () => {
    const requirement = await requirementOf(await givenRequirements(), 'X100001', 1);
    expect(requirement?.orderedMinutes).toBe(6_000);
    expect(requirement?.appointments.map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-08']);
  });

  it('that is not kept is null', async () => {
    expect(await requirementOf(await givenRequirements(), 'X100001', 3)).toBeNull();
  });
});

describe('A new requirement', () => {
  it('is kept, without appointments yet', async () => {
    const db = await givenRequirements();
    const kept = { ...newRequirement(), appointments: [] };
    expect(await createRequirement(db, newRequirement())).toEqual({ kept });
    expect(await requirementOf(db, 'X100002', 2)).toEqual(kept);
  });

  it('is refused with an event number that stands already, or for someone unknown', async () => {
    const db = await givenRequirements();
    expect(await createRequirement(db, newRequirement({ eventNumber: 1 }))).toEqual({
      refused: 'duplicate',
      field: 'eventNumber',
      value: '1',
    });
    expect(await createRequirement(db, newRequirement({ crn: 'X999999' }))).toEqual({
      refused: 'unknown',
      field: 'crn',
      value: 'X999999',
    });
  });

  it('is not kept if the caller finds something against it', async () => {
    const db = await givenRequirements();
    const fault = { code: 'hours', path: 'orderedMinutes', message: 'must be less' };
    const against = (_: RequirementRow, kept: { requirementsOf(crn: string): unknown[] }) =>
      kept.requirementsOf('X100002').length > 0 ? [fault] : [];
    expect(await createRequirement(db, newRequirement(), against)).toEqual({ faults: [fault] });
    expect(await requirementOf(db, 'X100002', 2)).toBeNull();
  });
});

describe('A change of a requirement', () => {
  it('extends the deadline and leaves the rest', async () => {
    const db = await givenRequirements();
    const before = await requirementOf(db, 'X100002', 1);
    const result = await changeRequirement(db, 'X100002', 1, { deadline: '2028-03-31' }, fridayNoon);
    expect(result).toEqual({ kept: { ...before, deadline: '2028-03-31' } });
    expect(await changeRequirement(db, 'X100002', 1, {}, fridayNoon)).toEqual(result);
  });

  it('that is not kept is null', async () => {
    expect(await changeRequirement(await givenRequirements(), 'X100002', 3, {}, fridayNoon)).toBeNull();
  });
});
