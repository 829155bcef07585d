import { sql } from 'drizzle-orm';
import type { Db } from '../../../db/connect.ts';

/** Counts the PDUs; `gone`: ends its thread instead; `broken`: asks the database for what it has not. */
export async function work(db: Db, asked: 'count' | 'gone' | 'broken'): Promise<number> {
  if (asked === 'gone') process.exit(1);
  const table = sql.raw(asked === 'broken' ? 'nobody' : 'pdus');
  return db.get<{ pdus: number }>(sql`select count(*) as pdus from ${table}`).pdus;
}
