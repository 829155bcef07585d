import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ReferralState } from '../solver/referral-states.ts';
import type { Db, Tx } from './connect.ts';
import { type GroupStateChange, groupHistory } from './group-states.ts';
import { type Group, type GroupMember, groupIn } from './groups.ts';
import {
  catchUpMembers,
  groupMembers,
  groupSessions,
  people,
  referrals,
  rooms,
  type sexes,
} from './schema.ts';

/** Somebody in a group, or who was. */
export interface MemberRow extends GroupMember {
  crn: string;
  sex: (typeof sexes)[number];
  mustFinishBy: string;
  state: ReferralState;
}

/** A group with all that its pages show. */
export interface GroupDetail extends Omit<Group, 'members'> {
  seats: number;
  /** By referral, those who have left too. */
  members: MemberRow[];
  /** Whom each session that makes up for another is for. */
  catchUpMembers: (typeof catchUpMembers.$inferSelect)[];
  history: GroupStateChange[];
}

/** One group with all that is kept beside it, or null. */
export async function groupDetail(db: Db, id: string): Promise<GroupDetail | null> {
  return db.transaction((tx) => groupDetailIn(tx, id));
}

/** The same, within a transaction. */
export function groupDetailIn(tx: Tx, id: string): GroupDetail | null {
  const group = groupIn(tx, id);
  if (!group) return null;
  const room = tx
    .select({ seats: rooms.seats })
    .from(rooms)
    .where(and(eq(rooms.venue, group.venue), eq(rooms.code, group.room)))
    .get();
  return {
    ...group,
    seats: room!.seats,
    members: membersIn(tx, id),
    catchUpMembers: tx
      .select()
      .from(catchUpMembers)
      .where(
        inArray(
          catchUpMembers.session,
          tx.select({ id: groupSessions.id }).from(groupSessions).where(eq(groupSessions.group, id)),
        ),
      )
      .orderBy(asc(catchUpMembers.session), asc(catchUpMembers.referral))
      .all(),
    history: groupHistory(tx, id),
  };
}

/** Everybody who is or was in a group, by referral. */
export function membersIn(tx: Tx, group: string): MemberRow[] {
  const { referral, joinedAtSession, joinedOn, leftOn, leftReason } = groupMembers;
  return tx
    .select({
      ...{ referral, joinedAtSession, joinedOn, leftOn, leftReason },
      crn: referrals.crn,
      sex: people.sex,
      mustFinishBy: referrals.mustFinishBy,
      state: referrals.state,
    })
    .from(groupMembers)
    .innerJoin(referrals, eq(referrals.id, referral))
    .innerJoin(people, eq(people.crn, referrals.crn))
    .where(eq(groupMembers.group, group))
    .orderBy(referral)
    .all();
}

/** Those who are in a group now. */
export const present = <Member extends Pick<GroupMember, 'leftOn'>>(members: readonly Member[]) =>
  members.filter(({ leftOn }) => leftOn === null);
