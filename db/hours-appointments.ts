import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { byText } from '../solver/by-text.ts';
import type { AppointmentEntry } from '../solver/hours/entries.ts';
import type { SessionKind } from '../solver/roster/problem.ts';
import type { Db } from './connect.ts';
import type { AppointmentRow } from './requirements.ts';
import { appointments, outcomeEntries, projects, type sessionStatuses, sessions } from './schema.ts';

/** An appointment and where it is. */
export interface HoursAppointment extends AppointmentRow {
  projectName: string;
  projectType: SessionKind;
  /** Of its session; 0 where it has none. */
  breakMinutes: number;
  sessionStatus: (typeof sessionStatuses)[number] | null;
}

/** What was written of an appointment, as it is read: the outcome is null where one was taken back. */
type Written = [
  number: number,
  outcome: AppointmentEntry['outcome'] | null,
  from: string,
  to: string,
  breakMinutes: number,
  penaltyMinutes: number,
];

type Read<K extends keyof HoursAppointment> = HoursAppointment[K];
type Row = [
  ...[id: Read<'id'>, project: Read<'project'>, session: Read<'session'>],
  ...[date: Read<'date'>, from: Read<'from'>, to: Read<'to'>],
  ...[outcome: Read<'outcome'>, creditedMinutes: Read<'creditedMinutes'>],
  ...[penaltyMinutes: number, roster: Read<'roster'>, allocation: Read<'allocation'>, version: number],
  ...[projectName: string, projectType: SessionKind],
  ...[breakMinutes: number, sessionStatus: Read<'sessionStatus'>],
  written: Written[],
];

/** A row as a JSON array: shorter than an object, and read sooner. */
const arrayOf = (...values: (SQLiteColumn | SQL)[]): SQL => sql`json_array(${sql.join(values, sql`, `)})`;

const entry = outcomeEntries;
const written = sql`(
  select json_group_array(${arrayOf(
    ...[entry.number, entry.outcome, entry.from, entry.to, entry.breakMinutes, entry.penaltyMinutes],
  )})
  from ${entry} where ${entry.appointment} = ${appointments.id})`;

/** In the order of `Row`. */
const read = arrayOf(
  ...[appointments.id, appointments.project, appointments.session],
  ...[appointments.date, appointments.from, appointments.to],
  ...[appointments.outcome, appointments.creditedMinutes],
  ...[appointments.penaltyMinutes, appointments.roster, appointments.allocation, appointments.version],
  ...[projects.name, projects.type],
  ...[sql`coalesce(${sessions.breakMinutes}, 0)`, sessions.status],
  written,
);

/** The appointments of a requirement and all that was written of them, as one JSON text: rows one by one take thrice as long. */
export function prepareAppointments(db: Db) {
  const crn = sql.placeholder('crn');
  const eventNumber = sql.placeholder('eventNumber');
  return db
    .select({ json: sql<string>`json_group_array(${read})` })
    .from(appointments)
    .innerJoin(projects, eq(projects.code, appointments.project))
    .leftJoin(sessions, eq(sessions.id, appointments.session))
    .where(and(eq(appointments.crn, crn), eq(appointments.eventNumber, eventNumber)))
    .prepare();
}

/** What that text says of a requirement: appointments by date, time and id, and the entries of their outcomes. */
export function readAppointments(
  { crn, eventNumber }: Pick<AppointmentRow, 'crn' | 'eventNumber'>,
  json: string,
): { appointments: HoursAppointment[]; entries: AppointmentEntry[] } {
  const entries: AppointmentEntry[] = [];
  const found = (JSON.parse(json) as Row[]).map((row) => {
    const appointment = appointmentOf(crn, eventNumber, row);
    addEntries(entries, appointment, row[16]);
    return appointment;
  });
  found.sort((a, b) => byText(a.date, b.date) || byText(a.from, b.from) || byText(a.id, b.id));
  return { appointments: found, entries };
}

// Written out, for a hundred rows are read for every answer: spreads and generic readers take five times as long.
function appointmentOf(crn: string, eventNumber: number, row: Row): HoursAppointment {
  return {
    id: row[0],
    crn,
    eventNumber,
    project: row[1],
    session: row[2],
    date: row[3],
    from: row[4],
    to: row[5],
    outcome: row[6],
    creditedMinutes: row[7],
    penaltyMinutes: row[8],
    roster: row[9],
    allocation: row[10],
    version: row[11],
    projectName: row[12],
    projectType: row[13],
    breakMinutes: row[14],
    sessionStatus: row[15],
  };
}

/** An outcome that was taken back stands no more, nor do those before it. */
function addEntries(
  entries: AppointmentEntry[],
  { id, date, projectType }: HoursAppointment,
  all: readonly Written[],
): void {
  let takenBack = 0;
  for (const [number, outcome] of all) if (outcome === null) takenBack = Math.max(takenBack, number);
  for (const [number, outcome, from, to, breakMinutes, penaltyMinutes] of all)
    if (outcome !== null && number > takenBack)
      entries.push({
        kind: 'appointment',
        number,
        appointment: id,
        date,
        from,
        to,
        breakMinutes,
        projectType,
        outcome,
        penaltyMinutes,
      });
}
