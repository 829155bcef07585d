import { eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { isUpToDate } from './migrate.ts';
import { idempotencyKeys } from './schema.ts';

/** Whether the database answers and has had every migration of this program; false, never an exception, if not. */
export async function isReady(db: Db): Promise<boolean> {
  try {
    return isUpToDate(db.$client);
  } catch {
    return false;
  }
}

/** More than a page, so that a file which may not grow refuses it. */
const triedBytes = 65_536;

/** Writes something and takes it back, both on the disk. Throws what stands in the way. */
export async function tryToWrite(db: Db): Promise<void> {
  const tried = { key: 'tried', route: 'tried', caller: 'tried' };
  db.transaction(
    (tx) => {
      tx.insert(idempotencyKeys)
        .values({ ...tried, bodyHash: '', at: '', state: { headers: {}, body: ' '.repeat(triedBytes) } })
        .onConflictDoNothing()
        .run();
      tx.delete(idempotencyKeys).where(eq(idempotencyKeys.key, tried.key)).run();
    },
    { behavior: 'immediate' },
  );
}
