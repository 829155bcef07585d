import { type SQL, sql } from 'drizzle-orm';
import type { IsoDate, Time } from '../solver/calendar.ts';
import type { SessionKind } from '../solver/groups/template.ts';
import type { Db, Tx } from './connect.ts';
import type { meetingStatuses } from './schema.ts';

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

/** Sessions of people, cancelled ones too, by date, time and id. */
export function memberSessions(tx: Db | Tx, whose: Whose): MemberSession[] {
  return tx.all<MemberSession>(sql`
    select r.crn, m.referral, g.programme, g.id as "group", 'group' as kind, s.id, s.number, s.date,
      s.from_time as "from", s.to_time as "to", s.status, s.venue, s.room, s.catch_up_for as "catchUpFor", s.version
    from group_members m
    join referrals r on r.id = m.referral
    join groups g on g.id = m."group"
    join group_sessions s on s."group" = m."group"
    where ${of(whose)} and ${theirs}
    union all
    select r.crn, o.referral, g.programme, g.id, 'individual', o.id, o.number, o.date,
      o.from_time, o.to_time, o.status, g.venue, null, o.catch_up_for, o.version
    from one_to_ones o
    join group_members m on m."group" = o."group" and m.referral = o.referral
    join referrals r on r.id = o.referral
    join groups g on g.id = o."group"
    where ${of(whose)} and (m.left_on is null or o.date < m.left_on or o.status = 'held')
    order by 8, 9, 6`);
}

/** Those that are planned on a day or later: what the people have promised. */
export function plannedSessions(tx: Db | Tx, whose: Whose, onOrAfter: IsoDate): MemberSession[] {
  return memberSessions(tx, whose).filter(({ status, date }) => status === 'planned' && date >= onOrAfter);
}

function of(whose: Whose): SQL {
  const among = (ids: readonly string[]) => sql`in (select value from json_each(${JSON.stringify(ids)}))`;
  if ('crns' in whose) return sql`r.crn ${among(whose.crns)}`;
  if ('referrals' in whose) return sql`m.referral ${among(whose.referrals)}`;
  return sql`m."group" ${among(whose.groups)}`;
}

/** The day from which sessions of a rolling group are a member's. */
const joinedOn = sql`coalesce(m.joined_on, (
  select min(f.date) from group_sessions f
  where f."group" = m."group" and f.number = m.joined_at_session and f.status <> 'cancelled' and f.catch_up_for is null
), '')`;

/**
 * Which sessions of their group are a member's, until they leave: of a fixed one those from the session at which they
 * joined; of a rolling one, which goes round, each number once from the day on which they joined; a catch-up only if it
 * is for them.
 */
const theirs = sql`(m.left_on is null or s.date < m.left_on) and case
  when s.catch_up_for is not null then exists (
    select 1 from catch_up_members c where c.session = s.id and c.referral = m.referral)
  when g.delivery = 'fixed' then s.number >= m.joined_at_session
  else s.date >= ${joinedOn} and not exists (
    select 1 from group_sessions e
    where e."group" = s."group" and e.number = s.number and e.status <> 'cancelled' and e.catch_up_for is null
      and s.status <> 'cancelled' and e.date < s.date and e.date >= ${joinedOn})
  end`;
