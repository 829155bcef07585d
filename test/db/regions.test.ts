import { expect, it } from 'vitest';
import { regionsWithPeople } from '../../db/regions.ts';
import { givenDatabase } from '../given/database.ts';
import { givenTwoPdus } from '../given/rostered.ts';
import { withWales } from '../given/two-regions.ts';

it('regions that have people come with those that have most first', async () => {
  const db = await givenTwoPdus((week) => {
    withWales(week);
    week.pdu('leeds', { region: 'yorkshire-and-the-humber' });
  });
  expect(await regionsWithPeople(db)).toEqual([
    { region: 'london', people: 8 },
    { region: 'wales', people: 2 },
  ]);
  expect(await regionsWithPeople(givenDatabase())).toEqual([]);
});
