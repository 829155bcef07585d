import { eq } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Progress } from '../solver/groups/progress.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Db, Tx } from './connect.ts';
import { type MemberRow, membersIn } from './group-detail.ts';
import { progressIn, type RecordedSession, recordedSessions } from './member-progress.ts';
import { templateOn } from './proposals.ts';
import { groups, people } from './schema.ts';

/** Somebody in a group, or who was, and how far they are. */
export interface ProgressOfMember extends MemberRow {
  progress: Progress;
}

/** Who is or was in a group, by referral. Null: no such group. */
export async function groupMembersOf(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  today: IsoDate,
): Promise<ProgressOfMember[] | null> {
  return db.transaction((tx) => membersWithProgress(tx, templates, id, today));
}

/** The same, within a transaction. */
function membersWithProgress(
  tx: Tx,
  templates: readonly ProgrammeTemplate[],
  id: string,
  today: IsoDate,
): ProgressOfMember[] | null {
  const group = tx.select().from(groups).where(eq(groups.id, id)).get();
  if (!group) return null;
  const members = membersIn(tx, id);
  const template = templateOn(templates, group.programme, group.startsOn)!;
  const progress = progressIn(tx, template, members, today);
  return members.map((member) => ({ ...member, progress: progress.get(member.referral)! }));
}

/** The programme sessions of a person, past and to come, by date and time. Null: no such person. */
export async function programmeSessionsOf(db: Db, crn: string): Promise<RecordedSession[] | null> {
  return db.transaction((tx) =>
    tx.select({ crn: people.crn }).from(people).where(eq(people.crn, crn)).get()
      ? recordedSessions(tx, { crns: [crn] })
      : null,
  );
}
