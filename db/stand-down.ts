import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { Crn, SessionId } from '../solver/roster/problem.ts';
import type { Db } from './connect.ts';
import { writeCalledOff } from './outcome-entries.ts';
import { type ReplannedMany, replanMany } from './replan.ts';
import type { RosterRow } from './rosters.ts';
import { appointments, bookings, rosters, sessions } from './schema.ts';

/** A session called off: who is free again, and which rosters have people on it. */
export interface StoodDown {
  session: SessionId;
  /** People whose appointment on it is called off, by crn. */
  freed: Crn[];
  /** Drafts and published rosters with bookings on it, by id: these are out of date now. */
  rosters: { id: number; state: RosterRow['state']; people: number }[];
  /** What that changed in the plans of the requirements that it was booked for. */
  plan: ReplannedMany;
}

/**
 * Calls a session off, in one transaction: it is stood down, and each of its appointments that has no outcome yet ends
 * as an acceptable absence with no minutes credited, upon which its requirement is planned again. Rosters keep their bookings on it until they are run again or the
 * bookings are taken off. Refused: there is no such session; it is stood down already; it has run.
 */
export async function standDownSession(
  db: Db,
  id: SessionId,
  at: string,
): Promise<StoodDown | { refused: 'unknown-session' | 'already-stood-down' | 'already-run' }> {
  return db.transaction(
    (tx) => {
      const session = tx.select().from(sessions).where(eq(sessions.id, id)).get();
      if (!session) return { refused: 'unknown-session' as const };
      if (session.status === 'stood-down') return { refused: 'already-stood-down' as const };
      if (session.status === 'run') return { refused: 'already-run' as const };

      tx.update(sessions).set({ status: 'stood-down' }).where(eq(sessions.id, id)).run();
      const calledOff = tx
        .select()
        .from(appointments)
        .where(and(eq(appointments.session, id), isNull(appointments.outcome)))
        .orderBy(appointments.crn, appointments.id)
        .all();
      for (const appointment of calledOff) writeCalledOff(db, appointment, at);
      const booked = tx
        .select({ id: rosters.id, state: rosters.state, people: count() })
        .from(bookings)
        .innerJoin(rosters, eq(rosters.id, bookings.roster))
        .where(and(eq(bookings.session, id), inArray(rosters.state, ['draft', 'published'])))
        .groupBy(rosters.id)
        .orderBy(rosters.id)
        .all();
      const freed = calledOff.map(({ crn }) => crn);
      const plan = replanMany(db, calledOff, at, 'appointment-change');
      return { session: id, freed, rosters: booked, plan };
    },
    { behavior: 'immediate' },
  );
}
