import { existsSync, linkSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Acting } from './acting.ts';
import { copyDatabase, onDisk } from './backup.ts';
import { CannotOpen } from './cannot-open.ts';
import { connect } from './connect.ts';
import { codeOf, removeDatabase, rowCounts } from './rehearsal.ts';

/** A moment's use by a command is waited for, a service is not. */
const inUseWaitMs = 1_000;

/** Why a database is not restored, beside what is wrong with the backup. */
export type RestoreRefusal = 'in-use' | 'unreadable' | 'itself';

/**
 * Puts a backup in the place of a database: checked, copied and brought up to date first, then put there in one step. What
 * was there before stands beside it, as `<file>.replaced-<instant>`, and is named in the answer; null: nothing was. Refused,
 * with nothing changed: somebody uses the database; it cannot be read, so nobody can tell; it is the backup itself.
 * Throws if the backup is no database, not sound, of another program or of a newer version of this one.
 *
 * `acting`: who restores it, and when: an upgrade is written down as theirs.
 */
export async function restore(
  backup: string,
  file: string,
  acting: () => Acting,
): Promise<{ replaced: string | null } | { refused: RestoreRefusal }> {
  const present = statSync(file, { throwIfNoEntry: false });
  const given = statSync(backup);
  if (present && present.ino === given.ino && present.dev === given.dev) return { refused: 'itself' };
  const renewed = `${file}.restoring`;
  try {
    await copyDatabase(backup, renewed);
    if (isEmpty(renewed)) throw new CannotOpen('holds nothing');
    connect(renewed, acting).$client.close();
    onDisk(renewed);
    const replaced = `${file}.replaced-${acting().at.replaceAll(':', '')}`;
    if (!present) {
      setAside(file, replaced);
      renameSync(renewed, file);
    } else {
      const refused = whileNobodyUses(file, () => {
        keepAs(file, replaced);
        renameSync(renewed, file);
      });
      if (refused) return { refused };
    }
    onDisk(dirname(file));
    return { replaced: existsSync(replaced) ? replaced : null };
  } finally {
    removeDatabase(renewed);
  }
}

/** Of which a new database would be made. */
function isEmpty(file: string): boolean {
  const client = new Database(file);
  try {
    return rowCounts(client).size === 0;
  } finally {
    client.close();
  }
}

/**
 * Does something while this is the only connection to a database, which is one file alone then: a log beside it would be
 * taken for that of the next file of its name.
 */
function whileNobodyUses(file: string, act: () => void): RestoreRefusal | null {
  const client = new Database(file, { timeout: inUseWaitMs });
  try {
    // Only the last connection may leave the write-ahead log; whoever opens it after that waits for the transaction.
    client.pragma('journal_mode = DELETE');
    client.exec('BEGIN EXCLUSIVE');
    if (client.pragma('journal_mode', { simple: true }) !== 'delete') return 'in-use';
    act();
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code?.startsWith('SQLITE_BUSY')) return 'in-use';
    if (code?.startsWith('SQLITE')) return 'unreadable';
    throw error;
  } finally {
    client.close();
  }
}

/** A second name for a file, so that there is never none at the first; where the disk knows no such thing, another name. */
function keepAs(file: string, other: string): void {
  try {
    linkSync(file, other);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    renameSync(file, other);
  }
}

/** What is left beside a database that is gone. */
function setAside(file: string, other: string): void {
  for (const suffix of ['-wal', '-shm', '-journal'])
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${other}${suffix}`);
}
