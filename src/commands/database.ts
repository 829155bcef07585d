import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotOpen } from '../../db/cannot-open.ts';
import { connect, type Db } from '../../db/connect.ts';
import { GivenWrong } from './io.ts';

/** Opens the SQLite file, made with the folders on its way if it is not there. */
export function openDatabase(file: string): Db {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return connect(file);
  } catch (error) {
    if (error instanceof CannotOpen) throw new GivenWrong(`SCHEDULER_DB: ${file} ${error.message}`);
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new GivenWrong(`SCHEDULER_DB: ${file} cannot be opened as a database (${error.code})`);
  }
}
