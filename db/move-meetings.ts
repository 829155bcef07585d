import { and, eq, sql } from 'drizzle-orm';
import { addDays, type IsoDate } from '../solver/calendar.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { DatedWindow } from '../solver/roster/problem.ts';
import type { Tx } from './connect.ts';
import { memberSessions } from './member-sessions.ts';
import {
  groupMembers,
  groupSessions,
  oneToOnes,
  partnerLinkWorkerTasks,
  sessionFacilitators,
} from './schema.ts';

/** A session or one-to-one that has another time: old and new side by side. */
export interface MovedMeeting {
  id: string;
  number: number;
  /** Whose one-to-one it is; null: a group session. */
  referral: string | null;
  crn: string | null;
  old: DatedWindow;
  new: DatedWindow;
  /** Who holds it then. */
  facilitators: string[];
}

/** Writes what has moved in a group, within a transaction: times, who holds them, and what hangs on the day of a session. */
export function moveMeetings(
  tx: Tx,
  template: ProgrammeTemplate,
  group: string,
  { sessions, oneToOnes: own }: { sessions: readonly MovedMeeting[]; oneToOnes: readonly MovedMeeting[] },
): void {
  for (const { id, new: time, facilitators } of sessions) {
    tx.update(groupSessions)
      .set({ ...time, version: sql`${groupSessions.version} + 1` })
      .where(eq(groupSessions.id, id))
      .run();
    tx.delete(sessionFacilitators).where(eq(sessionFacilitators.session, id)).run();
    for (const facilitator of facilitators)
      tx.insert(sessionFacilitators).values({ session: id, facilitator }).run();
  }
  moveJoiners(tx, group, new Map(sessions.map(({ old, new: time }) => [old.date, time.date])));
  for (const { id, new: time, facilitators } of own)
    tx.update(oneToOnes)
      .set({ ...time, facilitator: facilitators[0]!, version: sql`${oneToOnes.version} + 1` })
      .where(eq(oneToOnes.id, id))
      .run();
  moveLinkWorkerTasks(tx, template, group);
}

/** Whoever came in with a session that moves comes in with it still. */
function moveJoiners(tx: Tx, group: string, moved: ReadonlyMap<IsoDate, IsoDate>): void {
  const members = tx.select().from(groupMembers).where(eq(groupMembers.group, group)).all();
  for (const { referral, joinedOn } of members) {
    const date = joinedOn === null ? undefined : moved.get(joinedOn);
    if (date !== undefined)
      tx.update(groupMembers)
        .set({ joinedOn: date })
        .where(and(eq(groupMembers.group, group), eq(groupMembers.referral, referral)))
        .run();
  }
}

/** Tasks that are open are due before the first session of their member as it stands now. */
function moveLinkWorkerTasks(tx: Tx, { partnerLinkWorker }: ProgrammeTemplate, group: string): void {
  if (!partnerLinkWorker) return;
  const first = new Map<string, string>();
  for (const { referral, date, status } of memberSessions(tx, { groups: [group] }))
    if (status !== 'cancelled' && !first.has(referral)) first.set(referral, date);
  for (const [referral, date] of first)
    tx.update(partnerLinkWorkerTasks)
      .set({ due: addDays(date, -partnerLinkWorker.leadDays) })
      .where(
        and(
          eq(partnerLinkWorkerTasks.group, group),
          eq(partnerLinkWorkerTasks.referral, referral),
          eq(partnerLinkWorkerTasks.state, 'open'),
        ),
      )
      .run();
}
