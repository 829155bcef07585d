import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';

/** A new folder of its own for the test that runs; gone when that ends. */
export function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scheduler-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new, empty SQLite file for the test that runs, opened; closed and gone when that ends. Its path: `db.$client.name`. */
export function givenDatabase(): Db {
  // Asked for first, so removed last: the callbacks run in reverse order.
  const folder = givenFolder();
  const db = connect(join(folder, 'scheduler.sqlite'));
  onTestFinished(() => {
    db.$client.close();
  });
  return db;
}
