import { count, desc, eq } from 'drizzle-orm';
import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import { pdus, people } from './schema.ts';

/** The regions that have people, those with most people first, and how many each has. */
export async function regionsWithPeople(db: Db): Promise<{ region: Region; people: number }[]> {
  const counted = count(people.crn);
  return db
    .select({ region: pdus.region, people: counted })
    .from(people)
    .innerJoin(pdus, eq(pdus.code, people.pdu))
    .groupBy(pdus.region)
    .orderBy(desc(counted), pdus.region)
    .all();
}
