import { and, eq, getTableColumns, gte, inArray, isNull, or } from 'drizzle-orm';
import type { IsoDate, Window } from '../solver/calendar.ts';
import type { Region } from '../solver/policy/entry.ts';
import { type BusyTime, busyTimes } from './busy-times.ts';
import type { Db, Tx } from './connect.ts';
import * as schema from './schema.ts';

type Kept<T extends { $inferSelect: unknown }> = T['$inferSelect'];

/** Time of somebody or something, on one day. */
export interface Booked extends Window {
  date: IsoDate;
}

/** Somebody who waits: the referral and the person. */
export interface WaitingRow {
  referral: Kept<typeof schema.referrals>;
  person: Pick<Kept<typeof schema.people>, 'crn' | 'sex' | 'pdu' | 'homeLatitude' | 'homeLongitude'>;
}

/** Everything that groups of a region are formed from, as kept at one moment. Times of the day and later; no order. */
export interface GroupingRows {
  region: Region;
  /** Waiting, or offered a place that is not theirs yet. */
  waiting: WaitingRow[];
  facts: Kept<typeof schema.referralFacts>[];
  availability: Kept<typeof schema.availability>[];
  exceptions: Kept<typeof schema.availabilityExceptions>[];
  /** What people have on besides: commitments, unpaid work to come, sessions of groups that they are in. */
  busy: BusyTime[];
  keepApart: Kept<typeof schema.keepApart>[];
  travel: Kept<typeof schema.venueTravel>[];
  /** Codes of the region's. */
  pdus: string[];
  venues: Kept<typeof schema.venues>[];
  rooms: Kept<typeof schema.rooms>[];
  hours: Kept<typeof schema.venueHours>[];
  closures: Kept<typeof schema.venueClosures>[];
  facilitators: Kept<typeof schema.facilitators>[];
  facilitatorHours: Kept<typeof schema.facilitatorHours>[];
  leave: Kept<typeof schema.facilitatorLeave>[];
  patterns: Kept<typeof schema.slotPatterns>[];
  slots: Kept<typeof schema.slots>[];
  /** Open groups at venues of the region. */
  groups: Kept<typeof schema.groups>[];
  groupFacilitators: Kept<typeof schema.groupFacilitators>[];
  /** Of open groups, still in them. */
  members: (Pick<Kept<typeof schema.groupMembers>, 'group' | 'referral'> & { crn: string })[];
  /** Planned sessions of open groups, with what they take. */
  sessions: Kept<typeof schema.groupSessions>[];
  /** Of facilitators: group sessions and one-to-ones that are planned. */
  facilitatorsBooked: (Booked & { facilitator: string })[];
}

/** The rows of a region, read in one transaction. A region without rows gives empty lists. */
export async function groupingRows(db: Db, region: Region, asOf: IsoDate): Promise<GroupingRows> {
  return db.transaction((tx) => ({
    region,
    ...peopleRows(tx, region, asOf),
    ...placeRows(tx, region),
    ...groupRows(tx, region, asOf),
  }));
}

function pdusOf(tx: Tx, region: Region) {
  return tx.select({ code: schema.pdus.code }).from(schema.pdus).where(eq(schema.pdus.region, region));
}

function peopleRows(tx: Tx, region: Region, asOf: IsoDate) {
  const { referrals, people, referralFacts, availability, availabilityExceptions, keepApart, venueTravel } =
    schema;
  const isWaiting = and(
    inArray(referrals.state, ['waiting', 'offered']),
    inArray(people.pdu, pdusOf(tx, region)),
  );
  const { crn, sex, pdu, homeLatitude, homeLongitude } = people;
  const waiting = tx
    .select({
      referral: getTableColumns(referrals),
      person: { crn, sex, pdu, homeLatitude, homeLongitude },
    })
    .from(referrals)
    .innerJoin(people, eq(people.crn, referrals.crn))
    .where(isWaiting)
    .all();
  const waitingOf = <C extends typeof referrals.crn | typeof referrals.id>(column: C) =>
    tx
      .select({ one: column })
      .from(referrals)
      .innerJoin(people, eq(people.crn, referrals.crn))
      .where(isWaiting);
  const crns = waitingOf(referrals.crn);
  /** Nobody who waits is asked for later. */
  const last =
    waiting
      .map(({ referral }) => referral.mustFinishBy)
      .sort()
      .at(-1) ?? asOf;
  return {
    waiting,
    facts: tx
      .select()
      .from(referralFacts)
      .where(inArray(referralFacts.referral, waitingOf(referrals.id)))
      .all(),
    availability: tx
      .select()
      .from(availability)
      .where(
        and(
          inArray(availability.crn, crns),
          or(isNull(availability.untilDate), gte(availability.untilDate, asOf)),
        ),
      )
      .all(),
    exceptions: tx
      .select()
      .from(availabilityExceptions)
      .where(and(inArray(availabilityExceptions.crn, crns), gte(availabilityExceptions.date, asOf)))
      .all(),
    busy: busyTimes(tx, [...new Set(waiting.map(({ person }) => person.crn))], asOf, last),
    keepApart: tx
      .select()
      .from(keepApart)
      .where(and(inArray(keepApart.crn, crns), inArray(keepApart.otherCrn, crns)))
      .all(),
    travel: tx.select().from(venueTravel).where(inArray(venueTravel.crn, crns)).all(),
  };
}

function placeRows(tx: Tx, region: Region) {
  const { venues, rooms, venueHours, venueClosures, facilitators, facilitatorHours, facilitatorLeave } =
    schema;
  const { slotPatterns, slots } = schema;
  const codes = tx
    .select({ code: venues.code })
    .from(venues)
    .where(inArray(venues.pdu, pdusOf(tx, region)));
  const ids = tx.select({ id: facilitators.id }).from(facilitators).where(eq(facilitators.region, region));
  const ofRegion = tx
    .select({ id: slotPatterns.id })
    .from(slotPatterns)
    .where(eq(slotPatterns.region, region));
  return {
    pdus: pdusOf(tx, region)
      .all()
      .map(({ code }) => code),
    venues: tx.select().from(venues).where(inArray(venues.code, codes)).all(),
    rooms: tx.select().from(rooms).where(inArray(rooms.venue, codes)).all(),
    hours: tx.select().from(venueHours).where(inArray(venueHours.venue, codes)).all(),
    closures: tx.select().from(venueClosures).where(inArray(venueClosures.venue, codes)).all(),
    facilitators: tx.select().from(facilitators).where(eq(facilitators.region, region)).all(),
    facilitatorHours: tx
      .select()
      .from(facilitatorHours)
      .where(inArray(facilitatorHours.facilitator, ids))
      .all(),
    leave: tx.select().from(facilitatorLeave).where(inArray(facilitatorLeave.facilitator, ids)).all(),
    patterns: tx.select().from(slotPatterns).where(eq(slotPatterns.region, region)).all(),
    slots: tx.select().from(slots).where(inArray(slots.pattern, ofRegion)).all(),
  };
}

function groupRows(tx: Tx, region: Region, asOf: IsoDate) {
  const { groups, groupFacilitators, groupMembers, groupSessions, sessionFacilitators, oneToOnes } = schema;
  const { referrals, venues, facilitators } = schema;
  const ofRegion = tx
    .select({ code: venues.code })
    .from(venues)
    .where(inArray(venues.pdu, pdusOf(tx, region)));
  const isOpen = and(eq(groups.state, 'open'), inArray(groups.venue, ofRegion));
  const open = tx.select({ id: groups.id }).from(groups).where(isOpen);
  const ids = tx.select({ id: facilitators.id }).from(facilitators).where(eq(facilitators.region, region));
  const { date, from, to } = groupSessions;
  return {
    groups: tx.select().from(groups).where(isOpen).all(),
    groupFacilitators: tx
      .select()
      .from(groupFacilitators)
      .where(inArray(groupFacilitators.group, open))
      .all(),
    members: tx
      .select({ group: groupMembers.group, referral: groupMembers.referral, crn: referrals.crn })
      .from(groupMembers)
      .innerJoin(referrals, eq(referrals.id, groupMembers.referral))
      .where(and(inArray(groupMembers.group, open), isNull(groupMembers.leftOn)))
      .all(),
    sessions: tx
      .select()
      .from(groupSessions)
      .where(
        and(inArray(groupSessions.venue, ofRegion), eq(groupSessions.status, 'planned'), gte(date, asOf)),
      )
      .all(),
    facilitatorsBooked: [
      ...tx
        .select({ facilitator: sessionFacilitators.facilitator, date, from, to })
        .from(sessionFacilitators)
        .innerJoin(groupSessions, eq(groupSessions.id, sessionFacilitators.session))
        .where(
          and(
            inArray(sessionFacilitators.facilitator, ids),
            eq(groupSessions.status, 'planned'),
            gte(date, asOf),
          ),
        )
        .all(),
      ...tx
        .select({
          facilitator: oneToOnes.facilitator,
          date: oneToOnes.date,
          from: oneToOnes.from,
          to: oneToOnes.to,
        })
        .from(oneToOnes)
        .where(
          and(
            inArray(oneToOnes.facilitator, ids),
            eq(oneToOnes.status, 'planned'),
            gte(oneToOnes.date, asOf),
          ),
        )
        .all(),
    ],
  };
}
