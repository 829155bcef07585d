import { readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { CannotOpen } from './cannot-open.ts';
import { codeOf, faultOfFile, rowCounts, withCopy } from './rehearsal.ts';

export const migrationsFolder = new URL('./migrations', import.meta.url).pathname;

/** A step from one version of the tables to the next. */
interface Migration {
  /** `0004_programmes`, say. */
  name: string;
  /** By which a database says that it has had it: later ones are greater. */
  made: number;
  hash: string;
  statements: readonly string[];
}

/** Until another process that upgrades the same file is done. */
const upgradeWaitMs = 120_000;

/** Rows here are meant to go: answers kept for a day. */
const passing = new Set(['idempotency_keys']);

const read = new Map<string, readonly Migration[]>();

/** The migrations of a folder, in order; read once. */
function migrationsOf(folder: string): readonly Migration[] {
  const known = read.get(folder);
  if (known) return known;
  const { entries } = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as {
    entries: { tag: string }[];
  };
  const migrations = readMigrationFiles({ migrationsFolder: folder }).map(
    ({ folderMillis, hash, sql }, at) => ({
      name: entries[at]!.tag,
      made: folderMillis,
      hash,
      statements: sql,
    }),
  );
  read.set(folder, migrations);
  return migrations;
}

/** The newest migration that a database has had; null: none, 'no tables': it is new. */
function newestIn(client: Database.Database): number | null | 'no tables' {
  const tables = client.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  if (tables.length === 0) return 'no tables';
  if (!tables.includes('__drizzle_migrations')) throw new CannotOpen('is the database of another program');
  return client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null;
}

/** What a database still lacks, in order. Throws if it has had what this program does not know. */
function pendingIn(client: Database.Database, folder: string) {
  const migrations = migrationsOf(folder);
  const newest = newestIn(client);
  const had = newest === 'no tables' ? 0 : (newest ?? 0);
  if (had > (migrations.at(-1)?.made ?? 0))
    throw new CannotOpen(
      'was written by a newer version of this program, whose tables this one does not know',
    );
  return { isNew: newest === 'no tables', pending: migrations.filter(({ made }) => made > had) };
}

/** Whether a database has had every migration of this program, and none that it does not know. */
export function isUpToDate(client: Database.Database): boolean {
  return newestIn(client) === migrationsOf(migrationsFolder).at(-1)?.made;
}

/**
 * Brings the tables of a database up to date: first on a copy beside it, which is checked and thrown away, then in one
 * transaction on the file itself, so that a failure leaves it as it was. Of processes that open it at once, one upgrades
 * and the others wait. A new file needs no copy. `then` is done in the same transaction. Throws `CannotOpen`, which names the migration that failed; the file is
 * of a newer version; it is of another program; it was damaged before.
 */
export function migrate(
  client: Database.Database,
  folder: string = migrationsFolder,
  then: (client: Database.Database) => void = () => {},
): void {
  if (pendingIn(client, folder).pending.length === 0) return;
  const waitMs = client.pragma('busy_timeout', { simple: true });
  client.pragma(`busy_timeout = ${upgradeWaitMs}`);
  // A table is rebuilt by dropping it: with foreign keys on, what refers to it would stand in the way. Checked at the end.
  client.pragma('foreign_keys = OFF');
  try {
    // Nobody else writes from here on: what the copy shows holds for the file too.
    client.exec('BEGIN IMMEDIATE');
    const { isNew, pending } = pendingIn(client, folder);
    if (!isNew && pending.length > 0) rehearse(client, pending);
    if (pending.length > 0) {
      upgrade(client, pending);
      then(client);
    }
    client.exec('COMMIT');
  } finally {
    if (client.inTransaction) client.exec('ROLLBACK');
    client.pragma(`busy_timeout = ${waitMs}`);
  }
}

function rehearse(client: Database.Database, pending: readonly Migration[]): void {
  try {
    withCopy(client.name, (copy) => {
      const before = faultOfFile(copy);
      if (before) throw new CannotOpen(`is damaged (${before}), and was not upgraded`);
      copy.exec('BEGIN');
      upgrade(copy, pending);
      copy.exec('COMMIT');
      const after = faultOfFile(copy);
      if (after) throw notUpgraded(pending.at(-1)!, after);
    });
  } catch (error) {
    if (error instanceof CannotOpen || codeOf(error) === null) throw error;
    throw new CannotOpen(
      `was not upgraded to ${pending.at(-1)!.name}: no copy to try it on can be made (${codeOf(error)})`,
    );
  }
}

/** Within a transaction: each migration, after which no row refers to one that is not there and no table has fewer rows. */
function upgrade(client: Database.Database, pending: readonly Migration[]): void {
  client.exec(
    'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)',
  );
  dropAuditTriggers(client);
  for (const migration of pending) {
    const before = rowCounts(client);
    try {
      for (const statement of migration.statements) client.exec(statement);
    } catch (error) {
      throw notUpgraded(migration, codeOf(error) ?? 'no SQL');
    }
    client
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run(migration.hash, migration.made);
    const after = rowCounts(client);
    const emptied = [...before].find(
      ([table, rows]) => !passing.has(table) && (after.get(table) ?? 0) < rows,
    );
    if (emptied) throw notUpgraded(migration, `${emptied[0]} would lose rows`);
    if ((client.pragma('foreign_key_check') as unknown[]).length > 0)
      throw notUpgraded(migration, 'rows would refer to what is not there');
  }
}

/** They call functions that only an audited connection has, which puts them in place again once it is up to date. */
function dropAuditTriggers(client: Database.Database): void {
  const triggers = client
    .prepare("select name from sqlite_schema where type = 'trigger' and name like 'audit\\_%' escape '\\'")
    .pluck()
    .all() as string[];
  for (const name of triggers) client.exec(`drop trigger "${name}"`);
}

const notUpgraded = ({ name }: Migration, why: string) =>
  new CannotOpen(`cannot be upgraded: ${name} fails (${why}); nothing was changed`);
