import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { keepRows } from '../../db/intake.ts';
import type { Rows } from '../../db/rows.ts';
import { aTest } from './acting.ts';
import { weekRowsGiven } from './small-week.ts';

const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0).reverse()) close();
});

/** A new database file; closed, and removed, when the test ends. */
export function givenFile(): { db: Db; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'week-'));
  const file = join(folder, 'kept.sqlite');
  const db = connect(file, aTest);
  closings.push(() => {
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { db, file };
}

/** The small week in a new file, with what a test adds or has otherwise. */
export async function givenKeptWeek(others: Partial<Rows> = {}): Promise<{ db: Db; file: string }> {
  const given = givenFile();
  await keepRows(given.db, weekRowsGiven());
  await keepRows(given.db, others);
  return given;
}
