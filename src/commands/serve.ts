import { listRosters } from '../../db/rosters.ts';
import type { Deps } from '../deps.ts';
import { serve } from '../http/serve.ts';
import { runSeconds } from '../roster/run-seconds.ts';
import { tellSignIn } from './access.ts';
import { comingWeek, wholeGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { showRoster } from './roster.ts';
import { runToItsEnd } from './run.ts';
import { isEmpty, mostPeopleInvented, seedRegion } from './seed.ts';

const firstSeed = 1;

/** `scheduler serve`: the API until the process is told to end; requests under way are let end. `link`: told with one to sign in by. */
export async function serveCommand(
  io: Io,
  deps: Deps,
  given: { host: string },
  { link = false } = {},
): Promise<ExitCode> {
  const served = await serve(deps, io.port, given.host).catch((error: NodeJS.ErrnoException) => {
    throw new GivenWrong(`PORT: ${io.port} cannot be listened on (${error.code ?? error.message})`);
  });
  // Listening before it says that it serves: whoever reads that may ask it to end at once.
  const told = io.toldToEnd();
  io.err(`Serving at ${served.url}; what it offers is described at ${served.url}/docs. Ctrl+C ends it.`);
  try {
    if (link) await tellSignIn(io, deps, served.url);
    await told;
  } finally {
    await served.close();
  }
  return exitCode.done;
}

/** `npm start`: an invented London on first start, the coming week rostered and told, then the API. */
export async function startCommand(
  io: Io,
  deps: Deps,
  given: { host: string; people: string; seconds: string },
): Promise<ExitCode> {
  const people = wholeGiven(given.people, '--people', 1, mostPeopleInvented);
  const seconds = wholeGiven(given.seconds, '--seconds', 1, runSeconds.most);
  const weekStart = comingWeek(io);
  if (await isEmpty(deps.db)) {
    io.err(`Inventing a London of ${people} people in ${io.databaseFile} ...`);
    await seedRegion(deps.db, { people, seed: firstSeed, weekStart }, deps.clock.now());
  }
  const region = 'london' as const;
  const { rows } = await listRosters(deps.db, { region, weekStart }, { size: 1, number: 0 });
  let roster = rows[0]?.id ?? null;
  if (roster === null) {
    io.err(`Rostering London for the week of ${weekStart}, ${seconds} seconds at most ...`);
    const request = { region, pdu: null, weekStart, around: null, seconds, seed: firstSeed };
    roster = (await runToItsEnd(io, deps, await deps.runs.start(request))).roster;
  }
  if (roster === null) io.err('There is no roster for the week; the runs say why.');
  else await showRoster(io, deps.db, roster);
  io.out('');
  return serveCommand(io, deps, given, { link: true });
}
