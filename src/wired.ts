import { pino } from 'pino';
import { openDatabase } from './commands/database.ts';
import type { Io } from './commands/io.ts';
import type { Deps } from './deps.ts';
import { runWeek } from './roster/run-week.ts';
import { createRuns } from './runs/runs.ts';

/**
 * Opens the database and the runs. A service logs each request and ends what an earlier process left running; a command
 * beside it does neither.
 */
export async function wired(io: Io, as: 'service' | 'command'): Promise<Deps & { close(): Promise<void> }> {
  const db = openDatabase(io.databaseFile);
  const log = pino({ level: as === 'service' ? io.logLevel : 'error' });
  const runs = await createRuns({
    db,
    clock: io.clock,
    log,
    work: runWeek,
    failInterrupted: as === 'service',
  });
  return {
    db,
    clock: io.clock,
    log,
    runs,
    close: async () => {
      await runs.close();
      db.$client.close();
    },
  };
}
