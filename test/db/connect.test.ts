import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it } from 'vitest';
import { connect, migrationsFolder } from '../../db/connect.ts';
import { keepBest } from '../../db/run-bests.ts';
import { runOf } from '../../db/runs.ts';
import { givenFolder } from '../given/database.ts';
import { isSound } from '../given/kept.ts';

/** A database file as the first version of the tables made it. */
function givenFirstVersion(): string {
  const folder = givenFolder();
  const migrations = `${folder}/migrations`;
  cpSync(migrationsFolder, migrations, { recursive: true });
  const journalFile = `${migrations}/meta/_journal.json`;
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: object[] };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));

  const file = `${folder}/first.sqlite`;
  const client = new Database(file);
  migrate(drizzle({ client }), { migrationsFolder: migrations });
  client.exec(
    `insert into runs (region, week_start, seconds, seed, status, queued_at)
     values ('london', '2026-11-30', 10, 1, 'running', '2026-11-27T12:00:00.000Z')`,
  );
  client.close();
  return file;
}

it('a database of the first version is brought up to date, and keeps what it has', async () => {
  const db = connect(givenFirstVersion());
  expect(await runOf(db, 1)).toMatchObject({
    region: 'london',
    status: 'running',
    resumes: null,
    best: null,
  });
  await keepBest(db, 1, { bookings: [], points: -7 }, '2026-11-27T12:00:01.000Z');
  expect((await runOf(db, 1))?.best).toMatchObject({ points: -7 });
  expect(isSound(db)).toBe(true);
  db.$client.close();
});
