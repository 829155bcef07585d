import { and, count, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { IsoDate, Time } from '../solver/calendar.ts';
import { sessionCredit } from '../solver/hours/credit.ts';
import type { Booking, ProjectCode, SessionId } from '../solver/roster/problem.ts';
import type { SeatPrice } from '../solver/roster/roster.ts';
import type { Db, Tx } from './connect.ts';
import type { AreaFilter, Page, Paged } from './lists.ts';
import { bookings, pins, projects, type rosterStates, rosters, seatPrices, sessions } from './schema.ts';
import { areaWithin } from './scope.ts';
import { type Area, readWeek, type WeekRows } from './week.ts';

/** A roster as kept, without its bookings. */
export type RosterRow = typeof rosters.$inferSelect;

/** A roster as kept; bookings and pins by crn, then session. */
export interface KeptRoster extends RosterRow {
  bookings: Booking[];
  pins: Booking[];
}

/** The rosters of one area and week, all versions. */
export const ofArea = (area: Area & { weekStart: IsoDate }) =>
  and(
    eq(rosters.region, area.region),
    area.pdu === null ? isNull(rosters.pdu) : eq(rosters.pdu, area.pdu),
    eq(rosters.weekStart, area.weekStart),
  );

function pairsOf(tx: Tx, table: typeof bookings | typeof pins, id: number): Booking[] {
  return tx
    .select({ crn: table.crn, session: table.session })
    .from(table)
    .where(eq(table.roster, id))
    .orderBy(table.crn, table.session)
    .all()
    .map(({ crn, session }) => [crn, session] as const);
}

/** A roster with its bookings and pins, within a transaction; null: there is none. */
export function readRoster(tx: Tx, id: number): KeptRoster | null {
  const row = tx.select().from(rosters).where(eq(rosters.id, id)).get();
  return row ? { ...row, bookings: pairsOf(tx, bookings, id), pins: pairsOf(tx, pins, id) } : null;
}

/** A roster with its bookings and pins; null: there is none. */
export async function rosterOf(db: Db, id: number): Promise<KeptRoster | null> {
  return db.transaction((tx) => readRoster(tx, id));
}

/**
 * What a seat of each session was worth in the search that made a roster, in whole points, by session; sessions that are
 * newer than the roster have none. Empty where none are kept.
 */
export async function seatPricesOf(db: Db, roster: number): Promise<SeatPrice[]> {
  return db
    .select({ session: seatPrices.session, price: seatPrices.price })
    .from(seatPrices)
    .where(eq(seatPrices.roster, roster))
    .orderBy(seatPrices.session)
    .all()
    .map(({ session, price }) => [session, price] as const);
}

/** A roster and the data of its week, as they stand at one moment. */
export interface RosterAndWeek {
  roster: KeptRoster;
  /** With the pins of the roster, and as published the bookings of the roster that it replaces. */
  rows: WeekRows;
  /** The roster of the area and week that is published now; null: none is. */
  publishedNow: number | null;
}

/** A roster and its week, within a transaction; null: there is no such roster. */
export function readRosterAndWeek(tx: Tx, id: number): RosterAndWeek | null {
  const roster = readRoster(tx, id);
  if (!roster) return null;
  const { region, pdu, weekStart, replaces } = roster;
  return {
    roster,
    rows: readWeek(tx, { area: { region, pdu }, weekStart, replaces, pinsOf: id }),
    publishedNow: readPublished(tx, roster)?.id ?? null,
  };
}

/** A roster and the data of its week as they are now, read in one transaction; null: there is no such roster. */
export async function rosterAndWeek(db: Db, id: number): Promise<RosterAndWeek | null> {
  return db.transaction((tx) => readRosterAndWeek(tx, id));
}

/** The published roster of an area and week, within a transaction; null: none is. */
export function readPublished(tx: Tx, area: Area & { weekStart: IsoDate }): RosterRow | null {
  const found = tx
    .select()
    .from(rosters)
    .where(and(ofArea(area), eq(rosters.state, 'published')))
    .get();
  return found ?? null;
}

/** A session that a roster has bookings on. */
export interface BookedSession {
  id: SessionId;
  project: ProjectCode;
  projectName: string;
  date: IsoDate;
  from: Time;
  to: Time;
  creditMinutes: number;
}

/** The sessions that a roster has bookings on, whatever has become of them since, by id. */
export async function bookedSessions(db: Db, id: number): Promise<BookedSession[]> {
  return db
    .selectDistinct({
      id: sessions.id,
      project: sessions.project,
      projectName: projects.name,
      date: sessions.date,
      from: sessions.from,
      to: sessions.to,
      breakMinutes: sessions.breakMinutes,
    })
    .from(bookings)
    .innerJoin(sessions, eq(sessions.id, bookings.session))
    .innerJoin(projects, eq(projects.code, sessions.project))
    .where(eq(bookings.roster, id))
    .orderBy(sessions.id)
    .all()
    .map(({ breakMinutes, ...session }) => ({
      ...session,
      creditMinutes: sessionCredit(session, breakMinutes),
    }));
}

export interface RosterFilter extends AreaFilter {
  weekStart?: IsoDate | undefined;
  state?: (typeof rosterStates)[number] | undefined;
}

/** One page of the rosters kept, latest week first and in it the latest made first. */
export async function listRosters(db: Db, filter: RosterFilter, page: Page): Promise<Paged<RosterRow>> {
  const conditions: (SQL | undefined)[] = [
    filter.region && eq(rosters.region, filter.region),
    filter.pdu === undefined ? undefined : eq(rosters.pdu, filter.pdu),
    filter.weekStart === undefined ? undefined : eq(rosters.weekStart, filter.weekStart),
    filter.state && eq(rosters.state, filter.state),
    areaWithin(rosters, filter.within),
  ];
  const where = and(...conditions);
  return db.transaction((tx) => {
    const counted = tx.select({ total: count() }).from(rosters).where(where).get();
    const rows = tx
      .select()
      .from(rosters)
      .where(where)
      .orderBy(desc(rosters.weekStart), desc(rosters.id))
      .limit(page.size)
      .offset(page.size * page.number)
      .all();
    return { rows, total: counted?.total ?? 0 };
  });
}
