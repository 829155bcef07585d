import { DateTime } from 'luxon';
import { pino } from 'pino';
import type { AuthServer } from './access/access.ts';
import { GivenWrong, type Io } from './commands/io.ts';
import type { Clock } from './deps.ts';

const zone = 'Europe/London';
const defaults = { databaseFile: 'data/scheduler.sqlite', port: 3_000, logLevel: 'info' };
const highestPort = 65_535;

const clock: Clock = {
  today: () => DateTime.now().setZone(zone).toISODate()!,
  now: () => DateTime.utc().toISO()!,
};

/** The process as commands know it. Settings: SCHEDULER_DB (the SQLite file),
 * SCHEDULER_TEMPLATES (a folder of further programme templates), PORT, LOG_LEVEL; SCHEDULER_JWKS, SCHEDULER_ISSUER and
 * SCHEDULER_AUDIENCE (an auth server: all three or none). */
export function ioOf(process: NodeJS.Process): Io {
  const { SCHEDULER_DB, SCHEDULER_TEMPLATES, PORT, LOG_LEVEL } = process.env;
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
    templatesFolder: SCHEDULER_TEMPLATES || null,
    authServer: authServerOf(process.env),
    port,
    logLevel: level,
    // Only once somebody waits for it: whoever listens to a signal keeps it from ending a command.
    toldToEnd: () =>
      new Promise((end) => {
        for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end());
      }),
  };
}

const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** The auth server that the settings name; half of one would let in whom it should not, so it is refused. */
function authServerOf(env: NodeJS.ProcessEnv): AuthServer | null {
  const { SCHEDULER_JWKS: jwks, SCHEDULER_ISSUER: issuer, SCHEDULER_AUDIENCE: audience } = env;
  if (!jwks && !issuer && !audience) return null;
  if (!jwks) throw new GivenWrong('SCHEDULER_JWKS: say where the keys of the auth server are');
  if (!issuer) throw new GivenWrong('SCHEDULER_ISSUER: say which issuer the tokens of the auth server name');
  if (!audience) throw new GivenWrong('SCHEDULER_AUDIENCE: say which audience tokens for this service name');
  const keys = URL.canParse(jwks) ? new URL(jwks) : null;
  // By plain HTTP anyone on the way could put in keys of their own.
  const safe =
    keys?.protocol === 'https:' || (keys?.protocol === 'http:' && thisMachine.includes(keys.hostname));
  if (keys === null || !safe)
    throw new GivenWrong('SCHEDULER_JWKS: is not an https address (http: on this machine only)');
  return { keys, issuer, audience };
}
