import { and, eq, gte, or, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { grouped } from '../solver/grouped.ts';
import type { Placeable, Promised } from '../solver/groups/opening/nouns.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import { journeysTo } from '../solver/travel.ts';
import { type BusyTime, busyTimes } from './busy-times.ts';
import type { Tx } from './connect.ts';
import { factsOf } from './referral-facts.ts';
import {
  availability,
  availabilityExceptions,
  keepApart,
  people,
  referrals,
  type venues,
  venueTravel,
} from './schema.ts';

/** What people are looked at for. */
export interface PlacedAt {
  venue: typeof venues.$inferSelect;
  /** The region of the venue, whose policy says how far people travel. */
  region: Parameters<typeof policyInForce>[0];
  today: IsoDate;
  /** Ids of sessions that are about to change: nobody is busy with these. */
  except?: ReadonlySet<string>;
}

/** Referrals as they may be placed at a venue, in the order of the ids; unknown ids are left out. */
export function placeablesIn(tx: Tx, ids: readonly string[], at: PlacedAt): Placeable[] {
  const list = JSON.stringify(ids);
  const rows = tx
    .select({ referral: referrals, person: people })
    .from(referrals)
    .innerJoin(people, eq(people.crn, referrals.crn))
    .where(sql`${referrals.id} in (select value from json_each(${list}))`)
    .all();
  const crns = rows.map(({ person }) => person.crn);
  const time = personTimes(tx, crns, at);
  const apart = apartFrom(tx, crns);
  const travel = travelTo(
    tx,
    at,
    rows.map(({ person }) => person),
  );
  const byId = new Map(rows.map((row) => [row.referral.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { referral, person } = row;
    const { crn, sex } = person;
    return {
      referral: id,
      crn,
      sex,
      programme: referral.programme,
      state: referral.state,
      readyFrom: referral.readyFrom,
      mustFinishBy: referral.mustFinishBy,
      needs: referral.needs,
      facts: factsOf(tx, id),
      travelMinutes: travel.get(crn) ?? null,
      keepApart: apart.get(crn) ?? [],
      ...time(crn),
    };
  });
}

/** After every date. */
export const endOfTime = '9999-12-31';
const among = (crns: readonly string[]) => sql`(select value from json_each(${JSON.stringify(crns)}))`;

function personTimes(tx: Tx, crns: readonly string[], at: PlacedAt) {
  const ofPeople = among(crns);
  const weekly = tx.select().from(availability).where(sql`${availability.crn} in ${ofPeople}`).all();
  const exceptions = tx
    .select()
    .from(availabilityExceptions)
    .where(and(sql`${availabilityExceptions.crn} in ${ofPeople}`, gte(availabilityExceptions.date, at.today)))
    .all();
  const promised = grouped(promisedBy(tx, crns, at), ({ crn }) => crn);
  const weeklyOf = grouped(weekly, ({ crn }) => crn);
  const exceptionsOf = grouped(exceptions, ({ crn }) => crn);
  return (crn: string): Pick<Placeable, 'availability' | 'exceptions' | 'busy'> => ({
    availability: (weeklyOf.get(crn) ?? []) as Placeable['availability'],
    exceptions: exceptionsOf.get(crn) ?? [],
    busy: promised.get(crn) ?? [],
  });
}

const busyWith: Readonly<Record<BusyTime['kind'], string>> = {
  'unpaid-work': 'unpaid work',
  programme: 'a programme session',
  commitment: 'another commitment',
};

/** Commitments, unpaid work to come, and sessions of groups that are open. */
function promisedBy(tx: Tx, crns: readonly string[], { today, except }: PlacedAt) {
  return busyTimes(tx, crns, today, endOfTime)
    .filter(({ id }) => id === null || !except?.has(id))
    .map(({ crn, date, from, to, kind }): Promised & { crn: string } => ({
      crn,
      date,
      from,
      to,
      what: busyWith[kind],
    }));
}

function apartFrom(tx: Tx, crns: readonly string[]): Map<string, string[]> {
  const ofPeople = among(crns);
  const pairs = tx
    .select()
    .from(keepApart)
    .where(or(sql`${keepApart.crn} in ${ofPeople}`, sql`${keepApart.otherCrn} in ${ofPeople}`))
    .all();
  const apart = new Map<string, string[]>();
  const add = (crn: string, other: string) => apart.set(crn, [...(apart.get(crn) ?? []), other]);
  for (const { crn, otherCrn } of pairs) {
    add(crn, otherCrn);
    add(otherCrn, crn);
  }
  return apart;
}

/** Minutes one way to the venue: as they are known, else estimated from home. */
function travelTo(tx: Tx, { venue, region, today }: PlacedAt, homes: (typeof people.$inferSelect)[]) {
  const known = tx.select().from(venueTravel).where(eq(venueTravel.venue, venue.code)).all();
  const minutesOf = new Map(known.map(({ crn, minutes }) => [crn, minutes]));
  const { code, latitude, longitude } = venue;
  const journeys = journeysTo(
    [{ code, place: { latitude, longitude }, pickUps: [] }],
    policyInForce(region, today).limits,
  );
  return new Map(
    homes.map(({ crn, homeLatitude, homeLongitude }) => {
      const minutes = minutesOf.get(crn);
      const [journey] = journeys({
        home: { latitude: homeLatitude, longitude: homeLongitude },
        imported: new Map(minutes === undefined ? [] : [[code, minutes]]),
      });
      return [crn, journey!.minutes];
    }),
  );
}
