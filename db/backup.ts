import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { CannotOpen } from './cannot-open.ts';
import { faultOfFile, ownerOnly, removeDatabase } from './rehearsal.ts';

/** More than any file has: one step, in which nobody else can change what is read. */
const allPages = 0x7fff_ffff;

/**
 * Writes a database as it stands in its last committed transaction into a new file, which only its owner may read: sound,
 * whole and in one piece. Who writes to the database meanwhile is not held up. Throws, with nothing left behind, if the
 * file is there already (`EEXIST`), cannot be written, or is not sound (`CannotOpen`).
 */
export async function backUp(from: string, to: string): Promise<void> {
  // Taken first, so that of two backups to one file the second is refused; the whole backup takes its place.
  closeSync(openSync(to, 'wx', ownerOnly));
  try {
    await copyDatabase(from, `${to}.part`);
    renameSync(`${to}.part`, to);
    onDisk(dirname(to));
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}

/** A database as it stands in its last committed transaction, as one new file that has been checked; nothing else if not. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const client = new Database(from, { fileMustExist: true });
  try {
    removeDatabase(to);
    closeSync(openSync(to, 'wx', ownerOnly));
    await client.backup(to, { progress: () => allPages });
    const copy = new Database(to);
    try {
      // What is read from a disk that cannot be written needs no files beside it.
      copy.pragma('journal_mode = DELETE');
      const fault = faultOfFile(copy);
      if (fault) throw new CannotOpen(`is damaged (${fault})`);
    } finally {
      copy.close();
    }
    onDisk(to);
  } catch (error) {
    removeDatabase(to);
    throw error;
  } finally {
    client.close();
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function onDisk(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
