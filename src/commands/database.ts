import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotOpen } from '../../db/cannot-open.ts';
import { connect, type Db } from '../../db/connect.ts';
import { actingOver, expectedNow } from '../access/acting.ts';
import { atTheCommandLine, GivenWrong, type Io } from './io.ts';

/** Opens the SQLite file, made with the folders on its way if it is not there. */
export function openDatabase(io: Pick<Io, 'databaseFile' | 'clock' | 'user'>): Db {
  const { databaseFile: file, clock } = io;
  try {
    mkdirSync(dirname(file), { recursive: true });
    return connect(file, actingOver(clock, atTheCommandLine(io, 'scheduler')), expectedNow);
  } catch (error) {
    if (error instanceof CannotOpen) throw new GivenWrong(`SCHEDULER_DB: ${file} ${error.message}`);
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new GivenWrong(`SCHEDULER_DB: ${file} cannot be opened as a database (${error.code})`);
  }
}
