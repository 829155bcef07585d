import { expect, it } from 'vitest';
import { putVenueTravel, venueTravelOf } from '../../db/venue-travel.ts';
import { givenDatabase } from '../given/database.ts';
import { givenProgrammes } from '../given/programmes.ts';
import { givenRegion } from '../given/region.ts';

async function givenTravel() {
  const db = givenDatabase();
  const region = givenRegion().person('X100001');
  givenProgrammes(region).venue('V1').venue('V2').travel('X100001', 'V1', 35);
  await region.keep(db);
  return db;
}

it('The travel times of a person are put as a whole, by venue', async () => {
  const db = await givenTravel();
  expect(await venueTravelOf(db, 'X100001')).toEqual([{ venue: 'V1', minutes: 35 }]);
  const rows = [
    { venue: 'V2', minutes: 50 },
    { venue: 'V1', minutes: 30 },
  ];
  expect(await putVenueTravel(db, 'X100001', rows)).toEqual({ kept: rows.toReversed() });
});

it('Unknown venues, one venue twice and unknown people are refused', async () => {
  const db = await givenTravel();
  const row = { venue: 'V1', minutes: 30 };
  expect(await putVenueTravel(db, 'X100001', [{ ...row, venue: 'V9' }])).toMatchObject({
    refused: 'unknown',
  });
  expect(await putVenueTravel(db, 'X100001', [row, row])).toMatchObject({ refused: 'duplicate' });
  expect(await putVenueTravel(db, 'X999999', [])).toBeNull();
  expect(await venueTravelOf(db, 'X999999')).toBeNull();
  expect(await venueTravelOf(db, 'X100001')).toEqual([{ venue: 'V1', minutes: 35 }]);
});
