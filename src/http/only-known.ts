import { type RouteConfig, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { unknownFields } from './faults-in-words.ts';
import { faultsFound, malformed, problems } from './problem-json.ts';

/**
 * A route that refuses what it does not know: keys of a query that it does not name, and fields of a body where it asks for
 * none; its description says so. (Bodies that it does ask for are strict themselves.)
 */
export function onlyKnown<R extends RouteConfig>(route: R): R {
  const query = route.request?.query;
  const known = query instanceof z.ZodObject ? query.strict() : (query ?? z.strictObject({}));
  const before = route.middleware === undefined ? [] : [route.middleware].flat();
  const asksForNone = route.method !== 'get' && !route.request?.body;
  return {
    ...route,
    middleware: asksForNone ? [...before, noBody] : before,
    request: { ...route.request, query: known },
    responses: { ...(asksForNone ? problems(400, 413, 422) : problems(422)), ...route.responses },
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An empty body, or an empty object, is as good as none. */
const noBody: MiddlewareHandler = async (c, next) => {
  const text = await bodyOf(c);
  if (text.trim() === '') return next();
  const body = read(text);
  if (!isObject(body)) return malformed(c, 'Send no body with this request');
  const fields = Object.keys(body);
  return fields.length === 0 ? next() : faultsFound(c, unknownFields(fields));
};

const bodyOf = async (c: Context) => (c.req.raw.body === null ? '' : c.req.text());

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The parts of a query that were given more than once, though each is asked for once. */
export function saidTwice(target: string, data: unknown): string[] {
  if (target !== 'query' || !isObject(data)) return [];
  return Object.entries(data)
    .filter(([, value]) => Array.isArray(value))
    .map(([key]) => key);
}
