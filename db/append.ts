import { eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { nextEntryNumber } from './entry-numbers.ts';
import type { Counts } from './intake.ts';
import type { Rows } from './rows.ts';
import { adjustments, courseCompletions } from './schema.ts';

/** Nouns that are written down for good, by the field that tells a row from the others. */
const appended = {
  courseCompletions: { table: courseCompletions, key: courseCompletions.reference, field: 'reference' },
  adjustments: { table: adjustments, key: adjustments.id, field: 'id' },
} as const;

export type Appended = keyof typeof appended;

/** Whether rows of a noun can only be added. */
export function isAppended(noun: keyof Rows): noun is Appended {
  return noun in appended;
}

/**
 * Writes rows down behind those that stand, in their order; one that stands already is left. Within a transaction.
 * Throws where a row stands otherwise: what is written down is not changed.
 */
export function appendRows(db: Db, noun: Appended, rows: readonly object[]): Counts {
  const { table, key, field } = appended[noun];
  const counts: Counts = { added: 0, changed: 0, unchanged: 0 };
  let number = nextEntryNumber(db);
  for (const row of rows as readonly Record<string, unknown>[]) {
    const kept = db
      .select()
      .from(table)
      .where(eq(key, row[field] as string))
      .get();
    if (!kept) {
      db.insert(table)
        .values({ ...(row as typeof table.$inferInsert), number })
        .run();
      number += 1;
      counts.added += 1;
    } else if (isSame(row, kept)) counts.unchanged += 1;
    else throw new Error(`${noun}: ${String(row[field])} is written down otherwise`);
  }
  return counts;
}

/** Whether a row says nothing else than the one that is kept. */
export function isSame(row: object, kept: object): boolean {
  const fields = new Map<string, unknown>(Object.entries(kept));
  return Object.entries(row).every(([field, value]) => value === undefined || value === fields.get(field));
}
