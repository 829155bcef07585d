import type { MiddlewareHandler } from 'hono';

/** Whatever is answered tells of people: no cache on the way may keep it, nor a browser that others use. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('cache-control', 'no-store');
};
