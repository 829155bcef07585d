import { describe, expect, it } from 'vitest';
import { type Against, faultsAgainst, patched } from '../../db/lists.ts';
import { changePerson, createPerson, type PersonRow, personByCrn } from '../../db/people.ts';
import { changeProject, projectByCode } from '../../db/projects.ts';
import { changeRequirement, requirementOf } from '../../db/requirements.ts';
import { changeSession, sessionById } from '../../db/sessions.ts';
import { now } from '../given/allocated.ts';
import { givenDatabase } from '../given/database.ts';
import { givenRegion } from '../given/region.ts';
import { fridayNoon } from '../given/rostered.ts';

const fault = { code: 'never', path: '', message: 'must not be' };
const never = () => [fault];

const region = async () => {
  const db = givenDatabase();
  await givenRegion()
    .person('X100001')
    .requirement('X100001')
    .project('P0001')
    .session('P0001', '2026-12-01')
    .keep(db);
  return db;
};

describe('what speaks against a row', () => {
  it('is asked of the row as it would be, beside what is kept', async () => {
    const db = await region();
    const asked: [PersonRow, string | undefined][] = [];
    const against: Against<PersonRow> = (row, kept) => {
      asked.push([row, kept.pdu(row.pdu)?.region]);
      return [];
    };
    await changePerson(db, 'X100001', { employment: 'employed', sex: undefined }, now, against);
    expect(asked).toMatchObject([[{ crn: 'X100001', employment: 'employed', sex: 'male' }, 'london']]);
  });

  it('keeps anything from being written', async () => {
    const db = await region();
    const before = {
      person: await personByCrn(db, 'X100001'),
      requirement: await requirementOf(db, 'X100001', 1),
      project: await projectByCode(db, 'P0001'),
      session: await sessionById(db, 'P0001-2026-12-01'),
    };
    const refusal = { faults: [fault] };
    const { availability: _, ...person } = before.person!;
    expect(await createPerson(db, { ...person, crn: 'X100002' }, never)).toEqual(refusal);
    expect(await changePerson(db, 'X100001', { availability: [], sex: 'female' }, now, never)).toEqual(
      refusal,
    );
    expect(await changeRequirement(db, 'X100001', 1, { status: 'completed' }, fridayNoon, never)).toEqual(
      refusal,
    );
    expect(await changeProject(db, 'P0001', { name: 'Park' }, now, never)).toEqual(refusal);
    expect(await changeSession(db, 'P0001-2026-12-01', { capacity: 1 }, never)).toEqual(refusal);
    expect(await personByCrn(db, 'X100002')).toBeNull();
    expect({
      person: await personByCrn(db, 'X100001'),
      requirement: await requirementOf(db, 'X100001', 1),
      project: await projectByCode(db, 'P0001'),
      session: await sessionById(db, 'P0001-2026-12-01'),
    }).toEqual(before);
  });

  it('is null where nothing does', () => {
    expect(faultsAgainst(givenDatabase(), {}, () => [])).toBeNull();
  });
});

it('a patch changes the fields that it gives', () => {
  const row: { name: string; end: string | null } = { name: 'Park', end: '2026-12-31' };
  expect(patched(row, { end: null })).toEqual({ name: 'Park', end: null });
  expect(patched(row, { name: undefined })).toEqual(row);
});
