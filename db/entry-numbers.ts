import { sql } from 'drizzle-orm';
import type { Db, Tx } from './connect.ts';
import { adjustments, courseCompletions, outcomeEntries } from './schema.ts';

/**
 * The number of the next entry of any kind: they are numbered in one row, in the order in which they are written down.
 * Ask within a transaction that writes.
 */
export function nextEntryNumber(tx: Db | Tx): number {
  const { last } = tx.get<{ last: number }>(sql`
    select max(
      coalesce((select max(number) from ${outcomeEntries}), 0),
      coalesce((select max(number) from ${courseCompletions}), 0),
      coalesce((select max(number) from ${adjustments}), 0)
    ) as last`);
  return last + 1;
}
