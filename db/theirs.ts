import { type SQL, sql } from 'drizzle-orm';
import { catchUpMembers, groupMembers, groupSessions, groups } from './schema.ts';

/** The day from which sessions of a rolling group are a member's. */
const joinedOn = sql`coalesce(${groupMembers.joinedOn}, (
  select min(f.date) from ${groupSessions} f
  where f."group" = ${groupMembers.group} and f.number = ${groupMembers.joinedAtSession}
    and f.status <> 'cancelled' and f.catch_up_for is null
), '')`;

/**
 * Which sessions of their group are a member's, until they leave; to be asked where members, groups and group sessions are
 * joined. Of a fixed group those from the session at which they joined; of a rolling one, which goes round, each number
 * once from the day on which they joined; one that makes up for another only if it is for them.
 */
export const theirs: SQL<boolean> = sql`(
  (${groupMembers.leftOn} is null or ${groupSessions.date} < ${groupMembers.leftOn}) and case
    when ${groupSessions.catchUpFor} is not null then exists (
      select 1 from ${catchUpMembers}
      where ${catchUpMembers.session} = ${groupSessions.id} and ${catchUpMembers.referral} = ${groupMembers.referral})
    when ${groups.delivery} = 'fixed' then ${groupSessions.number} >= ${groupMembers.joinedAtSession}
    else ${groupSessions.date} >= ${joinedOn} and not exists (
      select 1 from ${groupSessions} e
      where e."group" = ${groupSessions.group} and e.number = ${groupSessions.number} and e.catch_up_for is null
        and e.status <> 'cancelled' and ${groupSessions.status} <> 'cancelled'
        and e.date < ${groupSessions.date} and e.date >= ${joinedOn})
  end)`;
