import type { Db } from '../../db/connect.ts';
import { audit } from '../../db/schema.ts';

type Entry = typeof audit.$inferInsert;

/** An entry of the audit, as a change leaves one; everything that a test does not say is made up. */
export function givenChange(db: Pick<Db, 'insert'>, others: Partial<Entry>): void {
  db.insert(audit)
    .values({
      ...{ at: '2026-11-30T09:00:00.000Z', by: 'A. Scheduler', action: 'createPerson', change: 'insert' },
      ...{ noun: 'people', key: 'X100001', whose: 'people/X100001', contentHash: '', hash: '' },
      ...others,
    })
    .run();
}
