import { and, eq, gte, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { stoodDownOutcome } from '../solver/hours/outcomes.ts';
import type { Crn, SessionId } from '../solver/roster/problem.ts';
import type { Db } from './connect.ts';
import { lastEntry, writeCalledOff, writeOnAgain } from './outcome-entries.ts';
import type { AppointmentRow } from './requirements.ts';
import type { RosterRow } from './rosters.ts';
import { appointments, sessions } from './schema.ts';
import type { AllocatedRow } from './week-history.ts';

/** A booking that is to become an appointment, and the requirement of the person whose hours it serves. */
export interface NewAppointment {
  crn: Crn;
  session: SessionId;
  eventNumber: number;
}

/** The week of a roster that is published now. */
interface Week {
  roster: RosterRow;
  wanted: readonly NewAppointment[];
  /** Made by allocations on sessions of the week. */
  allocated: readonly AllocatedRow[];
  /** The first day that is still to be decided; undefined: all are. */
  openFrom: IsoDate | undefined;
}

/** Appointments that stand now and did not before, that stood before and still do, and that stood and do no more. */
export interface Replaced {
  made: number;
  kept: number;
  cancelled: number;
}

/** A person is on a session once, so the two tell the appointments of a week apart. */
const keyOf = ({ crn, session }: { crn: Crn; session: SessionId | null }) => `${crn}-${session}`;

/**
 * Makes the appointments of a week those that its roster wants, within the transaction that publishes it. Ids of those
 * made here are `<crn>-<session>`: the same booking is the same appointment, version after version.
 */
export function replaceAppointments(db: Db, week: Week, at: string): Replaced {
  const cancelled = cancelOthers(db, week, at);
  const before = standingBefore(db, week.wanted);
  const made: NewAppointment[] = [];
  let kept = 0;
  for (const wanted of week.wanted) {
    const appointment = before.get(keyOf(wanted));
    if (!appointment || appointment.outcome === stoodDownOutcome) made.push(wanted);
    else kept += 1;
    if (appointment) keep(db, appointment, wanted, week.roster.id, at);
  }
  insert(
    db,
    made.filter((wanted) => !before.has(keyOf(wanted))),
    week.roster.id,
  );
  return { made: made.length, kept, cancelled };
}

/** One that has a history is called off, for what is written down of it stays; the others are as if never made. */
function cancelOthers(db: Db, { roster, wanted, allocated, openFrom }: Week, at: string): number {
  const keys = new Set(wanted.map(keyOf));
  const byAllocation = allocated.filter((row) => row.roster === null).map(({ id }) => id);
  const hasRun = db.select({ id: sessions.id }).from(sessions).where(eq(sessions.status, 'run'));
  const cancelled = db
    .select()
    .from(appointments)
    .where(
      and(
        or(
          roster.replaces === null ? undefined : eq(appointments.roster, roster.replaces),
          among(byAllocation),
        ),
        isNull(appointments.outcome),
        openFrom === undefined ? undefined : gte(appointments.date, openFrom),
        sql`${appointments.session} not in ${hasRun}`,
      ),
    )
    .all()
    .filter((appointment) => !keys.has(keyOf(appointment)));
  const gone: string[] = [];
  for (const appointment of cancelled)
    if (lastEntry(db, appointment.id)) writeCalledOff(db, appointment, at);
    else gone.push(appointment.id);
  db.delete(appointments).where(among(gone)).run();
  return cancelled.length;
}

/** One variable however many there are. */
const among = (ids: readonly string[]) =>
  sql`${appointments.id} in (select value from json_each(${JSON.stringify(ids)}))`;

/** Appointments that rosters and allocations have made for bookings that are wanted, by person and session. */
function standingBefore(db: Db, wanted: readonly NewAppointment[]): Map<string, AppointmentRow> {
  const on = [...new Set(wanted.map(({ session }) => session))];
  const rows = db
    .select()
    .from(appointments)
    .where(
      and(
        sql`${appointments.session} in (select value from json_each(${JSON.stringify(on)}))`,
        or(
          isNotNull(appointments.allocation),
          eq(appointments.id, sql`${appointments.crn} || '-' || ${appointments.session}`),
        ),
      ),
    )
    .all();
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** An outcome stays, but for a session that was called off and is on again: its people are booked anew. */
function keep(db: Db, appointment: AppointmentRow, wanted: NewAppointment, roster: number, at: string) {
  const { outcome, allocation } = appointment;
  if (outcome !== null && outcome !== stoodDownOutcome) return;
  if (outcome !== null) writeOnAgain(db, appointment, at);
  const eventNumber = allocation === null ? wanted.eventNumber : appointment.eventNumber;
  db.update(appointments).set({ roster, eventNumber }).where(eq(appointments.id, appointment.id)).run();
}

function insert(db: Db, wanted: readonly NewAppointment[], roster: number) {
  const list = JSON.stringify(wanted.map(({ crn, session, eventNumber }) => [crn, session, eventNumber]));
  db.run(sql`
    insert into ${appointments} (id, crn, event_number, project, session, date, from_time, to_time, roster)
    select (value ->> 0) || '-' || s.id, value ->> 0, value ->> 2, s.project, s.id, s.date, s.from_time, s.to_time, ${roster}
    from json_each(${list}) join ${sessions} s on s.id = value ->> 1`);
}
