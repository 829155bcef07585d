import { sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { appointments, sessions } from './schema.ts';

/**
 * Puts appointments that allocations made before there was a session onto sessions, within a transaction: each onto one
 * of its project that is planned for the day and within whose times it lies.
 */
export function seatOnSessions(db: Db, ids: readonly string[]): void {
  db.run(sql`
    update ${appointments} set session = s.id
    from ${sessions} s
    where s.id in (select value from json_each(${JSON.stringify(ids)})) and s.status = 'planned'
      and ${appointments.project} = s.project and ${appointments.date} = s.date
      and ${appointments.session} is null and ${appointments.outcome} is null and ${appointments.allocation} is not null
      and s.from_time <= ${appointments.from} and ${appointments.to} <= s.to_time`);
}
