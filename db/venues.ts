import { and, eq, notInArray, or, sql } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import {
  type Against,
  type AreaFilter,
  type Change,
  faultsAgainst,
  inArea,
  type Page,
  type Paged,
  type Patch,
  pageOf,
  patched,
  twiceIn,
} from './lists.ts';
import { groupSessions, groups, pdus, rooms, venueClosures, venueHours, venues } from './schema.ts';

export type VenueRow = typeof venues.$inferSelect;

/** What is kept beside a venue: its rooms by code, when it is open week after week, when it is closed. */
export interface VenueLists {
  rooms: Omit<typeof rooms.$inferSelect, 'venue'>[];
  hours: Omit<typeof venueHours.$inferSelect, 'venue'>[];
  closures: Omit<typeof venueClosures.$inferSelect, 'venue'>[];
}

export type Venue = VenueRow & VenueLists;
export type NewVenue = VenueRow & Patch<VenueLists>;
/** A list that is given takes the place of the one kept. */
export type VenuePatch = Patch<Omit<Venue, 'code'>>;

type Refused = Extract<Change<never>, { refused: string }>;

/** Venues in order of code, without their lists. */
export async function listVenues(db: Db, filter: AreaFilter, page: Page): Promise<Paged<VenueRow>> {
  return pageOf(db, venues, inArea(db, venues.pdu, filter), [venues.code], page);
}

/** One venue with its lists, or null. */
export async function venueByCode(db: Db, code: string): Promise<Venue | null> {
  return db.transaction((tx) => venueIn(tx, code));
}

/** Keeps a new venue. Refused: a code that stands already, an unknown pdu, a list with one row twice. */
export async function createVenue(
  db: Db,
  venue: NewVenue,
  against: Against<VenueRow> = () => [],
): Promise<Change<Venue>> {
  return db.transaction(
    (tx) => {
      const { row, lists } = rowAndLists(venue);
      if (venueIn(tx, row.code)) return { refused: 'duplicate', field: 'code', value: row.code } as const;
      const refused = refusalOf(tx, row.code, venue) ?? faultsAgainst(db, row, against);
      if (refused) return refused;
      tx.insert(venues).values(row).run();
      replaceLists(tx, row.code, lists);
      return { kept: venueIn(tx, row.code)! };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Changes some fields of a venue; a list that is given takes the place of the one kept. Refused besides: a room that
 * would go, and in which groups meet. Null: no such venue.
 */
export async function changeVenue(
  db: Db,
  code: string,
  patch: VenuePatch,
  against: Against<VenueRow> = () => [],
): Promise<Change<Venue> | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select().from(venues).where(eq(venues.code, code)).get();
      if (!before) return null;
      const { row, lists } = rowAndLists(patch);
      const refused =
        refusalOf(tx, code, patch) ?? faultsAgainst(db, patched<VenueRow>(before, row), against);
      if (refused) return refused;
      if (Object.values(row).some((value) => value !== undefined))
        tx.update(venues).set(row).where(eq(venues.code, code)).run();
      replaceLists(tx, code, lists);
      return { kept: venueIn(tx, code)! };
    },
    { behavior: 'immediate' },
  );
}

function venueIn(tx: Tx, code: string): Venue | null {
  const row = tx.select().from(venues).where(eq(venues.code, code)).get();
  if (!row) return null;
  const roomRows = tx.select().from(rooms).where(eq(rooms.venue, code)).orderBy(rooms.code).all();
  const hourRows = tx
    .select()
    .from(venueHours)
    .where(eq(venueHours.venue, code))
    .orderBy(venueHours.weekday, venueHours.from)
    .all();
  const closureRows = tx
    .select()
    .from(venueClosures)
    .where(eq(venueClosures.venue, code))
    .orderBy(venueClosures.fromDate)
    .all();
  return {
    ...row,
    rooms: roomRows.map(withoutVenue),
    hours: hourRows.map(withoutVenue),
    closures: closureRows.map(withoutVenue),
  };
}

function withoutVenue<T extends { venue: string }>({ venue: _, ...rest }: T): Omit<T, 'venue'> {
  return rest;
}

function rowAndLists<P extends Patch<VenueLists>>({ rooms, hours, closures, ...row }: P) {
  return { row, lists: { rooms, hours, closures } };
}

function refusalOf(tx: Tx, code: string, venue: VenuePatch): Refused | null {
  if (venue.pdu !== undefined && !tx.select().from(pdus).where(eq(pdus.code, venue.pdu)).get())
    return { refused: 'unknown', field: 'pdu', value: venue.pdu };
  const twice = twiceIn({
    rooms: venue.rooms?.map((room) => room.code),
    hours: venue.hours?.map((open) => `weekday ${open.weekday} ${open.from}`),
    closures: venue.closures?.map((closed) => closed.fromDate),
  });
  return twice ?? (venue.rooms ? roomInUse(tx, code, venue.rooms) : null);
}

function roomInUse(tx: Tx, venue: string, left: VenueLists['rooms']): Refused | null {
  const used = or(
    sql`exists (select 1 from ${groups} g where g.venue = ${rooms.venue} and g.room = ${rooms.code})`,
    sql`exists (select 1 from ${groupSessions} s where s.venue = ${rooms.venue} and s.room = ${rooms.code})`,
  );
  const gone = tx
    .select()
    .from(rooms)
    .where(and(isGone(venue, left), used))
    .get();
  return gone ? { refused: 'in-use', field: 'rooms', value: gone.code } : null;
}

const isGone = (venue: string, left: VenueLists['rooms']) =>
  and(
    eq(rooms.venue, venue),
    notInArray(
      rooms.code,
      left.map((room) => room.code),
    ),
  );

function replaceLists(tx: Tx, venue: string, { rooms: roomList, hours, closures }: Patch<VenueLists>) {
  if (roomList) {
    tx.delete(rooms).where(isGone(venue, roomList)).run();
    for (const { code, name, seats } of roomList)
      tx.insert(rooms)
        .values({ venue, code, name, seats })
        .onConflictDoUpdate({ target: [rooms.venue, rooms.code], set: { name, seats } })
        .run();
  }
  if (hours) {
    tx.delete(venueHours).where(eq(venueHours.venue, venue)).run();
    for (const open of hours)
      tx.insert(venueHours)
        .values({ ...open, venue })
        .run();
  }
  if (closures) {
    tx.delete(venueClosures).where(eq(venueClosures.venue, venue)).run();
    for (const closed of closures)
      tx.insert(venueClosures)
        .values({ ...closed, venue })
        .run();
  }
}
