import type { Context } from 'hono';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a page of this service sent the request, or the request changes nothing. A browser sends a cookie whoever wrote the
 * page, so the cookie alone does not say that its owner wants what is asked. Hosts are compared without their scheme: a
 * proxy may have taken the TLS away.
 */
export function isOwnPages(c: Context): boolean {
  if (safeMethods.includes(c.req.method)) return true;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === new URL(c.req.url).host;
}

/**
 * Whether a page in a browser sent the request. Its token may have been added by a proxy that signs people in: then the token, too,
 * says nothing about who wrote the page.
 */
export const isBrowsers = (c: Context): boolean =>
  c.req.header('sec-fetch-site') !== undefined || c.req.header('origin') !== undefined;
