import { availableParallelism } from 'node:os';
import { pino } from 'pino';
import { accessOf } from './commands/access.ts';
import { openDatabase } from './commands/database.ts';
import type { Io } from './commands/io.ts';
import { openTemplates } from './commands/templates.ts';
import type { Deps } from './deps.ts';
import { workBeside } from './http/beside.ts';
import { mostFormingsWaiting, mostRunsWaiting, usualRates } from './http/settings.ts';
import { formGroupsWork } from './programmes/form-groups-work.ts';
import { runWeek } from './roster/run-week.ts';
import { createAside } from './runs/aside.ts';
import { createBeside } from './runs/beside.ts';
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
  const templates = openTemplates(io.templatesFolder);
  const db = openDatabase(io);
  const access = accessOf(io);
  if (as === 'service') await access.issuer?.ready();
  const log = pino({ level: as === 'service' ? io.logLevel : 'error' });
  const runs = await createRuns({
    db,
    clock: io.clock,
    elapsedMs: io.elapsedMs,
    log,
    work: runWeek,
    failInterrupted: as === 'service' ? 'all' : 'of processes gone',
    threads: threadsOf(as, availableParallelism()),
    ...(as === 'service' && { mostWaiting: mostRunsWaiting }),
  });
  const aside = createAside({ threads: 1, ...(as === 'service' && { mostWaiting: mostFormingsWaiting }) });
  const beside = createBeside(io.databaseFile);
  if (as === 'service') workBeside(db, { beside, clock: io.clock });
  const { caller } = usualRates;
  return {
    db,
    clock: io.clock,
    access,
    log,
    templates,
    programmes: new Set(templates.map(({ code }) => code)),
    formGroups: ({ seconds, ...asked }) =>
      aside.of(formGroupsWork, { ...asked, templates, file: io.databaseFile }, seconds),
    runs,
    rates: { ...usualRates, caller: { ...caller, requests: io.requestsASecond * caller.seconds } },
    proxies: io.proxies,
    close: async () => {
      await beside.close();
      await aside.close();
      await runs.close();
      db.$client.close();
    },
  };
}
