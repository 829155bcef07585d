import type { MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { matchedRoutes } from 'hono/route';
import type { Deps } from '../deps.ts';

const isMiddlewarePath = (path: string) => path.endsWith('*');

/**
 * One line a request: method, route pattern, status, milliseconds and request id. Never the URL itself, a query or a
 * body, so that no log says who was looked for.
 */
export function requestLog({ log, clock }: Pick<Deps, 'log' | 'clock'>): MiddlewareHandler<{
  Variables: RequestIdVariables;
}> {
  return async (c, next) => {
    const begun = Date.parse(clock.now());
    await next();
    const route = matchedRoutes(c).findLast(({ path }) => !isMiddlewarePath(path))?.path ?? null;
    log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        route,
        status: c.res.status,
        durationMs: Date.parse(clock.now()) - begun,
      },
      'request',
    );
  };
}
