import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/connect.ts';
import { changeVenue, createVenue, listVenues, type NewVenue, venueByCode } from '../../db/venues.ts';
import { givenDatabase } from '../given/database.ts';
import { givenGroup } from '../given/groups.ts';
import { allKept } from '../given/kept.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

const all = { size: 50, number: 0 };
const room = { code: 'room', name: 'Room', seats: 12 };

async function givenVenues(): Promise<Db> {
  const db = givenDatabase();
  const region = givenRegion();
  givenProgrammes(region).venue('V2').venue('V1').facilitator('F1').pattern('evenings').closure('V1');
  region.pdu('cardiff', { region: 'wales' });
  givenProgrammes(region).venue('W1');
  await region.keep(db);
  return db;
}

const newVenue = (change: Partial<NewVenue> = {}): NewVenue => ({
  code: 'V9',
  name: 'Library',
  pdu: 'croydon',
  latitude: 51.374,
  longitude: -0.099,
  tags: ['step-free'],
  ...change,
});

describe('A list of venues', () => {
  it('is in order of code, of an area', async () => {
    const db = await givenVenues();
    const codes = async (filter: Parameters<typeof listVenues>[1]) =>
      (await listVenues(db, filter, all)).rows.map(({ code }) => code);
    expect(await codes({})).toEqual(['V1', 'V2', 'W1']);
    expect(await codes({ region: 'london' })).toEqual(['V1', 'V2']);
    expect(await codes({ pdu: 'cardiff' })).toEqual(['W1']);
    expect(await listVenues(db, {}, { size: 2, number: 1 })).toMatchObject({
      rows: [{ code: 'W1' }],
      total: 3,
    });
  });
});

describe('A venue', () => {
  it('comes with its rooms, hours and closures', async () => {
    const venue = await venueByCode(await givenVenues(), 'V1');
    expect(venue).toMatchObject({
      code: 'V1',
      rooms: [room],
      closures: [{ fromDate: '2026-12-21', toDate: '2027-01-01', reason: 'New boiler' }],
    });
    expect(venue?.hours).toHaveLength(5);
    expect(await venueByCode(await givenVenues(), 'V8')).toBeNull();
  });

  it('is kept with its lists', async () => {
    const db = await givenVenues();
    const hours = [{ weekday: 2 as const, from: '09:00', to: '21:00' }];
    const kept = await createVenue(db, newVenue({ rooms: [room], hours }));
    expect(kept).toEqual({ kept: { ...newVenue(), rooms: [room], hours, closures: [] } });
  });

  it('is changed field by field, and a list as a whole', async () => {
    const db = await givenVenues();
    expect(await changeVenue(db, 'V1', { name: 'Annexe', closures: [] })).toMatchObject({
      kept: { name: 'Annexe', rooms: [room], closures: [] },
    });
    const more = [
      { ...room, seats: 8 },
      { code: 'small', name: 'Small', seats: 4 },
    ];
    expect(await changeVenue(db, 'V1', { rooms: more })).toMatchObject({ kept: { rooms: more } });
    expect(await changeVenue(db, 'V8', { name: 'x' })).toBeNull();
  });

  it.each<[Partial<NewVenue>, object]>([
    [{ code: 'V1' }, { refused: 'duplicate', field: 'code' }],
    [{ pdu: 'atlantis' }, { refused: 'unknown', field: 'pdu' }],
    [{ rooms: [room, room] }, { refused: 'duplicate', field: 'rooms' }],
  ])('%o is refused, and nothing is kept', async (change, refusal) => {
    const db = await givenVenues();
    const before = allKept(db);
    expect(await createVenue(db, newVenue(change))).toMatchObject(refusal);
    expect(allKept(db)).toEqual(before);
  });

  it('keeps a room in which groups meet, whatever list is given', async () => {
    const db = await givenVenues();
    givenGroup(db, 'G1');
    const before = allKept(db);
    const inUse = { refused: 'in-use', field: 'rooms', value: 'room' };
    expect(await changeVenue(db, 'V1', { rooms: [] })).toEqual(inUse);
    expect(allKept(db)).toEqual(before);
    expect(await changeVenue(db, 'V1', { rooms: [{ ...room, seats: 10 }] })).toMatchObject({
      kept: { rooms: [{ seats: 10 }] },
    });
    expect(await changeVenue(db, 'V2', { rooms: [] })).toMatchObject({ kept: { rooms: [] } });
  });
});
