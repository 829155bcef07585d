import { and, eq, gte, isNull } from 'drizzle-orm';
import { byText } from '../solver/by-text.ts';
import { addMonths, type IsoDate, type Time } from '../solver/calendar.ts';
import { calledOffCodes } from '../solver/hours/outcomes.ts';
import type { Db } from './connect.ts';
import { memberSessions } from './member-sessions.ts';
import {
  allocations,
  appointments,
  calendarLinks,
  people,
  pickUpPoints,
  projects,
  venues,
} from './schema.ts';

/** An appointment or a programme session as a person's calendar shows it: when and where, and nothing of what it is for. */
export interface CalendarAppointment {
  id: string;
  version: number;
  date: IsoDate;
  from: Time;
  to: Time;
  placeName: string;
  latitude: number;
  longitude: number;
  /** Where and when the person is picked up, by their allocation; null: not. */
  pickUpPoint: string | null;
  pickUpTime: Time | null;
  calledOff: boolean;
}

/** Makes a link by the SHA-256 of its secret. False: no such person. */
export async function createCalendarLink(
  db: Db,
  crn: string,
  secretHash: string,
  at: string,
): Promise<boolean> {
  return db.transaction(
    () => {
      if (!isKnown(db, crn)) return false;
      db.insert(calendarLinks).values({ crn, secretHash, createdAt: at }).run();
      return true;
    },
    { behavior: 'immediate' },
  );
}

/** Revokes all links of a person, and says how many could be read until now. Null: no such person. */
export async function revokeCalendarLinks(db: Db, crn: string, at: string): Promise<number | null> {
  return db.transaction(
    () => {
      if (!isKnown(db, crn)) return null;
      return db
        .update(calendarLinks)
        .set({ revokedAt: at })
        .where(and(eq(calendarLinks.crn, crn), isNull(calendarLinks.revokedAt)))
        .run().changes;
    },
    { behavior: 'immediate' },
  );
}

const isKnown = (db: Db, crn: string) =>
  db.select().from(people).where(eq(people.crn, crn)).get() !== undefined;

const monthsShown = 12;

/** The appointments that a link shows, of the past year and to come, by date and time. Null: no such link, or revoked. */
export async function calendarOf(
  db: Db,
  secretHash: string,
  today: IsoDate,
): Promise<{ crn: string; appointments: CalendarAppointment[] } | null> {
  return db.transaction(() => {
    const link = db.select().from(calendarLinks).where(eq(calendarLinks.secretHash, secretHash)).get();
    if (!link || link.revokedAt !== null) return null;
    const since = addMonths(today, -monthsShown);
    const appointments = [
      ...appointmentsOf(db, link.crn, since),
      ...programmeSessionsOf(db, link.crn, since),
    ];
    return { crn: link.crn, appointments: appointments.sort(byStart) };
  });
}

function appointmentsOf(db: Db, crn: string, since: IsoDate): CalendarAppointment[] {
  return db
    .select({
      id: appointments.id,
      version: appointments.version,
      date: appointments.date,
      from: appointments.from,
      to: appointments.to,
      placeName: projects.name,
      latitude: projects.latitude,
      longitude: projects.longitude,
      pickUpPoint: pickUpPoints.name,
      pickUpTime: allocations.pickUpTime,
      outcome: appointments.outcome,
    })
    .from(appointments)
    .innerJoin(projects, eq(projects.code, appointments.project))
    .leftJoin(allocations, eq(allocations.id, appointments.allocation))
    .leftJoin(pickUpPoints, eq(pickUpPoints.code, allocations.pickUpPoint))
    .where(and(eq(appointments.crn, crn), gte(appointments.date, since)))
    .orderBy(appointments.date, appointments.from, appointments.id)
    .all()
    .map(({ outcome, ...appointment }) => ({
      ...appointment,
      calledOff: calledOffCodes.some((code) => code === outcome),
    }));
}

/** Group sessions, catch-ups and one-to-ones: nothing tells them from other appointments. */
function programmeSessionsOf(db: Db, crn: string, since: IsoDate): CalendarAppointment[] {
  const places = new Map(
    db
      .select()
      .from(venues)
      .all()
      .map((venue) => [venue.code, venue]),
  );
  return memberSessions(db, { crns: [crn] })
    .filter(({ date }) => date >= since)
    .map(({ id, version, date, from, to, venue, status }) => {
      const { name: placeName, latitude, longitude } = places.get(venue)!;
      const when = { id, version, date, from, to };
      const where = { placeName, latitude, longitude, pickUpPoint: null, pickUpTime: null };
      return { ...when, ...where, calledOff: status === 'cancelled' };
    });
}

const startOf = ({ date, from, id }: CalendarAppointment) => `${date} ${from} ${id}`;
const byStart = (a: CalendarAppointment, b: CalendarAppointment) => byText(startOf(a), startOf(b));
