import { and, eq, gte, isNull } from 'drizzle-orm';
import { byText } from '../solver/by-text.ts';
import { addMonths, type IsoDate, type Time } from '../solver/calendar.ts';
import type { SessionKind } from '../solver/groups/template.ts';
import type { Db } from './connect.ts';
import {
  facilitatorCalendarLinks,
  facilitators,
  groupSessions,
  groups,
  oneToOnes,
  sessionFacilitators,
  venues,
} from './schema.ts';

/** A session as its facilitator's calendar shows it: when, where and of which programme, and nobody who comes to it. */
export interface HeldSession {
  id: string;
  version: number;
  kind: SessionKind;
  programme: string;
  date: IsoDate;
  from: Time;
  to: Time;
  placeName: string;
  latitude: number;
  longitude: number;
  calledOff: boolean;
}

/** Makes a link by the SHA-256 of its secret. False: no such facilitator. */
export async function createFacilitatorCalendarLink(
  db: Db,
  facilitator: string,
  secretHash: string,
  at: string,
): Promise<boolean> {
  return db.transaction(
    () => {
      if (!isKept(db, facilitator)) return false;
      db.insert(facilitatorCalendarLinks).values({ facilitator, secretHash, createdAt: at }).run();
      return true;
    },
    { behavior: 'immediate' },
  );
}

/** Revokes all links of a facilitator. False: no such facilitator. */
export async function revokeFacilitatorCalendarLinks(
  db: Db,
  facilitator: string,
  at: string,
): Promise<boolean> {
  return db.transaction(
    () => {
      if (!isKept(db, facilitator)) return false;
      db.update(facilitatorCalendarLinks)
        .set({ revokedAt: at })
        .where(
          and(
            eq(facilitatorCalendarLinks.facilitator, facilitator),
            isNull(facilitatorCalendarLinks.revokedAt),
          ),
        )
        .run();
      return true;
    },
    { behavior: 'immediate' },
  );
}

const isKept = (db: Db, id: string) =>
  db.select({ id: facilitators.id }).from(facilitators).where(eq(facilitators.id, id)).get() !== undefined;

const monthsShown = 12;

/** What a facilitator holds, of the past year and to come, by date and time. Null: no such link, or revoked. */
export async function facilitatorCalendarOf(
  db: Db,
  secretHash: string,
  today: IsoDate,
): Promise<HeldSession[] | null> {
  return db.transaction(() => {
    const link = db
      .select()
      .from(facilitatorCalendarLinks)
      .where(eq(facilitatorCalendarLinks.secretHash, secretHash))
      .get();
    if (!link || link.revokedAt !== null) return null;
    const since = addMonths(today, -monthsShown);
    const held = [...sessionsOf(db, link.facilitator, since), ...oneToOnesOf(db, link.facilitator, since)];
    return held.sort((a, b) => byText(startOf(a), startOf(b)));
  });
}

const startOf = ({ date, from, id }: HeldSession) => `${date} ${from} ${id}`;
const place = { placeName: venues.name, latitude: venues.latitude, longitude: venues.longitude };
const meetingOf = (table: typeof groupSessions | typeof oneToOnes) => ({
  ...{ id: table.id, version: table.version, status: table.status },
  ...{ date: table.date, from: table.from, to: table.to },
});

function sessionsOf(db: Db, facilitator: string, since: IsoDate): HeldSession[] {
  return db
    .select({ ...meetingOf(groupSessions), ...place, programme: groups.programme })
    .from(sessionFacilitators)
    .innerJoin(groupSessions, eq(groupSessions.id, sessionFacilitators.session))
    .innerJoin(groups, eq(groups.id, groupSessions.group))
    .innerJoin(venues, eq(venues.code, groupSessions.venue))
    .where(and(eq(sessionFacilitators.facilitator, facilitator), gte(groupSessions.date, since)))
    .all()
    .map(({ status, ...held }) => ({ ...held, kind: 'group', calledOff: status === 'cancelled' }));
}

function oneToOnesOf(db: Db, facilitator: string, since: IsoDate): HeldSession[] {
  return db
    .select({ ...meetingOf(oneToOnes), ...place, programme: groups.programme })
    .from(oneToOnes)
    .innerJoin(groups, eq(groups.id, oneToOnes.group))
    .innerJoin(venues, eq(venues.code, groups.venue))
    .where(and(eq(oneToOnes.facilitator, facilitator), gte(oneToOnes.date, since)))
    .all()
    .map(({ status, ...held }) => ({ ...held, kind: 'individual', calledOff: status === 'cancelled' }));
}
