import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import {
  changeFacilitator,
  createFacilitator,
  type FacilitatorsFilter,
  facilitatorById,
  listFacilitators,
  type NewFacilitator,
} from '../../db/facilitators.ts';
import { givenDatabase } from '../given/database.ts';
import { allKept } from '../given/kept.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const all = { size: 50, number: 0 };

async function givenFacilitators(): Promise<Db> {
  const db = givenDatabase();
  const region = givenRegion().pdu('sutton').pdu('cardiff', { region: 'wales' });
  givenProgrammes(region)
    .facilitator('F3', { region: 'wales' })
    .facilitator('F2', { pdus: ['croydon', 'sutton'], programmes: ['TSP'] })
    .facilitator('F1')
    .leave('F1');
  await region.keep(db);
  return db;
}

const newFacilitator: NewFacilitator = {
  id: 'F9',
  name: 'A. Facilitator',
  region: 'london',
  pdus: [],
  programmes: ['TSP'],
};

describe('A list of facilitators', () => {
  it.each<[FacilitatorsFilter, string[]]>([
    [{}, ['F1', 'F2', 'F3']],
    [{ region: 'london' }, ['F1', 'F2']],
    [{ pdu: 'sutton' }, ['F1', 'F2']],
    [{ pdu: 'cardiff' }, ['F3']],
    [{ pdu: 'atlantis' }, []],
    [{ programme: 'BBR' }, ['F1', 'F3']],
  ])('of %o is %j', async (filter, ids) => {
    const { rows, total } = await listFacilitators(await givenFacilitators(), filter, all);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(total).toBe(ids.length);
  });
});

describe('A facilitator', () => {
  it('comes with their hours and leave', async () => {
    const one = await facilitatorById(await givenFacilitators(), 'F1');
    expect(one?.hours).toHaveLength(5);
    expect(one?.leave).toEqual([{ fromDate: '2027-02-15', toDate: '2027-02-19' }]);
  });

  it('is kept, and changed field by field', async () => {
    const db = await givenFacilitators();
    const hours = [{ weekday: 2 as const, from: '13:00', to: '21:00' }];
    expect(await createFacilitator(db, { ...newFacilitator, hours })).toEqual({
      kept: { ...newFacilitator, hours, leave: [] },
    });
    expect(await changeFacilitator(db, 'F9', { programmes: ['BBR', 'TSP'], hours: [] })).toMatchObject({
      kept: { name: 'A. Facilitator', programmes: ['BBR', 'TSP'], hours: [] },
    });
    expect(await changeFacilitator(db, 'F8', { name: 'x' })).toBeNull();
  });

  it('is refused with an id that stands, or a list with one row twice', async () => {
    const db = await givenFacilitators();
    const before = allKept(db);
    expect(await createFacilitator(db, { ...newFacilitator, id: 'F1' })).toMatchObject({
      refused: 'duplicate',
      field: 'id',
    });
    const away = { fromDate: '2027-02-15', toDate: '2027-02-19' };
    expect(await createFacilitator(db, { ...newFacilitator, leave: [away, away] })).toMatchObject({
      refused: 'duplicate',
      field: 'leave',
    });
    expect(allKept(db)).toEqual(before);
  });
});
