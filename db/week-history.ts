import {
  and,
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
import { appointments, people, projects, type projectTypes, sessions, type sexes } from './schema.ts';

/** What people of an area have served before a week, and what they are booked for by others than the week's rosters. */

/** A transaction, or the connection outside one. */
export type Reader = Pick<Db, 'select'>;

/** What appointments before the week credited to one requirement; requirements without any have no row. */
export interface ServedRow {
  crn: string;
  eventNumber: number;
  creditedMinutes: number;
  /** Of these, at ETE projects. */
  eteCreditedMinutes: number;
  /** Commencement: the first date on which the person attended and was credited minutes. Null: not yet. */
  firstWorked: IsoDate | null;
}

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

/** The project at which a person usually works. */
export interface UsualProjectRow {
  crn: string;
  project: string;
}

const attended = inArray(appointments.outcome, [...attendedCodes]);

/** Sums of credited minutes by requirement, from appointments dated before the week. */
export function servedRows(tx: Reader, pdus: string[], weekStart: IsoDate): ServedRow[] {
  const credited = appointments.creditedMinutes;
  return tx
    .select({
      crn: appointments.crn,
      eventNumber: appointments.eventNumber,
      creditedMinutes: sql<number>`sum(${credited})`,
      eteCreditedMinutes: sql<number>`sum(iif(${projects.type} = 'ete', ${credited}, 0))`,
      firstWorked: sql<IsoDate | null>`min(iif(${attended} and ${credited} > 0, ${appointments.date}, null))`,
    })
    .from(people)
    .innerJoin(appointments, eq(appointments.crn, people.crn))
    .innerJoin(projects, eq(projects.code, appointments.project))
    .where(and(inArray(people.pdu, pdus), lt(appointments.date, weekStart), isNotNull(credited)))
    .groupBy(appointments.crn, appointments.eventNumber)
    .all();
}

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

/**
 * Appointments of the week, still open or attended, of people of the area or at its projects, that a run of the area and
 * week cannot decide anew: those that none of its own rosters (`made`) has made, and any on a session that has run.
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
      gte(appointments.date, weekStart),
      lte(appointments.date, addDays(weekStart, daysAWeek - 1)),
      or(isNull(appointments.outcome), attended),
      or(isNull(appointments.roster), notInArray(appointments.roster, made), eq(sessions.status, 'run')),
      or(inArray(people.pdu, pdus), inArray(projects.pdu, pdus)),
    ),
  );
}

/**
 * Where each person usually works: the project of most sessions attended in the weeks that policy looks back on; of
 * equals the one attended last, then the lowest code.
 */
export function usualProjectRows(
  tx: Reader,
  pdus: string[],
  region: Region,
  weekStart: IsoDate,
): UsualProjectRow[] {
  const { usualProjectWeeks } = policyInForce(region, weekStart).limits;
  const since = addDays(weekStart, -usualProjectWeeks * daysAWeek);
  const counted = tx
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
  const usual = new Map<string, string>();
  for (const { crn, project } of counted) if (!usual.has(crn)) usual.set(crn, project);
  return [...usual].map(([crn, project]) => ({ crn, project }));
}
