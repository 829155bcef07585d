import type { Context, MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { matchedRoutes } from 'hono/route';
import type { CallerVariables } from '../access/caller.ts';
import type { Deps } from '../deps.ts';

const isMiddlewarePath = (path: string) => path.endsWith('*');

/** The pattern of the route that answers a request; null: none does. */
export const routeOf = (c: Context): string | null =>
  matchedRoutes(c).findLast(({ path }) => !isMiddlewarePath(path))?.path ?? null;

/**
 * One line a request: method, route pattern, status, milliseconds, request id and the roles of whoever asks. Never the
 * URL itself, a query or a body, nor a name, so that no log says who was looked for, or by whom: the audit does.
 */
export function requestLog({ log, clock }: Pick<Deps, 'log' | 'clock'>): MiddlewareHandler<{
  Variables: RequestIdVariables;
}> {
  return async (c, next) => {
    const begun = Date.parse(clock.now());
    await next();
    const { caller } = c.var as Partial<CallerVariables>;
    log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        route: routeOf(c),
        status: c.res.status,
        ...(caller && { roles: caller.roles }),
        durationMs: Date.parse(clock.now()) - begun,
      },
      'request',
    );
  };
}
