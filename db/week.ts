import { and, eq, getTableColumns, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { addDays, daysAWeek, type IsoDate } from '../solver/calendar.ts';
import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import { programmeTimes } from './programme-times.ts';
import * as schema from './schema.ts';
import {
  type AllocatedRow,
  allocatedRows,
  awaitingRows,
  type OpenAppointmentRow,
  openInWeekRows,
  type Reader,
  type UsualProjectRow,
  usualProjectRows,
} from './week-history.ts';
import { type ServedRow, servedRows } from './week-served.ts';

/** What a roster is made for: a region as a whole, or one of its PDUs. */
export interface Area {
  region: Region;
  pdu: string | null;
}

export interface WeekRequest {
  area: Area;
  /** A Monday. */
  weekStart: IsoDate;
  /**
   * The roster whose bookings people have been told of: `published` the one that is published as we read; a roster's
   * id to rebuild the problem of a roster that replaces it; null none.
   */
  replaces: number | null | 'published';
  /** The draft whose pins are to be kept; null none. */
  pinsOf: number | null;
}

type Kept<T extends { $inferSelect: unknown }> = T['$inferSelect'];

export interface BookingRow {
  crn: string;
  session: string;
}

/** Everything that the problem of an area and week is made from, as kept at one moment. Rows are in no particular order. */
export interface WeekRows {
  area: Area;
  weekStart: IsoDate;
  /** The roster whose bookings stand in `published`. */
  replaces: number | null;
  people: Kept<typeof schema.people>[];
  /** In force on some day of the week. */
  availability: Kept<typeof schema.availability>[];
  /** In the week, as are the commitments; what programme groups plan for their members is among those. */
  exceptions: Kept<typeof schema.availabilityExceptions>[];
  commitments: Kept<typeof schema.commitments>[];
  requirements: Kept<typeof schema.requirements>[];
  served: ServedRow[];
  /** Of people of the area, before the week: no outcome yet. */
  awaiting: OpenAppointmentRow[];
  /** In the week, of people of the area or at its projects, not for a run of this area and week to decide anew. */
  openInWeek: OpenAppointmentRow[];
  usualProjects: UsualProjectRow[];
  projects: Kept<typeof schema.projects>[];
  /** Planned, in the week. */
  sessions: Kept<typeof schema.sessions>[];
  pickUpPoints: Kept<typeof schema.pickUpPoints>[];
  pickUpRides: Kept<typeof schema.pickUpRides>[];
  /** To projects that have a session in the week. */
  travelMinutes: Kept<typeof schema.travelMinutes>[];
  /** Pairs of which at least one is of the area. */
  keepApart: Kept<typeof schema.keepApart>[];
  /** Of the roster that it replaces. */
  published: BookingRow[];
  /** Booked by allocations: people have been told of these too, and a run may move them. */
  allocated: AllocatedRow[];
  pins: BookingRow[];
}

/**
 * Everything for an area and a week, read in one transaction. An area or week without rows gives empty lists; a PDU that
 * is not of the region is an area without rows.
 */
export async function weekRows(db: Db, request: WeekRequest): Promise<WeekRows> {
  return db.transaction((tx) => readWeek(tx, request));
}

/** The same, within a transaction. */
export function readWeek(tx: Reader, { area, weekStart, replaces, pinsOf }: WeekRequest): WeekRows {
  const pdus = pdusOf(tx, area);
  const rosters = rostersOf(tx, area, weekStart);
  const published = rosters.find((roster) => roster.state === 'published')?.id ?? null;
  const replaced = replaces === 'published' ? published : replaces;
  const made = rosters.map((roster) => roster.id);
  return {
    area,
    weekStart,
    replaces: replaced,
    ...peopleRows(tx, pdus, weekStart),
    served: servedRows(tx, pdus, weekStart),
    awaiting: awaitingRows(tx, pdus, weekStart),
    openInWeek: openInWeekRows(tx, pdus, weekStart, made),
    allocated: allocatedRows(tx, pdus, weekStart, made),
    usualProjects: usualProjectRows(tx, pdus, area.region, weekStart),
    ...placeRows(tx, pdus, weekStart),
    published: replaced === null ? [] : bookingRows(tx, schema.bookings, replaced),
    pins: pinsOf === null ? [] : bookingRows(tx, schema.pins, pinsOf),
  };
}

function pdusOf(tx: Reader, area: Area): string[] {
  return tx
    .select({ code: schema.pdus.code })
    .from(schema.pdus)
    .where(
      and(
        eq(schema.pdus.region, area.region),
        area.pdu === null ? undefined : eq(schema.pdus.code, area.pdu),
      ),
    )
    .all()
    .map((pdu) => pdu.code);
}

function rostersOf(tx: Reader, { region, pdu }: Area, weekStart: IsoDate) {
  const { rosters } = schema;
  return tx
    .select({ id: rosters.id, state: rosters.state })
    .from(rosters)
    .where(
      and(
        eq(rosters.region, region),
        pdu === null ? isNull(rosters.pdu) : eq(rosters.pdu, pdu),
        eq(rosters.weekStart, weekStart),
      ),
    )
    .all();
}

const lastDayOf = (weekStart: IsoDate) => addDays(weekStart, daysAWeek - 1);

/** The people, when they are free, what they owe and whom they must not meet. */
function peopleRows(tx: Reader, pdus: string[], weekStart: IsoDate) {
  const { people, availability, availabilityExceptions, commitments, requirements, keepApart } = schema;
  const lastDay = lastDayOf(weekStart);
  const ofArea = inArray(people.pdu, pdus);
  const inWeek = (table: typeof availabilityExceptions | typeof commitments) =>
    and(ofArea, gte(table.date, weekStart), lte(table.date, lastDay));
  const other = alias(people, 'other');
  return {
    people: tx.select().from(people).where(ofArea).all(),
    availability: tx
      .select(getTableColumns(availability))
      .from(people)
      .innerJoin(availability, eq(availability.crn, people.crn))
      .where(
        and(
          ofArea,
          lte(availability.fromDate, lastDay),
          or(isNull(availability.untilDate), gte(availability.untilDate, weekStart)),
        ),
      )
      .all(),
    exceptions: tx
      .select(getTableColumns(availabilityExceptions))
      .from(people)
      .innerJoin(availabilityExceptions, eq(availabilityExceptions.crn, people.crn))
      .where(inWeek(availabilityExceptions))
      .all(),
    commitments: [
      ...tx
        .select(getTableColumns(commitments))
        .from(people)
        .innerJoin(commitments, eq(commitments.crn, people.crn))
        .where(inWeek(commitments))
        .all(),
      ...programmeTimes(tx, pdus, weekStart, lastDay).map(({ crn, date, from, to }) => {
        return { crn, date, from, to, kind: 'programme' as const };
      }),
    ],
    requirements: tx
      .select(getTableColumns(requirements))
      .from(people)
      .innerJoin(requirements, eq(requirements.crn, people.crn))
      .where(ofArea)
      .all(),
    keepApart: tx
      .select(getTableColumns(keepApart))
      .from(keepApart)
      .innerJoin(people, eq(people.crn, keepApart.crn))
      .innerJoin(other, eq(other.crn, keepApart.otherCrn))
      .where(or(ofArea, inArray(other.pdu, pdus)))
      .all(),
  };
}

/** The projects, their sessions of the week, and the ways to them. */
function placeRows(tx: Reader, pdus: string[], weekStart: IsoDate) {
  const { projects, sessions, pickUpPoints, pickUpRides, travelMinutes, people } = schema;
  const ofArea = inArray(projects.pdu, pdus);
  const planned = and(
    eq(sessions.status, 'planned'),
    gte(sessions.date, weekStart),
    lte(sessions.date, lastDayOf(weekStart)),
  );
  return {
    projects: tx.select().from(projects).where(ofArea).all(),
    sessions: tx
      .select(getTableColumns(sessions))
      .from(sessions)
      .innerJoin(projects, eq(projects.code, sessions.project))
      .where(and(ofArea, planned))
      .all(),
    pickUpPoints: tx.select().from(pickUpPoints).all(),
    pickUpRides: tx
      .select(getTableColumns(pickUpRides))
      .from(pickUpRides)
      .innerJoin(projects, eq(projects.code, pickUpRides.project))
      .where(ofArea)
      .all(),
    travelMinutes: tx
      .select(getTableColumns(travelMinutes))
      .from(people)
      .innerJoin(travelMinutes, eq(travelMinutes.crn, people.crn))
      .innerJoin(projects, eq(projects.code, travelMinutes.project))
      .where(
        and(
          inArray(people.pdu, pdus),
          ofArea,
          inArray(
            travelMinutes.project,
            tx.select({ project: sessions.project }).from(sessions).where(planned),
          ),
        ),
      )
      .all(),
  };
}

function bookingRows(
  tx: Reader,
  table: typeof schema.bookings | typeof schema.pins,
  roster: number,
): BookingRow[] {
  return tx
    .select({ crn: table.crn, session: table.session })
    .from(table)
    .where(eq(table.roster, roster))
    .all();
}
