import { and, count, desc, eq } from 'drizzle-orm';
import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import { pdus, people } from './schema.ts';
import { pduWithin, type Scope } from './scope.ts';

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

export type PduRow = typeof pdus.$inferSelect;

/** The PDUs of a region, or of all of them, by name. */
export async function listPdus(
  db: Db,
  { region, within }: { region?: Region | undefined; within?: Scope | undefined },
): Promise<PduRow[]> {
  return db
    .select()
    .from(pdus)
    .where(and(region && eq(pdus.region, region), pduWithin(db, pdus.code, within)))
    .orderBy(pdus.name)
    .all();
}
