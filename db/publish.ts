import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Db, Tx } from './connect.ts';
import type { DraftChange } from './drafts.ts';
import { type RosterAndWeek, type RosterRow, readRosterAndWeek } from './rosters.ts';
import { rosters } from './schema.ts';
import { type NewAppointment, type Replaced, replaceAppointments } from './week-appointments.ts';

/** A roster published, and what became of the appointments of its week. */
export interface Published {
  published: RosterRow;
  appointments: Replaced;
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
 * The roster that it replaces becomes superseded. Of its appointments, and of those that allocations have made on the
 * week's sessions, the ones that it keeps stay; the others go, save those that have an outcome, whose session has run or
 * whose day has passed: what has happened is never taken back.
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
      const { appointments: wanted, openFrom } = decision;
      const replaced = { roster: published, wanted, allocated: now.rows.allocated, openFrom };
      return { published, appointments: replaceAppointments(db, replaced, publishedAt) };
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
