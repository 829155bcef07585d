import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The pattern of the route that answers a request, `/v1/people/:crn`, and what stands in its place; null: there is none. */
export function patternOf(c: Context): { pattern: string; params: Readonly<Record<string, string>> } | null {
  const pattern = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path;
  if (pattern === undefined) return null;
  const parts = c.req.path.split('/');
  const params = pattern
    .split('/')
    .flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), decoded(parts[i] ?? '')] as const] : []));
  return { pattern, params: Object.fromEntries(params) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
