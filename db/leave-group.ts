import { and, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Db, Tx } from './connect.ts';
import { completeGroup } from './group-attendance.ts';
import { groupDetailIn, type MemberRow, present } from './group-detail.ts';
import { type ByWhom, writeGroupState } from './group-states.ts';
import { dayOf } from './open-group.ts';
import { writeReferralState } from './referral-states.ts';
import {
  catchUpMembers,
  groupMembers,
  groupSessions,
  groups,
  oneToOnes,
  partnerLinkWorkerTasks,
} from './schema.ts';

/** What becomes of whoever leaves: they wait for another group, or their referral ends. */
export type LeftTo = 'waiting' | 'withdrawn';

export interface Leaving {
  reason: string;
  to: LeftTo;
}

export type NotLeft =
  | { refused: 'not-open'; state: string }
  | { refused: 'not-member' }
  | { refused: 'completed' };

/**
 * A member leaves a group today: their sessions to come are not theirs any more, their one-to-ones are called off, and
 * their referral waits again or is withdrawn. Null: no such group.
 */
export async function leaveGroup(
  db: Db,
  id: string,
  referral: string,
  leaving: Leaving,
  who: ByWhom,
): Promise<{ left: string } | NotLeft | null> {
  return db.transaction(
    (tx) => {
      const group = groupDetailIn(tx, id);
      if (!group) return null;
      if (group.state !== 'open') return { refused: 'not-open', state: group.state } as const;
      const member = present(group.members).find((one) => one.referral === referral);
      if (!member) return { refused: 'not-member' } as const;
      if (member.state === 'completed') return { refused: 'completed' } as const;
      leaveIn(tx, id, member, leaving, who);
      completeGroup(tx, id, who);
      return { left: referral };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Closes a group early: its sessions to come are called off, and its members wait again or are withdrawn. A proposal is
 * simply put aside. Null: no such group.
 */
export async function closeGroup(
  db: Db,
  id: string,
  leaving: Leaving,
  who: ByWhom,
): Promise<{ closed: string } | Extract<NotLeft, { refused: 'not-open' }> | null> {
  return db.transaction(
    (tx) => {
      const group = groupDetailIn(tx, id);
      if (!group) return null;
      const { state } = group;
      if (state !== 'open' && state !== 'proposed') return { refused: 'not-open', state } as const;
      if (state === 'open')
        for (const member of present(group.members))
          if (member.state !== 'completed') leaveIn(tx, id, member, leaving, who);
      closeIn(tx, id, leaving.reason, who);
      return { closed: id };
    },
    { behavior: 'immediate' },
  );
}

/** Calls off what is planned of a group from today on, and closes it, within a transaction. */
export function closeIn(tx: Tx, id: string, reason: string, who: ByWhom): void {
  const today = dayOf(who.at);
  cancel(
    tx,
    groupSessions,
    and(eq(groupSessions.group, id), eq(groupSessions.status, 'planned'), gte(groupSessions.date, today)),
  );
  cancel(
    tx,
    oneToOnes,
    and(eq(oneToOnes.group, id), eq(oneToOnes.status, 'planned'), gte(oneToOnes.date, today)),
  );
  writeGroupState(tx, id, 'closed', who, reason);
}

function cancel(tx: Tx, table: typeof groupSessions | typeof oneToOnes, where: SQL | undefined): void {
  tx.update(table)
    .set({ status: 'cancelled', version: sql`${table.version} + 1` })
    .where(where)
    .run();
}

function leaveIn(tx: Tx, group: string, member: MemberRow, { reason, to }: Leaving, who: ByWhom): void {
  endMembership(tx, group, member.referral, reason, dayOf(who.at));
  // Nobody is to be told of a man who never came.
  if (member.state === 'placed')
    tx.delete(partnerLinkWorkerTasks)
      .where(
        and(
          eq(partnerLinkWorkerTasks.group, group),
          eq(partnerLinkWorkerTasks.referral, member.referral),
          eq(partnerLinkWorkerTasks.state, 'open'),
        ),
      )
      .run();
  writeReferralState(tx, member.referral, { state: to, ...who, reason });
}

/** From today on nothing of a group is a member's, within a transaction; their referral is left as it is. */
export function endMembership(tx: Tx, group: string, referral: string, reason: string, today: IsoDate): void {
  const own = and(eq(oneToOnes.group, group), eq(oneToOnes.referral, referral));
  cancel(tx, oneToOnes, and(own, eq(oneToOnes.status, 'planned'), gte(oneToOnes.date, today)));
  leaveCatchUps(tx, group, referral, today);
  tx.update(groupMembers)
    .set({ leftOn: today, leftReason: reason })
    .where(and(eq(groupMembers.group, group), eq(groupMembers.referral, referral)))
    .run();
}

function leaveCatchUps(tx: Tx, group: string, referral: string, today: IsoDate): void {
  const booked = tx
    .select({ id: groupSessions.id })
    .from(groupSessions)
    .innerJoin(catchUpMembers, eq(catchUpMembers.session, groupSessions.id))
    .where(
      and(
        eq(groupSessions.group, group),
        eq(catchUpMembers.referral, referral),
        eq(groupSessions.status, 'planned'),
        gte(groupSessions.date, today),
      ),
    )
    .all()
    .map(({ id }) => id);
  if (booked.length === 0) return;
  tx.delete(catchUpMembers)
    .where(and(inArray(catchUpMembers.session, booked), eq(catchUpMembers.referral, referral)))
    .run();
  const others = tx.select({ session: catchUpMembers.session }).from(catchUpMembers);
  cancel(
    tx,
    groupSessions,
    and(inArray(groupSessions.id, booked), sql`${groupSessions.id} not in ${others}`),
  );
}

/** Calls a catch-up off that is still to come. Null: no such session in the group. */
export async function cancelCatchUp(
  db: Db,
  id: string,
  session: string,
  at: string,
): Promise<{ cancelled: string } | { refused: 'not-a-catch-up' | 'past' } | null> {
  return db.transaction(
    (tx) => {
      const found = tx
        .select({ session: groupSessions })
        .from(groupSessions)
        .innerJoin(groups, eq(groups.id, groupSessions.group))
        .where(and(eq(groupSessions.id, session), eq(groups.id, id)))
        .get()?.session;
      if (!found) return null;
      if (found.catchUpFor === null) return { refused: 'not-a-catch-up' } as const;
      if (found.status !== 'planned' || found.date < dayOf(at)) return { refused: 'past' } as const;
      cancel(tx, groupSessions, eq(groupSessions.id, session));
      return { cancelled: session };
    },
    { behavior: 'immediate' },
  );
}
