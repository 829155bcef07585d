import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { RequestIdVariables } from 'hono/request-id';
import type { Logger } from 'pino';
import { ChangedSince } from '../../db/audit/expected.ts';
import { Busy } from './busy.ts';
import { changedSince, malformed, notReady, unexpected, wrongMediaType } from './problem-json.ts';

/**
 * What a log may keep of a bug: its kind and where it happened. Messages are left out, since those of a database or a
 * parser repeat the data they were given.
 */
export function traceOf(error: unknown): { name: string; code?: unknown; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...('code' in error ? { code: error.code } : {}),
    at: at.map((line) => line.trim()),
  };
}

/**
 * The one handler of exceptions: what the framework throws at a bad request is told, and that there is no room;
 * all else is a bug and a 500.
 */
export function failure(log: Logger) {
  return (error: Error, c: Context<{ Variables: RequestIdVariables }>) => {
    if (error instanceof HTTPException && error.status === 415) return wrongMediaType(c);
    if (error instanceof HTTPException && error.status < 500) {
      return malformed(c, 'Send a body that is what its content type says: valid JSON, or a valid form');
    }
    if (error instanceof ChangedSince) return changedSince(c, error.changes);
    if (error instanceof Busy) return notReady(c, error.message, error.retrySeconds);
    const requestId = c.get('requestId');
    const cause = error.cause === undefined ? {} : { cause: traceOf(error.cause) };
    log.error({ requestId, bug: traceOf(error), ...cause }, 'bug');
    return unexpected(c, requestId);
  };
}
