import { DateTime } from 'luxon';
import { pino } from 'pino';
import { openDatabase } from './commands/database.ts';
import { GivenWrong, type Io } from './commands/io.ts';
import type { Clock, Deps } from './deps.ts';
import { runWeek } from './roster/run-week.ts';
import { createRuns } from './runs/runs.ts';

const zone = 'Europe/London';
const defaults = { databaseFile: 'data/scheduler.sqlite', port: 3_000, logLevel: 'info' };
const highestPort = 65_535;

const clock: Clock = {
  today: () => DateTime.now().setZone(zone).toISODate()!,
  now: () => DateTime.utc().toISO()!,
};

/** The process as commands know it. Settings: SCHEDULER_DB (the SQLite file), PORT, LOG_LEVEL. */
export function ioOf(process: NodeJS.Process): Io {
  const { SCHEDULER_DB, PORT, LOG_LEVEL } = process.env;
  const port = Number(PORT || defaults.port);
  if (!Number.isInteger(port) || port < 0 || port > highestPort)
    throw new GivenWrong(`PORT: ${PORT} is not a port from 0 to ${highestPort}`);
  const level = LOG_LEVEL || defaults.logLevel;
  const levels = [...Object.keys(pino.levels.values), 'silent'];
  if (!levels.includes(level)) throw new GivenWrong(`LOG_LEVEL: ${level} is not one of ${levels.join(', ')}`);
  const { stdout, stderr } = process;
  // A reader that has seen enough (`| head`) is no fault.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    progress: (line) => {
      if (stderr.isTTY) stderr.write(`\r\u001b[2K${line}`);
    },
    clock,
    elapsedMs: () => performance.now(),
    databaseFile: SCHEDULER_DB || defaults.databaseFile,
    port,
    logLevel: level,
    // Only once somebody waits for it: whoever listens to a signal keeps it from ending a command.
    toldToEnd: () =>
      new Promise((end) => {
        for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end());
      }),
  };
}

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
