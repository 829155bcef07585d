import { and, eq, gte, ne, sql } from 'drizzle-orm';
import { addMonths, type IsoDate } from '../solver/calendar.ts';
import { grouped } from '../solver/grouped.ts';
import type { Facilitator, Place, Promised, Proposal } from '../solver/groups/opening/nouns.ts';
import type { Region } from '../solver/policy/entry.ts';
import { bankHolidays } from './bank-holidays.ts';
import type { Tx } from './connect.ts';
import {
  facilitatorHours,
  facilitatorLeave,
  facilitators,
  groupSessions,
  oneToOnes,
  pdus,
  rooms,
  sessionFacilitators,
  slotPatterns,
  slots,
  venueClosures,
  venueHours,
  venues,
} from './schema.ts';

/** A room, its venue as it is kept, and its region. */
export interface KeptPlace {
  place: Place;
  venue: typeof venues.$inferSelect;
  region: Region;
}

/** What of the bookings is looked at: those to come, but for sessions that are about to change. */
export interface Bookings {
  today: IsoDate;
  except?: ReadonlySet<string>;
}

/** A year of bank holidays before today and several after: no group lasts longer. */
const holidayMonths = { back: 12, ahead: 60 };
const yearOf = (date: IsoDate) => Number(date.slice(0, 4));

/** The bank holidays that may touch a group of today. */
function holidaysAround(today: IsoDate): Set<IsoDate> {
  return bankHolidays(
    yearOf(addMonths(today, -holidayMonths.back)),
    yearOf(addMonths(today, holidayMonths.ahead)),
  );
}

/** A room of a venue, when it is open and what is booked there; null: there is none. */
export function placeIn(tx: Tx, venueCode: string, roomCode: string, of: Bookings): KeptPlace | null {
  const found = tx
    .select({ venue: venues, room: rooms, region: pdus.region })
    .from(rooms)
    .innerJoin(venues, eq(venues.code, rooms.venue))
    .innerJoin(pdus, eq(pdus.code, venues.pdu))
    .where(and(eq(rooms.venue, venueCode), eq(rooms.code, roomCode)))
    .get();
  if (!found) return null;
  const { venue, room, region } = found;
  const place: Place = {
    venue: venueCode,
    room: roomCode,
    seats: room.seats,
    pdu: venue.pdu,
    region,
    tags: venue.tags,
    open: {
      bankHolidays: holidaysAround(of.today),
      closures: tx.select().from(venueClosures).where(eq(venueClosures.venue, venueCode)).all(),
      hours: tx.select().from(venueHours).where(eq(venueHours.venue, venueCode)).all(),
    },
    booked: roomBookings(tx, venueCode, roomCode, of),
  };
  return { place, venue, region };
}

function roomBookings(tx: Tx, venue: string, room: string, { today, except }: Bookings): Promised[] {
  return tx
    .select()
    .from(groupSessions)
    .where(
      and(
        eq(groupSessions.venue, venue),
        eq(groupSessions.room, room),
        gte(groupSessions.date, today),
        ne(groupSessions.status, 'cancelled'),
      ),
    )
    .all()
    .filter(({ id }) => !except?.has(id))
    .map(({ date, from, to, group }) => ({ date, from, to, what: `a session of group ${group}` }));
}

/** Facilitators in the order of the ids, with what they hold already; unknown ids are left out. */
export function facilitatorsIn(tx: Tx, ids: readonly string[], of: Bookings): Facilitator[] {
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const rows = tx.select().from(facilitators).where(sql`${facilitators.id} in ${among}`).all();
  const hours = tx
    .select()
    .from(facilitatorHours)
    .where(sql`${facilitatorHours.facilitator} in ${among}`)
    .all();
  const leave = tx
    .select()
    .from(facilitatorLeave)
    .where(sql`${facilitatorLeave.facilitator} in ${among}`)
    .all();
  const booked = grouped(facilitatorBookings(tx, ids, of), (one) => one.facilitator);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      ...row,
      hours: hours.filter(({ facilitator }) => facilitator === id),
      leave: leave.filter(({ facilitator }) => facilitator === id),
      booked: booked.get(id) ?? [],
    };
  });
}

function facilitatorBookings(tx: Tx, ids: readonly string[], { today, except }: Bookings) {
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const { date, from, to, id, group } = groupSessions;
  const sessions = tx
    .select({ facilitator: sessionFacilitators.facilitator, date, from, to, id, group })
    .from(sessionFacilitators)
    .innerJoin(groupSessions, eq(groupSessions.id, sessionFacilitators.session))
    .where(
      and(
        sql`${sessionFacilitators.facilitator} in ${among}`,
        gte(date, today),
        ne(groupSessions.status, 'cancelled'),
      ),
    )
    .all();
  const own = tx
    .select()
    .from(oneToOnes)
    .where(
      and(
        sql`${oneToOnes.facilitator} in ${among}`,
        gte(oneToOnes.date, today),
        ne(oneToOnes.status, 'cancelled'),
      ),
    )
    .all();
  return [...sessions, ...own]
    .filter((one) => !except?.has(one.id))
    .map((one) => ({
      facilitator: one.facilitator,
      date: one.date,
      from: one.from,
      to: one.to,
      what: `a session of group ${one.group}`,
    }));
}

/** A week of slots with its region and programme; null: there is none. */
export function patternIn(tx: Tx, id: string): Proposal['pattern'] | null {
  const row = tx.select().from(slotPatterns).where(eq(slotPatterns.id, id)).get();
  return row ? { ...row, slots: tx.select().from(slots).where(eq(slots.pattern, id)).all() } : null;
}
