import type { RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { listInWords } from '../http/in-words.ts';
import { faultsFound, notAllowed, notFound } from '../http/problem-json.ts';
import { callerOf } from './caller.ts';
import { faultsOfGiven, type Given } from './faults-of-given.ts';
import { rolesOf } from './may.ts';
import { keyOf, type Named, namedByPath, nounsInWords } from './references.ts';
import { type Sight, sightOf } from './sight.ts';

type Guarded = Pick<RouteConfig, 'method' | 'path' | 'security' | 'operationId'>;

/** The addresses by which an admin says who may see a restricted person: they need not be one of those themselves. */
const evenIfLimited = new Set(['getLimitedAccess', 'putLimitedAccess']);

/**
 * Lets in only whom a route names (403 for a caller of another role), and only to what they may see: whatever a path names
 * and they may not see is a 404, whatever a query or body names a 422, in the same words as if it did not exist. Throws for a
 * route that names nobody: who may call it has then been forgotten.
 */
export function guardOf({ method, path, security, operationId = '' }: Guarded): MiddlewareHandler {
  if (security === undefined) throw new Error(`${method} ${path} does not say who may call it`);
  const allowed = rolesOf(security);
  const named = namedByPath(path);
  const to = method === 'get' ? 'see' : 'change';
  return async (c, next) => {
    if (allowed.length === 0) return next();
    if (!callerOf(c).roles.some((role) => allowed.includes(role)))
      return notAllowed(c, `This is for ${listInWords(allowed)}`);
    const sight = sightOf(c);
    if (sight.whole) return next();
    for (const { parameter, named: noun } of named) {
      const told = c.req.param(parameter);
      if (noun === null || told === undefined || isSeen(sight, noun, told, to, operationId)) continue;
      return notFound(c, `There is no ${noun === 'region' ? noun : nounsInWords[noun]} ${told}`);
    }
    const faults = faultsOfGiven(await givenIn(c), { sight, operationId, to });
    return faults.length > 0 ? faultsFound(c, faults) : next();
  };
}

function isSeen(
  sight: Sight,
  named: Exclude<Named, null>,
  told: string,
  to: 'see' | 'change',
  operationId: string,
) {
  if (named === 'region') return sight.within === undefined || isWholeRegion(sight, told);
  const key = keyOf(named, told);
  if (key === null) return true;
  const found = sight.look(named, key, to);
  return found === 'seen' || (found === 'limited-access' && evenIfLimited.has(operationId));
}

/** What stands in the path of a region belongs to all of it. */
const isWholeRegion = ({ within }: Sight, told: string) =>
  within?.pdus === null && within.regions.some((region) => region === told);

/** The query and, if it is JSON, the body. What cannot be read is left to the route's own checks to refuse. */
async function givenIn(c: Context): Promise<Given[]> {
  const query = Object.entries(c.req.queries());
  const given = query.flatMap(([field, values]) =>
    values.map((value) => ({ at: { outer: null, part: field }, field, value })),
  );
  if (c.req.method === 'GET' || !c.req.header('content-type')?.toLowerCase().includes('json')) return given;
  try {
    return [...given, { at: null, field: null, value: await c.req.json() }];
  } catch {
    return given;
  }
}
