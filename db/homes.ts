import { eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { type AreaFilter, inArea } from './lists.ts';
import { pdus, people } from './schema.ts';

/** Where a person lives, and the PDU that they belong to. */
export interface Home {
  crn: string;
  pdu: string;
  pduName: string;
  latitude: number;
  longitude: number;
}

/** The homes of an area's people, by crn: to be added up, never to be told. */
export async function homesOf(db: Db, area: AreaFilter): Promise<Home[]> {
  return db
    .select({
      crn: people.crn,
      pdu: people.pdu,
      pduName: pdus.name,
      latitude: people.homeLatitude,
      longitude: people.homeLongitude,
    })
    .from(people)
    .innerJoin(pdus, eq(pdus.code, people.pdu))
    .where(inArea(db, people.pdu, area))
    .orderBy(people.crn)
    .all();
}
