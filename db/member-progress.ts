import { asc, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { grouped } from '../solver/grouped.ts';
import { type AttendedSession, type Progress, progressOf } from '../solver/groups/progress.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Db, Tx } from './connect.ts';
import { type MemberSession, memberSessions, type Whose } from './member-sessions.ts';
import { groupAttendanceEntries } from './schema.ts';

export type AttendanceEntry = typeof groupAttendanceEntries.$inferSelect;

/** A session of somebody, and what was recorded of it last; null: nothing is. */
export interface RecordedSession extends MemberSession {
  recorded: AttendanceEntry | null;
}

const keyOf = (meeting: string, referral: string) => `${referral} ${meeting}`;

/** The sessions of people with what was recorded of each last, by date, time and id. */
export function recordedSessions(tx: Db | Tx, whose: Whose): RecordedSession[] {
  const sessions = memberSessions(tx, whose);
  const last = lastEntries(tx, [...new Set(sessions.map(({ referral }) => referral))]);
  return sessions.map((session) => ({
    ...session,
    recorded: last.get(keyOf(session.id, session.referral)) ?? null,
  }));
}

/** The entry that stands of each session of some referrals: the last. */
function lastEntries(tx: Db | Tx, referrals: readonly string[]): Map<string, AttendanceEntry> {
  const entries = tx
    .select()
    .from(groupAttendanceEntries)
    .where(
      sql`${groupAttendanceEntries.referral} in (select value from json_each(${JSON.stringify(referrals)}))`,
    )
    .orderBy(asc(groupAttendanceEntries.number))
    .all();
  return new Map(entries.map((entry) => [keyOf((entry.session ?? entry.oneToOne)!, entry.referral), entry]));
}

/** A session as the progress of its member reads it. */
function asAttended(session: RecordedSession): AttendedSession {
  const { id, number, kind, date, from, to, status, catchUpFor, recorded } = session;
  return { id, number, kind, date, from, to, status, catchUpFor, outcome: recorded?.outcome ?? null };
}

/** How far referrals are in their programme, by the sessions of every group that they were in. */
export function progressIn(
  tx: Db | Tx,
  template: ProgrammeTemplate,
  referrals: readonly { referral: string; mustFinishBy: IsoDate }[],
  today: IsoDate,
): Map<string, Progress> {
  const sessions = recordedSessions(tx, { referrals: referrals.map(({ referral }) => referral) });
  const own = grouped(sessions, ({ referral }) => referral);
  return new Map(
    referrals.map(({ referral, mustFinishBy }) => [
      referral,
      progressOf(template, (own.get(referral) ?? []).map(asAttended), mustFinishBy, today),
    ]),
  );
}
