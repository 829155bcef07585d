import {
  and,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { addDays, daysAWeek, type IsoDate, type Time } from '../solver/calendar.ts';
import { attendedCodes } from '../solver/hours/outcomes.ts';
import type { Region } from '../solver/policy/entry.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import type { Db } from './connect.ts';
import {
  allocations,
  appointments,
  people,
  projects,
  type projectTypes,
  sessions,
  type sexes,
} from './schema.ts';

/** What people of an area have served before a week, and what they are booked for by others than the week's rosters. */

/** A transaction, or the connection outside one. */
export type Reader = Pick<Db, 'select'>;

/** An appointment that has been worked or is still to be: without an outcome, or attended. */
export interface OpenAppointmentRow {
  crn: string;
  eventNumber: number;
  sex: (typeof sexes)[number];
  projectType: (typeof projectTypes)[number];
  session: string | null;
  date: IsoDate;
  from: Time;
  to: Time;
  /** Of its session; 0 where it has none. */
  breakMinutes: number;
  /** Null while there is no outcome. */
  creditedMinutes: number | null;
}

/** A booking that an allocation has made. */
export interface AllocatedRow {
  id: string;
  crn: string;
  session: string;
  /** The published roster that keeps it; null: none. */
  roster: number | null;
}

/** The project at which a person usually works. */
export interface UsualProjectRow {
  crn: string;
  project: string;
}

const attended = inArray(appointments.outcome, [...attendedCodes]);

function openRows(tx: Reader, where: SQL | undefined): OpenAppointmentRow[] {
  return tx
    .select({
      crn: appointments.crn,
      eventNumber: appointments.eventNumber,
      sex: people.sex,
      projectType: projects.type,
      session: appointments.session,
      date: appointments.date,
      from: appointments.from,
      to: appointments.to,
      breakMinutes: sql<number>`coalesce(${sessions.breakMinutes}, 0)`,
      creditedMinutes: appointments.creditedMinutes,
    })
    .from(appointments)
    .innerJoin(people, eq(people.crn, appointments.crn))
    .innerJoin(projects, eq(projects.code, appointments.project))
    .leftJoin(sessions, eq(sessions.id, appointments.session))
    .where(where)
    .all();
}

/** Appointments dated before the week that nobody has said the outcome of. */
export function awaitingRows(tx: Reader, pdus: string[], weekStart: IsoDate): OpenAppointmentRow[] {
  return openRows(
    tx,
    and(inArray(people.pdu, pdus), lt(appointments.date, weekStart), isNull(appointments.outcome)),
  );
}

/** Made by an allocation, on a planned session of the area, for one of its people: a booking that a run may move. */
const isAllocated = (pdus: string[]) =>
  and(
    isNotNull(appointments.allocation),
    eq(sessions.status, 'planned'),
    inArray(people.pdu, pdus),
    inArray(projects.pdu, pdus),
  )!;

/**
 * Bookings that people of the area have by their allocations on its sessions of the week: those without an outcome, and
 * those that its own rosters (`made`) have kept.
 */
export function allocatedRows(
  tx: Reader,
  pdus: string[],
  weekStart: IsoDate,
  made: number[],
): AllocatedRow[] {
  return tx
    .select({
      id: appointments.id,
      crn: appointments.crn,
      session: sessions.id,
      roster: appointments.roster,
    })
    .from(appointments)
    .innerJoin(people, eq(people.crn, appointments.crn))
    .innerJoin(projects, eq(projects.code, appointments.project))
    .innerJoin(sessions, eq(sessions.id, appointments.session))
    .where(
      and(
        inWeek(weekStart),
        isAllocated(pdus),
        or(
          and(isNull(appointments.roster), isNull(appointments.outcome)),
          inArray(appointments.roster, made),
        ),
      ),
    )
    .all();
}

const inWeek = (weekStart: IsoDate) =>
  and(gte(appointments.date, weekStart), lte(appointments.date, addDays(weekStart, daysAWeek - 1)));

/**
 * Appointments of the week, still open or attended, of people of the area or at its projects, that a run of the area and
 * week cannot decide anew: those that neither its own rosters (`made`) nor allocations have made, and any on a session
 * that has run.
 */
export function openInWeekRows(
  tx: Reader,
  pdus: string[],
  weekStart: IsoDate,
  made: number[],
): OpenAppointmentRow[] {
  return openRows(
    tx,
    and(
      inWeek(weekStart),
      or(isNull(appointments.outcome), attended),
      or(
        isNotNull(appointments.outcome),
        isNotNull(appointments.roster),
        sql`(${isAllocated(pdus)}) is not true`,
      ),
      or(isNull(appointments.roster), notInArray(appointments.roster, made), eq(sessions.status, 'run')),
      or(inArray(people.pdu, pdus), inArray(projects.pdu, pdus)),
    ),
  );
}

/**
 * Where each person usually works: at the project of their allocation, or else of most sessions attended in the weeks
 * that policy looks back on; of equals the one attended last, then the lowest code.
 */
export function usualProjectRows(
  tx: Reader,
  pdus: string[],
  region: Region,
  weekStart: IsoDate,
): UsualProjectRow[] {
  const usual = new Map<string, string>();
  const inOrder = [...allocatedProjects(tx, pdus, weekStart), ...attendedMost(tx, pdus, region, weekStart)];
  for (const { crn, project } of inOrder) if (!usual.has(crn)) usual.set(crn, project);
  return [...usual].map(([crn, project]) => ({ crn, project }));
}

/** Projects of allocations in force in the week: of several of a person, first the one that began last. */
function allocatedProjects(tx: Reader, pdus: string[], weekStart: IsoDate): UsualProjectRow[] {
  return tx
    .select({ crn: allocations.crn, project: allocations.project })
    .from(people)
    .innerJoin(allocations, eq(allocations.crn, people.crn))
    .where(
      and(
        inArray(people.pdu, pdus),
        lte(allocations.startDate, addDays(weekStart, daysAWeek - 1)),
        or(isNull(allocations.endDate), gte(allocations.endDate, weekStart)),
      ),
    )
    .orderBy(desc(allocations.startDate), allocations.id)
    .all();
}

function attendedMost(tx: Reader, pdus: string[], region: Region, weekStart: IsoDate): UsualProjectRow[] {
  const { usualProjectWeeks } = policyInForce(region, weekStart).limits;
  const since = addDays(weekStart, -usualProjectWeeks * daysAWeek);
  return tx
    .select({ crn: appointments.crn, project: appointments.project })
    .from(appointments)
    .innerJoin(people, eq(people.crn, appointments.crn))
    .where(
      and(
        inArray(people.pdu, pdus),
        gte(appointments.date, since),
        lt(appointments.date, weekStart),
        attended,
      ),
    )
    .groupBy(appointments.crn, appointments.project)
    .orderBy(sql`count(*) desc`, sql`max(${appointments.date}) desc`, appointments.project)
    .all();
}
