import { asc, eq } from 'drizzle-orm';
import { type AttendanceOutcome, isAttended } from '../solver/groups/attendance.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Db, Tx } from './connect.ts';
import { type GroupDetail, groupDetailIn, type MemberRow, present } from './group-detail.ts';
import { type ByWhom, writeGroupState } from './group-states.ts';
import {
  type AttendanceEntry,
  progressIn,
  type RecordedSession,
  recordedSessions,
} from './member-progress.ts';
import { dayOf } from './open-group.ts';
import { templateOn } from './proposals.ts';
import { writeReferralState } from './referral-states.ts';
import { groupAttendanceEntries, groupSessions, oneToOnes } from './schema.ts';

/** What somebody says became of a member at a session. */
export interface NewAttendance {
  referral: string;
  outcome: AttendanceOutcome;
  note: string | null;
  /** The number of the entry that this one corrects; null: nothing is recorded yet. */
  corrects: number | null;
}

/** A dated session of a group, or one of the one-to-ones of its members. */
export type Meeting = { session: string } | { oneToOne: string };

/**
 * Why attendance is not recorded. `not-theirs`: the session is not one of the person's. `already-recorded`: and the entry
 * that is to be corrected was not named, or another has come since. `completed`: a programme that is completed stays so.
 */
export type AttendanceRefusal = 'not-theirs' | 'not-yet' | 'cancelled' | 'already-recorded' | 'completed';

export interface AttendanceRecorded {
  entry: AttendanceEntry;
  /** The state of the referral after it. */
  state: MemberRow['state'];
}

export type AttendanceAnswer = AttendanceRecorded | { refused: AttendanceRefusal; standing: number | null };

/**
 * Records attendance at one session, each member by themselves: those that can be recorded are, the others say why not.
 * The session was held then; the first attendance starts a programme, and all of its sessions complete it. Null: there is
 * no such session in the group.
 */
export async function recordAttendance(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  group: string,
  meeting: Meeting,
  entries: readonly NewAttendance[],
  who: ByWhom,
): Promise<AttendanceAnswer[] | null> {
  return db.transaction(
    (tx) => {
      const detail = groupDetailIn(tx, group);
      if (!detail || !isOf(detail, meeting)) return null;
      const answers = entries.map((entry) => record(tx, detail, meeting, entry, who));
      if (answers.some((answer) => 'entry' in answer)) markHeld(tx, meeting);
      const template = templateOn(templates, detail.programme, detail.startsOn)!;
      const told = entries.filter((_, i) => 'entry' in answers[i]!).map(({ referral }) => referral);
      for (const referral of new Set(told)) completeReferral(tx, template, group, referral, who);
      completeGroup(tx, group, who);
      return answers.map((answer, i) =>
        'entry' in answer ? { ...answer, state: stateOf(tx, group, entries[i]!.referral) } : answer,
      );
    },
    { behavior: 'immediate' },
  );
}

/** All that was ever recorded at a session, in order. Null: there is no such session in the group. */
export async function attendanceHistory(
  db: Db,
  group: string,
  meeting: Meeting,
): Promise<AttendanceEntry[] | null> {
  return db.transaction((tx) => {
    const detail = groupDetailIn(tx, group);
    if (!detail || !isOf(detail, meeting)) return null;
    return tx
      .select()
      .from(groupAttendanceEntries)
      .where(
        'session' in meeting
          ? eq(groupAttendanceEntries.session, meeting.session)
          : eq(groupAttendanceEntries.oneToOne, meeting.oneToOne),
      )
      .orderBy(asc(groupAttendanceEntries.number))
      .all();
  });
}

const idOf = (meeting: Meeting) => ('session' in meeting ? meeting.session : meeting.oneToOne);

function isOf({ sessions, oneToOnes: own }: GroupDetail, meeting: Meeting): boolean {
  const meetings: readonly { id: string }[] = 'session' in meeting ? sessions : own;
  return meetings.some(({ id }) => id === idOf(meeting));
}

const stateOf = (tx: Tx, group: string, referral: string) =>
  groupDetailIn(tx, group)!.members.find((member) => member.referral === referral)!.state;

function record(
  tx: Tx,
  group: GroupDetail,
  meeting: Meeting,
  { referral, outcome, note, corrects }: NewAttendance,
  { at, by }: ByWhom,
): AttendanceAnswer {
  const theirs = recordedSessions(tx, { referrals: [referral] });
  const session = theirs.find(({ id, group: of }) => id === idOf(meeting) && of === group.id);
  const standing = session?.recorded?.number ?? null;
  const member = group.members.find((one) => one.referral === referral);
  const refused = refusalOf(session, member, outcome, corrects, dayOf(at));
  if (refused) return { refused, standing };
  const entry = tx
    .insert(groupAttendanceEntries)
    .values({ session: null, oneToOne: null, ...meeting, referral, outcome, at, by, note })
    .returning()
    .get();
  if (isAttended(outcome) && member!.leftOn === null && stateOf(tx, group.id, referral) === 'placed')
    writeReferralState(tx, referral, { state: 'started', at, by, reason: `group ${group.id}` });
  return { entry, state: member!.state };
}

function refusalOf(
  session: RecordedSession | undefined,
  member: MemberRow | undefined,
  outcome: AttendanceOutcome,
  corrects: number | null,
  today: string,
): AttendanceRefusal | null {
  if (!session || !member) return 'not-theirs';
  if (session.status === 'cancelled') return 'cancelled';
  if (session.date > today) return 'not-yet';
  if ((session.recorded?.number ?? null) !== corrects) return 'already-recorded';
  return member.state === 'completed' && !isAttended(outcome) ? 'completed' : null;
}

function markHeld(tx: Tx, meeting: Meeting): void {
  const held = { status: 'held' } as const;
  if ('session' in meeting)
    tx.update(groupSessions).set(held).where(eq(groupSessions.id, meeting.session)).run();
  else tx.update(oneToOnes).set(held).where(eq(oneToOnes.id, meeting.oneToOne)).run();
}

function completeReferral(
  tx: Tx,
  template: ProgrammeTemplate,
  group: string,
  referral: string,
  { at, by }: ByWhom,
): void {
  const member = groupDetailIn(tx, group)!.members.find((one) => one.referral === referral)!;
  if (member.state !== 'started' || member.leftOn !== null) return;
  if (progressIn(tx, template, [member], dayOf(at)).get(referral)!.completed)
    writeReferralState(tx, referral, { state: 'completed', at, by, reason: `group ${group}` });
}

/** A group is completed, within a transaction, once nothing of it is planned and everybody in it is done. */
export function completeGroup(tx: Tx, id: string, who: ByWhom): void {
  const group = groupDetailIn(tx, id)!;
  const meetings = [...group.sessions, ...group.oneToOnes];
  const isOver =
    group.state === 'open' &&
    meetings.every(({ status }) => status !== 'planned') &&
    present(group.members).every(({ state }) => state === 'completed');
  if (isOver) writeGroupState(tx, id, 'completed', who);
}
