import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Db, migrationsFolder } from './connect.ts';

const newestOfFolder = () => Math.max(...readMigrationFiles({ migrationsFolder }).map((m) => m.folderMillis));

/** Whether the database answers and has had every migration of this program; false, never an exception, if not. */
export async function isReady(db: Db): Promise<boolean> {
  try {
    const row = db.get<{ newest: number | null }>(
      sql`select max(created_at) as newest from __drizzle_migrations`,
    );
    return row?.newest === newestOfFolder();
  } catch {
    return false;
  }
}
