import { and, count, eq, gte, inArray, lte } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
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
} from './lists.ts';
import { appointments, projects, type projectTypes, type sessionStatuses, sessions } from './schema.ts';
import { supervisedWithin } from './scope.ts';
import { seatOnSessions } from './seats.ts';

export type SessionRow = typeof sessions.$inferSelect;
/** A session and the people who have an appointment on it, by crn. */
export type Session = SessionRow & { appointments: (typeof appointments.$inferSelect)[] };
/** Standing a session down is a unit of work of its own, with its appointments: not a patch. */
export type SessionPatch = Patch<
  Omit<SessionRow, 'id' | 'project' | 'status'> & { status: Exclude<SessionRow['status'], 'stood-down'> }
>;

export interface SessionsFilter extends AreaFilter {
  project?: string | undefined;
  type?: (typeof projectTypes)[number] | undefined;
  status?: (typeof sessionStatuses)[number] | undefined;
  /** On this date or later. */
  from?: IsoDate | undefined;
  /** On this date or earlier. */
  to?: IsoDate | undefined;
}

/** Sessions in order of date, start and id. */
export async function listSessions(db: Db, filter: SessionsFilter, page: Page): Promise<Paged<SessionRow>> {
  const ofProject = and(inArea(db, projects.pdu, filter), filter.type && eq(projects.type, filter.type));
  const where = and(
    ofProject &&
      inArray(sessions.project, db.select({ code: projects.code }).from(projects).where(ofProject)),
    filter.project === undefined ? undefined : eq(sessions.project, filter.project),
    supervisedWithin(sessions.supervisor, filter.within),
    filter.status && eq(sessions.status, filter.status),
    filter.from === undefined ? undefined : gte(sessions.date, filter.from),
    filter.to === undefined ? undefined : lte(sessions.date, filter.to),
  );
  return pageOf(db, sessions, where, [sessions.date, sessions.from, sessions.id], page);
}

/** What of a session stands elsewhere: where it is held, who is expected, and of how many an outcome is written down. */
export interface SessionSums {
  projectName: string;
  host: string;
  expected: number;
  recorded: number;
}

/** The same of sessions by their ids. */
export async function sessionSums(db: Db, ids: readonly string[]): Promise<Map<string, SessionSums>> {
  const chosen = inArray(sessions.id, [...ids]);
  const rows = await db
    .select({
      id: sessions.id,
      projectName: projects.name,
      host: projects.host,
      expected: count(appointments.id),
      recorded: count(appointments.outcome),
    })
    .from(sessions)
    .innerJoin(projects, eq(projects.code, sessions.project))
    .leftJoin(appointments, eq(appointments.session, sessions.id))
    .where(chosen)
    .groupBy(sessions.id);
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}

/** One session with its appointments, or null. */
export async function sessionById(db: Db, id: string): Promise<Session | null> {
  return db.transaction((tx) => sessionIn(tx, id));
}

/** Keeps a new session. Refused: an id that stands already, an unknown project. */
export async function createSession(
  db: Db,
  session: SessionRow,
  against: Against<SessionRow> = () => [],
): Promise<Change<Session>> {
  return db.transaction(
    (tx) => {
      if (!tx.select().from(projects).where(eq(projects.code, session.project)).get())
        return { refused: 'unknown', field: 'project', value: session.project } as const;
      if (sessionIn(tx, session.id)) return { refused: 'duplicate', field: 'id', value: session.id } as const;
      const refused = faultsAgainst(db, session, against);
      if (refused) return refused;
      tx.insert(sessions).values(session).run();
      seatOnSessions(db, [session.id]);
      return { kept: sessionIn(tx, session.id)! };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Changes some fields of a session. Refused: another date or time where people have appointments on it, who were told
 * of the old one. Null: no such session.
 */
export async function changeSession(
  db: Db,
  id: string,
  patch: SessionPatch,
  against: Against<SessionRow> = () => [],
): Promise<Change<Session> | null> {
  return db.transaction(
    (tx) => {
      const before = sessionIn(tx, id);
      if (!before) return null;
      const moved = (['date', 'from', 'to'] as const).find(
        (field) => patch[field] !== undefined && patch[field] !== before[field],
      );
      if (moved && before.appointments.length > 0)
        return { refused: 'has-appointments', field: moved, value: id } as const;
      const { appointments: _, ...row } = before;
      const refused = faultsAgainst(db, patched<SessionRow>(row, patch), against);
      if (refused) return refused;
      if (Object.values(patch).some((value) => value !== undefined))
        tx.update(sessions).set(patch).where(eq(sessions.id, id)).run();
      seatOnSessions(db, [id]);
      return { kept: sessionIn(tx, id)! };
    },
    { behavior: 'immediate' },
  );
}

function sessionIn(tx: Tx, id: string): Session | null {
  const row = tx.select().from(sessions).where(eq(sessions.id, id)).get();
  if (!row) return null;
  const booked = tx
    .select()
    .from(appointments)
    .where(eq(appointments.session, id))
    .orderBy(appointments.crn, appointments.id)
    .all();
  return { ...row, appointments: booked };
}
