import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Acting } from './acting.ts';
import { auditFromHereOn, beginAudit } from './audit/begin.ts';
import { addExpectations, type Expected } from './audit/expected.ts';
import { addSeal } from './audit/seal.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { usualPatienceMs } from './patience.ts';
import * as schema from './schema.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

/** A transaction as `db.transaction` hands it on. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export { migrationsFolder } from './migrate.ts';

/**
 * Opens the SQLite file (made if it does not exist), brings its tables up to date and sets what every connection needs:
 * write-ahead log, foreign keys on, a wait where another process writes. Each change is audited as done by `acting`, asked at
 * the moment of the change; `expected`: what the changes of a request take for granted. Throws if the file is no database,
 * and `CannotOpen` if it cannot be brought up to date.
 */
export function connect(
  file: string,
  acting: () => Acting,
  expected: () => Expected | null = () => null,
): Db {
  const before = fileAt(file);
  const client = new Database(file, { timeout: usualPatienceMs });
  try {
    client.pragma('synchronous = FULL');
    addSeal(client, acting);
    migrate(client, migrationsFolder, auditFromHereOn);
    client.pragma('journal_mode = WAL');
    client.pragma('foreign_keys = ON');
    beginAudit(client);
  } catch (error) {
    client.close();
    throw error;
  }
  addExpectations(client, expected);
  // From here on it is held, and nothing can be restored in its place; what was until now is not what is wanted.
  if (before === null || before === fileAt(file)) return drizzle({ client, schema });
  client.close();
  return connect(file, acting, expected);
}

/** Which file stands at a path; null: none. */
const fileAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino ?? null;
