import type { Db } from './connect.ts';
import { type GroupDetail, groupDetailIn } from './group-detail.ts';
import { type RecordedSession, recordedSessions } from './member-progress.ts';

/** A dated session of a group, and whose it is, each with what was recorded of them last. */
export interface SessionOfGroup {
  group: GroupDetail;
  expected: RecordedSession[];
}

/** One session with whoever it is for, by referral: whoever has left only where something of them was recorded. */
export async function sessionOfGroup(db: Db, id: string, session: string): Promise<SessionOfGroup | null> {
  return db.transaction((tx) => {
    const group = groupDetailIn(tx, id);
    if (!group?.sessions.some((one) => one.id === session)) return null;
    const theirs = recordedSessions(tx, { groups: [id] }).filter((one) => one.id === session);
    return { group, expected: theirs.sort((a, b) => (a.referral < b.referral ? -1 : 1)) };
  });
}
