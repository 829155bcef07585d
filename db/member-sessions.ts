import { type SQL, sql } from 'drizzle-orm';
import type { IsoDate, Time } from '../solver/calendar.ts';
import type { SessionKind } from '../solver/groups/template.ts';
import type { Db, Tx } from './connect.ts';
import type { meetingStatuses } from './schema.ts';
import { theirs } from './theirs.ts';

/** A session of an accredited programme as one person attends it: with their group, alone, or to make up for another. */
export interface MemberSession {
  crn: string;
  referral: string;
  programme: string;
  group: string;
  kind: SessionKind;
  /** Of the group session or the one-to-one. */
  id: string;
  /** Of the session of the template. */
  number: number;
  date: IsoDate;
  from: Time;
  to: Time;
  status: (typeof meetingStatuses)[number];
  venue: string;
  /** Null: a one-to-one, which names none. */
  room: string | null;
  /** The session that it makes up for; null: none. */
  catchUpFor: string | null;
  version: number;
}

/** Whose sessions: of some people, some referrals, or all who are or were in some groups. */
export type Whose =
  | { crns: readonly string[] }
  | { referrals: readonly string[] }
  | { groups: readonly string[] };

/** Sessions of people, cancelled ones too, and those at which something of them was recorded, by date, time and id. */
export function memberSessions(tx: Db | Tx, whose: Whose): MemberSession[] {
  return tx.all<MemberSession>(sql`
    select referrals.crn, group_members.referral, groups.programme, groups.id as "group", 'group' as kind,
      group_sessions.id, group_sessions.number, group_sessions.date, group_sessions.from_time as "from",
      group_sessions.to_time as "to", group_sessions.status, group_sessions.venue, group_sessions.room,
      group_sessions.catch_up_for as "catchUpFor", group_sessions.version
    from group_members
    join referrals on referrals.id = group_members.referral
    join groups on groups.id = group_members."group"
    join group_sessions on group_sessions."group" = group_members."group"
    where ${of(whose)} and (${theirs} or exists (
      select 1 from group_attendance_entries e
      where e.referral = group_members.referral and e.session = group_sessions.id))
    union all
    select referrals.crn, o.referral, groups.programme, groups.id, 'individual', o.id, o.number, o.date,
      o.from_time, o.to_time, o.status, groups.venue, null, o.catch_up_for, o.version
    from one_to_ones o
    join group_members on group_members."group" = o."group" and group_members.referral = o.referral
    join referrals on referrals.id = o.referral
    join groups on groups.id = o."group"
    where ${of(whose)} and (group_members.left_on is null or o.date < group_members.left_on or o.status = 'held')
    order by 8, 9, 6`);
}

/** Those that are planned on a day or later: what the people have promised. */
export function plannedSessions(tx: Db | Tx, whose: Whose, onOrAfter: IsoDate): MemberSession[] {
  return memberSessions(tx, whose).filter(({ status, date }) => status === 'planned' && date >= onOrAfter);
}

function of(whose: Whose): SQL {
  const among = (ids: readonly string[]) => sql`in (select value from json_each(${JSON.stringify(ids)}))`;
  if ('crns' in whose) return sql`referrals.crn ${among(whose.crns)}`;
  if ('referrals' in whose) return sql`group_members.referral ${among(whose.referrals)}`;
  return sql`group_members."group" ${among(whose.groups)}`;
}
