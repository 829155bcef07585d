import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
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

/** What was written of an appointment; the outcome is null where one was taken back. */
interface Written
  extends Pick<AppointmentEntry, 'number' | 'from' | 'to' | 'breakMinutes' | 'penaltyMinutes'> {
  outcome: AppointmentEntry['outcome'] | null;
}

type Read = HoursAppointment & { written: Written[] };

/** A row as a JSON object. */
function objectOf(fields: Record<string, SQLiteColumn | SQL>): SQL {
  const pairs = Object.entries(fields).map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`);
  return sql`json_object(${sql.join(pairs, sql`, `)})`;
}

const { number, outcome, from, to, breakMinutes, penaltyMinutes } = outcomeEntries;
const written = sql`(
  select json_group_array(${objectOf({ number, outcome, from, to, breakMinutes, penaltyMinutes })})
  from ${outcomeEntries} where ${outcomeEntries.appointment} = ${appointments.id})`;

const read = objectOf({
  ...getTableColumns(appointments),
  projectName: projects.name,
  projectType: projects.type,
  breakMinutes: sql`coalesce(${sessions.breakMinutes}, 0)`,
  sessionStatus: sessions.status,
  written,
});

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

/** What that text says: appointments by date, time and id, and the entries of their outcomes. */
export function readAppointments(json: string): {
  appointments: HoursAppointment[];
  entries: AppointmentEntry[];
} {
  const rows = JSON.parse(json) as Read[];
  rows.sort(byTime);
  const entries = rows.flatMap(entriesOf);
  return { appointments: rows.map(({ written: _, ...appointment }) => appointment), entries };
}

function byTime(a: Read, b: Read): number {
  for (const field of ['date', 'from', 'id'] as const)
    if (a[field] !== b[field]) return a[field] < b[field] ? -1 : 1;
  return 0;
}

/** An outcome that was taken back stands no more, nor do those before it. */
function entriesOf({ id, date, projectType, written: all }: Read): AppointmentEntry[] {
  const takenBack = Math.max(0, ...all.filter((one) => one.outcome === null).map((one) => one.number));
  return all.flatMap(({ outcome, ...entry }) =>
    outcome !== null && entry.number > takenBack
      ? [{ kind: 'appointment', appointment: id, date, projectType, outcome, ...entry }]
      : [],
  );
}
