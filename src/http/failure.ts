import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { RequestIdVariables } from 'hono/request-id';
import type { Logger } from 'pino';
import { ChangedSince } from '../../db/audit/expected.ts';
import { Busy } from './busy.ts';
import {
  changedSince,
  malformed,
  notReady,
  storageFails,
  unexpected,
  wrongMediaType,
} from './problem-json.ts';
import type { Storage } from './storage.ts';

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
 * The one handler of exceptions: what the framework throws at a bad request is told, and that a thing has changed, that
 * there is no room, or what is the matter with the storage; all else is a bug and a 500.
 */
export function failure(log: Logger, storage: Pick<Storage, 'hear'>) {
  return (error: Error, c: Context<{ Variables: RequestIdVariables }>) => {
    if (error instanceof HTTPException && error.status === 415) return wrongMediaType(c);
    if (error instanceof HTTPException && error.status < 500) {
      return malformed(c, 'Send a body that is what its content type says: valid JSON, or a valid form');
    }
    if (error instanceof ChangedSince) return changedSince(c, error.changes);
    if (error instanceof Busy) return notReady(c, error.message, { retrySeconds: error.retrySeconds });
    const requestId = c.get('requestId');
    const fault = storage.hear(error, requestId);
    if (fault) return storageFails(c, fault);
    const cause = error.cause === undefined ? {} : { cause: traceOf(error.cause) };
    log.error({ requestId, bug: traceOf(error), ...cause }, 'bug');
    return unexpected(c, requestId);
  };
}
