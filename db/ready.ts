import type { Db } from './connect.ts';
import { isUpToDate } from './migrate.ts';

/** Whether the database answers and has had every migration of this program; false, never an exception, if not. */
export async function isReady(db: Db): Promise<boolean> {
  try {
    return isUpToDate(db.$client);
  } catch {
    return false;
  }
}
