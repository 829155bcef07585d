import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { type AreaFilter, inArea, type Page, type Paged, pageOf } from './lists.ts';
import {
  groupFacilitators,
  groupMembers,
  groupSessions,
  type groupStates,
  groups,
  oneToOnes,
  sessionFacilitators,
  venues,
} from './schema.ts';

export type GroupRow = typeof groups.$inferSelect;
export type GroupMember = Omit<typeof groupMembers.$inferSelect, 'group'>;
export type GroupSession = Omit<typeof groupSessions.$inferSelect, 'group'> & { facilitators: string[] };
export type OneToOne = Omit<typeof oneToOnes.$inferSelect, 'group'>;

/** A group, who holds it, who is in it or was, and when it meets, in order of date and time. */
export interface Group extends GroupRow {
  facilitators: string[];
  members: GroupMember[];
  sessions: GroupSession[];
  oneToOnes: OneToOne[];
}

/** The area is that of the venue. */
export interface GroupsFilter extends AreaFilter {
  programme?: string | undefined;
  state?: (typeof groupStates)[number] | undefined;
}

/** Groups by start date and id, without what is kept beside them. */
export async function listGroups(db: Db, filter: GroupsFilter, page: Page): Promise<Paged<GroupRow>> {
  const inFilter = inArea(db, venues.pdu, filter);
  const where = and(
    inFilter && inArray(groups.venue, db.select({ code: venues.code }).from(venues).where(inFilter)),
    filter.programme === undefined ? undefined : eq(groups.programme, filter.programme),
    filter.state && eq(groups.state, filter.state),
  );
  return pageOf(db, groups, where, [groups.startsOn, groups.id], page);
}

/** One group with all that is kept beside it, or null. */
export async function groupById(db: Db, id: string): Promise<Group | null> {
  return db.transaction((tx) => groupIn(tx, id));
}

/** The same, within a transaction. */
export function groupIn(tx: Tx, id: string): Group | null {
  const row = tx.select().from(groups).where(eq(groups.id, id)).get();
  if (!row) return null;
  const facilitators = tx
    .select({ id: groupFacilitators.facilitator })
    .from(groupFacilitators)
    .where(eq(groupFacilitators.group, id))
    .orderBy(groupFacilitators.facilitator)
    .all();
  return {
    ...row,
    facilitators: facilitators.map((one) => one.id),
    members: membersOf(tx, id),
    sessions: sessionsOf(tx, id),
    oneToOnes: oneToOnesOf(tx, id),
  };
}

function membersOf(tx: Tx, group: string): GroupMember[] {
  const { referral, joinedAtSession, joinedOn, leftOn, leftReason } = groupMembers;
  return tx
    .select({ referral, joinedAtSession, joinedOn, leftOn, leftReason })
    .from(groupMembers)
    .where(eq(groupMembers.group, group))
    .orderBy(referral)
    .all();
}

function sessionsOf(tx: Tx, group: string): GroupSession[] {
  const rows = tx
    .select()
    .from(groupSessions)
    .where(eq(groupSessions.group, group))
    .orderBy(groupSessions.date, groupSessions.from, groupSessions.id)
    .all();
  const held = tx
    .select({ session: sessionFacilitators.session, facilitator: sessionFacilitators.facilitator })
    .from(sessionFacilitators)
    .innerJoin(groupSessions, eq(groupSessions.id, sessionFacilitators.session))
    .where(eq(groupSessions.group, group))
    .orderBy(sessionFacilitators.facilitator)
    .all();
  return rows.map(({ group: _, ...row }) => ({
    ...row,
    facilitators: held.filter(({ session }) => session === row.id).map(({ facilitator }) => facilitator),
  }));
}

function oneToOnesOf(tx: Tx, group: string): OneToOne[] {
  const rows = tx
    .select()
    .from(oneToOnes)
    .where(eq(oneToOnes.group, group))
    .orderBy(oneToOnes.date, oneToOnes.from, oneToOnes.id)
    .all();
  return rows.map(({ group: _, ...row }) => row);
}
