import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Acting } from './acting.ts';
import { beginAudit } from './audit/begin.ts';
import { addExpectations, type Expected } from './audit/expected.ts';
import * as schema from './schema.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

/** A transaction as `db.transaction` hands it on. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export const migrationsFolder = new URL('./migrations', import.meta.url).pathname;
const busyTimeoutMs = 5_000;

/**
 * Opens the SQLite file (made if it does not exist), brings its tables up to date and sets what every connection needs:
 * write-ahead log, foreign keys on, a wait where another process writes. Each change is audited as done by `acting`, asked at
 * the moment of the change; `expected`: what the changes of a request take for granted. Throws if the file is no database.
 */
export function connect(
  file: string,
  acting: () => Acting,
  expected: () => Expected | null = () => null,
): Db {
  const client = new Database(file, { timeout: busyTimeoutMs });
  client.pragma('journal_mode = WAL');
  client.pragma('foreign_keys = ON');
  client.pragma('synchronous = FULL');
  const db = drizzle({ client, schema });
  migrate(db, { migrationsFolder });
  beginAudit(client, acting);
  addExpectations(client, expected);
  return db;
}
