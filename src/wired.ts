import { availableParallelism } from 'node:os';
import { pino } from 'pino';
import { openDatabase } from './commands/database.ts';
import type { Io } from './commands/io.ts';
import type { Deps } from './deps.ts';
import { programmeCodes } from './programmes/programme-codes.ts';
import { shippedProgrammes } from './programmes/templates.ts';
import { runWeek } from './roster/run-week.ts';
import { createRuns } from './runs/runs.ts';

type As = 'service' | 'command';

/** Runs at once: a service leaves a core to the requests, a command has nobody else to answer. */
export function threadsOf(as: As, cores: number): number {
  return as === 'service' ? Math.max(1, cores - 1) : cores;
}

/**
 * Opens the database and the runs. A service logs each request and ends whatever runs it finds; a command beside it logs
 * errors only, and ends the runs of processes that are gone.
 */
export async function wired(io: Io, as: As): Promise<Deps & { close(): Promise<void> }> {
  const db = openDatabase(io.databaseFile);
  const log = pino({ level: as === 'service' ? io.logLevel : 'error' });
  const runs = await createRuns({
    db,
    clock: io.clock,
    elapsedMs: io.elapsedMs,
    log,
    work: runWeek,
    failInterrupted: as === 'service' ? 'all' : 'of processes gone',
    threads: threadsOf(as, availableParallelism()),
  });
  return {
    db,
    clock: io.clock,
    log,
    templates: shippedProgrammes(),
    programmes: programmeCodes(),
    runs,
    close: async () => {
      await runs.close();
      db.$client.close();
    },
  };
}
