import { and, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { stoodDownOutcome } from '../solver/hours/outcomes.ts';
import type { Crn, SessionId } from '../solver/roster/problem.ts';
import type { Db, Tx } from './connect.ts';
import type { DraftChange } from './drafts.ts';
import { type RosterAndWeek, type RosterRow, readRosterAndWeek } from './rosters.ts';
import { appointments, rosters, sessions } from './schema.ts';

/** A booking that is to become an appointment, and the requirement of the person whose hours it serves. */
export interface NewAppointment {
  crn: Crn;
  session: SessionId;
  eventNumber: number;
}

/** A roster published, and what became of the appointments of its week. */
export interface Published {
  published: RosterRow;
  /** Appointments that stand now and did not before, that stood before and still do, and that stood and do no more. */
  appointments: { made: number; kept: number; cancelled: number };
}

export type PublishRefusal =
  | 'unknown-roster'
  | 'not-a-draft'
  | 'superseded-meanwhile'
  | 'other-kind-published';

/**
 * What publishing decides on the draft and its week: the appointments to make and what the draft was judged to be on the
 * data as they are, or an answer that refuses.
 */
export type PublishDecision<No> = Decided | { no: No };

interface Decided {
  appointments: readonly NewAppointment[];
  judged: Pick<DraftChange, 'problemHash' | 'status' | 'points' | 'bound'>;
  /** The first day of the week that is still to be decided; left out: all of them are. */
  openFrom?: IsoDate;
}

/**
 * Publishes a draft and makes its appointments, all or nothing. `decide` sees the draft and its week as they stand in
 * that transaction, and must not wait for anything. Refused: there is no such roster; it is no draft; the published
 * roster of its area and week is not the one that it was made to replace; the week is published the other way (the
 * region as a whole where this is a PDU, or a PDU where this is the whole).
 *
 * The roster that it replaces becomes superseded. Of its appointments those that the new one keeps stay; the others go,
 * save those that have an outcome, whose session has run or whose day has passed: what has happened is never taken back.
 */
export async function publishDraft<No>(
  db: Db,
  id: number,
  publishedAt: string,
  decide: (now: RosterAndWeek) => PublishDecision<No>,
): Promise<Published | { refused: PublishRefusal } | { no: No }> {
  return db.transaction(
    (tx) => {
      const now = readRosterAndWeek(tx, id);
      if (!now) return { refused: 'unknown-roster' as const };
      const refused = refusalOf(tx, now);
      if (refused) return { refused };
      const decision = decide(now);
      if ('no' in decision) return decision;

      const { replaces } = now.roster;
      if (replaces !== null)
        tx.update(rosters).set({ state: 'superseded' }).where(eq(rosters.id, replaces)).run();
      const published = tx
        .update(rosters)
        .set({ ...decision.judged, state: 'published', publishedAt })
        .where(eq(rosters.id, id))
        .returning()
        .get();
      return { published, appointments: replaceAppointments(tx, published, decision) };
    },
    { behavior: 'immediate' },
  );
}

function refusalOf(tx: Tx, { roster, publishedNow }: RosterAndWeek): PublishRefusal | null {
  if (roster.state !== 'draft') return 'not-a-draft';
  if (publishedNow !== roster.replaces) return 'superseded-meanwhile';
  const otherKind = tx
    .select({ id: rosters.id })
    .from(rosters)
    .where(
      and(
        eq(rosters.region, roster.region),
        eq(rosters.weekStart, roster.weekStart),
        eq(rosters.state, 'published'),
        roster.pdu === null ? isNotNull(rosters.pdu) : isNull(rosters.pdu),
      ),
    )
    .get();
  return otherKind ? 'other-kind-published' : null;
}

/** Ids of appointments made here are `<crn>-<session>`: the same booking is the same appointment, version after version. */
function replaceAppointments(tx: Tx, roster: RosterRow, { appointments: wanted, openFrom }: Decided) {
  const list = JSON.stringify(wanted.map(({ crn, session, eventNumber }) => [crn, session, eventNumber]));
  const wantedIds = sql`(select (value ->> 0) || '-' || (value ->> 1) from json_each(${list}))`;

  const cancelled =
    roster.replaces === null
      ? 0
      : tx
          .delete(appointments)
          .where(
            and(
              eq(appointments.roster, roster.replaces),
              isNull(appointments.outcome),
              openFrom === undefined ? undefined : gte(appointments.date, openFrom),
              sql`${appointments.id} not in ${wantedIds}`,
              sql`${appointments.session} not in (select id from ${sessions} where status = 'run')`,
            ),
          )
          .run().changes;
  const standing = tx
    .select({ kept: sql<number>`count(*)` })
    .from(appointments)
    .where(sql`${appointments.id} in ${wantedIds} and ${appointments.outcome} is not ${stoodDownOutcome}`)
    .get();
  const kept = standing?.kept ?? 0;
  // An outcome stays, but for a session that was called off and is on again: its people are booked anew.
  tx.run(sql`
    insert into ${appointments} (id, crn, event_number, project, session, date, from_time, to_time, roster)
    select (value ->> 0) || '-' || s.id, value ->> 0, value ->> 2, s.project, s.id, s.date, s.from_time, s.to_time, ${roster.id}
    from json_each(${list}) join ${sessions} s on s.id = value ->> 1
    where true
    on conflict (id) do update
      set roster = excluded.roster, event_number = excluded.event_number, outcome = null, credited_minutes = null
      where outcome is null or outcome = ${stoodDownOutcome}`);
  return { made: wanted.length - kept, kept, cancelled };
}
