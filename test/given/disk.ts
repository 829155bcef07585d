import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Disk {
  folder: string;
  /** Takes all the room that is left, or gives it back. */
  fill(): void;
  clear(): void;
}

/** A disk of so many megabytes for the test that runs, gone after; null: this machine mounts none for us. */
export function givenDisk(megabytes: number): Disk | null {
  const folder = mkdtempSync(join(tmpdir(), 'scheduler-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    return null;
  }
  onTestFinished(() => {
    // Lazily: who has a file of it open closes it after.
    execFileSync('umount', ['-l', folder]);
    rmdirSync(folder);
  });
  const filler = join(folder, 'filler');
  const clear = () => rmSync(filler, { force: true });
  return {
    folder,
    clear,
    fill: () => {
      try {
        writeFileSync(filler, Buffer.alloc(megabytes * 1_048_576));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
  };
}

/** Why a test is left out where there is no such disk. */
export const noDisk = 'this machine mounts no disk for us';
