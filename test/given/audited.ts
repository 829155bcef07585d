import { max } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';
import { auditActs } from '../../db/schema.ts';

type Act = typeof auditActs.$inferInsert;

/** An act of the audit, as a change leaves one; everything that a test does not say is made up. */
export function givenAct(db: Pick<Db, 'insert' | 'select'>, others: Partial<Act>): void {
  const last =
    db
      .select({ last: max(auditActs.number) })
      .from(auditActs)
      .get()?.last ?? 0;
  db.insert(auditActs)
    .values({
      ...{ number: last + 1, at: '2026-11-30T09:00:00.000Z', by: 'A. Scheduler', action: 'POST /v1/people' },
      ...{ onlyRead: false, hash: '' },
      ...others,
    })
    .run();
}
