import type { MiddlewareHandler } from 'hono';
import { type RequestIdVariables, requestId } from 'hono/request-id';

const header = 'X-Request-Id';
const crnAnywhere = /[A-Z]\d{6}/;

const asGiven = requestId({ headerName: header });
const anew = requestId({ headerName: '' });

/**
 * Gives each request an id: its sender's, unless a crn stands in that. Ids are logged, and stay in the audit when what says who
 * somebody was is erased.
 */
export const namedRequest: MiddlewareHandler<{ Variables: RequestIdVariables }> = async (c, next) => {
  if (!crnAnywhere.test(c.req.header(header) ?? '')) return asGiven(c, next);
  return anew(c, async () => {
    c.header(header, c.get('requestId'));
    await next();
  });
};
