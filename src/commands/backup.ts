import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { backUp } from '../../db/backup.ts';
import { CannotOpen } from '../../db/cannot-open.ts';
import { type RestoreRefusal, restore } from '../../db/restore.ts';
import { actingOver } from '../access/acting.ts';
import { storageFaultInWords, storageFaultOf } from '../http/storage-faults.ts';
import { atTheCommandLine, type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';

/** `scheduler backup FILE`: the database as it is now into a new file, also while the service runs. */
export async function backupCommand(io: Io, file: string): Promise<ExitCode> {
  if (!existsSync(io.databaseFile)) throw new GivenWrong(`SCHEDULER_DB: there is no ${io.databaseFile}`);
  await backUp(io.databaseFile, file).catch((error) => {
    if (codeOf(error) === 'EEXIST')
      throw new GivenWrong(`backup: ${file} is there already; a backup overwrites nothing`);
    if (error instanceof CannotOpen)
      throw new GivenWrong(`SCHEDULER_DB: ${io.databaseFile} ${error.message}`);
    throw new GivenWrong(`backup: ${file} was not written: ${whyOf(error)}`);
  });
  io.err(`${io.databaseFile} is backed up to ${file}, and checked.`);
  return exitCode.done;
}

const refusals: Readonly<Record<RestoreRefusal, string>> = {
  'in-use': 'is in use: stop the service first',
  unreadable:
    'cannot be read, so nobody can tell whether it is in use: stop the service, move the file away and restore again',
  itself: 'is the file that you named: it is restored already',
};

/** `scheduler restore FILE`: a backup, brought up to date, in the place of the database; what was there is put aside. */
export async function restoreCommand(io: Io, file: string): Promise<ExitCode> {
  if (!existsSync(file)) throw new GivenWrong(`restore: there is no ${file}`);
  const acting = actingOver(io.clock, atTheCommandLine(io, 'scheduler restore'));
  const done = await into(io.databaseFile, () => restore(file, io.databaseFile, acting)).catch((error) => {
    if (error instanceof CannotOpen) throw new GivenWrong(`restore: ${file} ${error.message}`);
    if (storageFaultOf(error)?.kind === 'damaged')
      throw new GivenWrong(`restore: ${file} is no sound database (${codeOf(error)})`);
    throw new GivenWrong(`restore: ${file} was not restored: ${whyOf(error)}`);
  });
  if ('refused' in done) throw new GivenWrong(`SCHEDULER_DB: ${io.databaseFile} ${refusals[done.refused]}`);
  io.err(`${io.databaseFile} is what ${file} holds, brought up to date.`);
  if (done.replaced !== null) io.err(`What was there before is ${done.replaced}.`);
  return exitCode.done;
}

/** Makes the folders on the way to a file first. */
async function into<T>(file: string, act: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  return act();
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Without what a message may say of the data; a bug is thrown on. */
function whyOf(error: unknown): string {
  const storage = storageFaultOf(error);
  if (storage) return storageFaultInWords(storage);
  const code = codeOf(error);
  if (code === undefined) throw error;
  return code;
}
