import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { expectedNow } from '../../src/access/acting.ts';
import { aTest } from './acting.ts';

/** A new folder of its own for the test that runs; gone when that ends. */
export function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scheduler-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file with all tables and nothing in them, made once a process: the files of tests are copies of it. */
let emptyFile: string | undefined;
function emptyDatabase(): string {
  if (emptyFile === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'scheduler-empty-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    emptyFile = join(folder, 'scheduler.sqlite');
    connect(emptyFile, aTest).$client.close();
  }
  return emptyFile;
}

/** A new, empty SQLite file for the test that runs, opened; closed and gone when that ends. Its path: `db.$client.name`. */
export function givenDatabase(): Db {
  // Asked for first, so removed last: the callbacks run in reverse order.
  const folder = givenFolder();
  const file = join(folder, 'scheduler.sqlite');
  copyFileSync(emptyDatabase(), file);
  const db = connect(file, aTest, expectedNow);
  onTestFinished(() => {
    db.$client.close();
  });
  return db;
}
