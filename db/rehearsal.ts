import { closeSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Only whoever runs the service may read a copy of what it keeps. */
export const ownerOnly = 0o600;

/** SQLite's or the system's name for what went wrong (`SQLITE_FULL`, `ENOENT`); null: it has none. */
export function codeOf(error: unknown): string | null {
  const code = error !== null && typeof error === 'object' && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** Removes a database file with all that SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

/** What is wrong with a database file, in a few words; null: it is sound, and every row that refers to another finds it. */
export function faultOfFile(client: Database.Database): string | null {
  if (client.pragma('integrity_check', { simple: true }) !== 'ok') return 'integrity';
  return (client.pragma('foreign_key_check') as unknown[]).length > 0 ? 'foreign keys' : null;
}

/** How many rows each table has. */
export function rowCounts(client: Database.Database): Map<string, number> {
  const tables = client
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'")
    .pluck()
    .all() as string[];
  const count = (table: string) =>
    client
      .prepare(`select count(*) from "${table.replaceAll('"', '""')}"`)
      .pluck()
      .get() as number;
  return new Map(tables.map((table) => [table, count(table)]));
}

/**
 * Lends a copy of a database as it stands in its last committed transaction: a file beside it, gone afterwards, and so is
 * one that a process left that died. To be called by whoever holds the right to write: the copy has one name.
 */
export function withCopy(file: string, use: (copy: Database.Database) => void): void {
  const name = `${file}.upgrading`;
  removeDatabase(name);
  try {
    // SQLite writes into an empty file, which nobody else can read from its first byte on.
    closeSync(openSync(name, 'wx', ownerOnly));
    const reader = new Database(file, { readonly: true });
    try {
      reader.prepare('vacuum into ?').run(name);
    } finally {
      reader.close();
    }
    const copy = new Database(name);
    try {
      copy.pragma('journal_mode = MEMORY');
      copy.pragma('synchronous = OFF');
      copy.pragma('foreign_keys = OFF');
      use(copy);
    } finally {
      copy.close();
    }
  } finally {
    removeDatabase(name);
  }
}
