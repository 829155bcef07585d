import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import {
  changePerson,
  createPerson,
  keepApartRow,
  listPeople,
  type NewPerson,
  type PeopleFilter,
  personByCrn,
} from '../../db/people.ts';
import { now } from '../given/allocated.ts';
import { givenDatabase } from '../given/database.ts';
import { allKept } from '../given/kept.ts';
import { givenRegion } from '../given/region.ts';

const all = { size: 50, number: 0 };
const evening = { weekday: 2, from: '17:00', to: '21:00', fromDate: '2026-09-01', untilDate: null };

async function givenThreePeople(): Promise<Db> {
  const db = givenDatabase();
  await givenRegion()
    .person('X100003')
    .person('X100001', { employment: 'employed' })
    .pdu('cardiff', { region: 'wales' })
    .person('X100002', { sex: 'female', avoidAllMale: true })
    .keep(db);
  return db;
}

const newPerson = (change: Partial<NewPerson> = {}): NewPerson => {
  const row = givenRegion().person('X100009').rows.people[0]!;
  return { ...row, crn: 'X100009', ...change };
};

describe('A list of people', () => {
  it.each<[PeopleFilter, string[]]>([
    [{}, ['X100001', 'X100002', 'X100003']],
    [{ region: 'london' }, ['X100001', 'X100003']],
    [{ region: 'wales' }, ['X100002']],
    [{ region: 'kent-surrey-sussex' }, []],
    [{ pdu: 'croydon' }, ['X100001', 'X100003']],
    [{ pdu: 'cardiff', region: 'london' }, []],
    [{ employment: 'employed' }, ['X100001']],
    [{ sex: 'female', employment: 'unemployed' }, ['X100002']],
  ])('by %j is %j, in order of crn', async (filter, crns) => {
    const { rows, total } = await listPeople(await givenThreePeople(), filter, all);
    expect(rows.map((person) => person.crn)).toEqual(crns);
    expect(total).toBe(crns.length);
  });

  it('comes in pages, each with the number of people in all', async () => {
    const db = await givenThreePeople();
    const pages = [0, 1, 2].map((number) => listPeople(db, {}, { size: 2, number }));
    const crns = (await Promise.all(pages)).map(({ rows, total }) => [total, rows.map(({ crn }) => crn)]);
    expect(crns).toEqual([
      [3, ['X100001', 'X100002']],
      [3, ['X100003']],
      [3, []],
    ]);
  });
});

describe('One person', () => {
  it('comes with the times they can and cannot work and the people they must not meet', async () => {
    const db = await givenThreePeople();
    await givenRegion()
      .person('X100001')
      .person('X100002', { pdu: 'cardiff' })
      .person('X100003')
      .onlyFree('X100002', [6, '09:00', '13:00'], [2, '17:00', '21:00'])
      .exception('X100002', '2026-12-05')
      .keepApart('X100003', 'X100002')
      .keepApart('X100001', 'X100002')
      .commitment('X100002', '2026-12-03')
      .keep(db);
    const person = await personByCrn(db, 'X100002');
    expect(person).toMatchObject({
      crn: 'X100002',
      pdu: 'cardiff',
      exceptions: [{ date: '2026-12-05', from: '00:00', to: '24:00', available: false }],
      keepApart: ['X100001', 'X100003'],
      commitments: [{ date: '2026-12-03', from: '09:00', to: '17:00', kind: 'programme' }],
    });
    expect(person?.availability).toContainEqual({
      weekday: 6,
      from: '09:00',
      to: '13:00',
      fromDate: '2026-01-01',
      untilDate: null,
    });
    expect((await personByCrn(db, 'X100003'))?.keepApart).toEqual(['X100002']);
  });

  it('who is not kept is null', async () => {
    expect(await personByCrn(givenDatabase(), 'X100001')).toBeNull();
  });
});

describe('A new person', () => {
  it('is kept with their lists', async () => {
    const db = await givenThreePeople();
    const person = newPerson({ availability: [evening], keepApart: ['X100001'] });
    const kept = { ...person, exceptions: [], commitments: [] };
    expect(await createPerson(db, person)).toEqual({ kept });
    expect(await personByCrn(db, 'X100009')).toEqual(kept);
  });

  it.each<[Partial<NewPerson>, string, string, string]>([
    [{ crn: 'X100001' }, 'duplicate', 'crn', 'X100001'],
    [{ pdu: 'leeds' }, 'unknown', 'pdu', 'leeds'],
    [{ keepApart: ['X100001', 'X999999'] }, 'unknown', 'keepApart', 'X999999'],
    [{ keepApart: ['X100009'] }, 'itself', 'keepApart', 'X100009'],
    [{ keepApart: ['X100001', 'X100001'] }, 'duplicate', 'keepApart', 'X100001'],
    [{ availability: [evening, evening] }, 'duplicate', 'availability', 'weekday 2 17:00 from 2026-09-01'],
  ])('%j is refused: %s %s', async (change, refused, field, value) => {
    const db = await givenThreePeople();
    const before = allKept(db);
    expect(await createPerson(db, newPerson(change))).toEqual({ refused, field, value });
    expect(allKept(db)).toEqual(before);
  });

  it('is not kept if the caller finds something against them', async () => {
    const db = await givenThreePeople();
    const fault = { code: 'out-of-range', path: 'homeLatitude', message: 'must be in Wales' };
    const result = await createPerson(db, newPerson(), (_, kept) => (kept.person('X100001') ? [fault] : []));
    expect(result).toEqual({ faults: [fault] });
    expect(await personByCrn(db, 'X100009')).toBeNull();
  });
});

describe('A change of a person', () => {
  it('changes the fields given and leaves the others', async () => {
    const db = await givenThreePeople();
    const before = await personByCrn(db, 'X100001');
    const result = await changePerson(db, 'X100001', { pdu: 'cardiff', sex: undefined }, now);
    expect(result).toEqual({ kept: { ...before, pdu: 'cardiff' } });
  });

  it('puts a list in the place of the one kept', async () => {
    const db = await givenThreePeople();
    const whole = { from: '00:00', to: '24:00' };
    const lists = {
      availability: [evening],
      exceptions: [{ date: '2026-12-05', ...whole, available: true }],
      keepApart: ['X100003'],
      commitments: [{ date: '2026-12-03', ...whole, kind: 'court' as const }],
    };
    expect(await changePerson(db, 'X100001', lists, now)).toMatchObject({ kept: lists });
    const none = { availability: [], exceptions: [], keepApart: [], commitments: [] };
    expect(await changePerson(db, 'X100001', none, now)).toMatchObject({ kept: none });
  });

  it('is refused as a new person is, and sees the row as it would be', async () => {
    const db = await givenThreePeople();
    expect(await changePerson(db, 'X100001', { pdu: 'leeds' }, now)).toMatchObject({ refused: 'unknown' });
    const seen: unknown[] = [];
    await changePerson(db, 'X100001', { pdu: 'cardiff' }, now, (row) => {
      seen.push([row.crn, row.pdu, row.employment]);
      return [];
    });
    expect(seen).toEqual([['X100001', 'cardiff', 'employed']]);
  });

  it('who is not kept is null', async () => {
    expect(await changePerson(givenDatabase(), 'X100001', { pdu: 'croydon' }, now)).toBeNull();
  });
});

it('A pair to be kept apart is one row, whoever is named first', () => {
  const row = { crn: 'X100001', otherCrn: 'X100002' };
  expect(keepApartRow('X100001', 'X100002')).toEqual(row);
  expect(keepApartRow('X100002', 'X100001')).toEqual(row);
});
