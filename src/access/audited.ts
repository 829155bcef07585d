import type { Context, MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { matchedRoutes } from 'hono/route';
import { noteRead } from '../../db/audit.ts';
import type { Deps } from '../deps.ts';
import { actAs } from './acting.ts';
import type { CallerVariables } from './caller.ts';

type Variables = RequestIdVariables & Partial<CallerVariables>;

/** The longest reason that the audit keeps, in characters. */
const longestReason = 4_000;

/** The pattern of the route that answers, `/v1/people/:crn`; never the address itself. */
const patternOf = (c: Context) => matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? null;

/** The reason that a request gives, if it gives one. */
async function reasonOf(c: Context): Promise<string | null> {
  if (c.req.method === 'GET' || !c.req.header('content-type')?.includes('json')) return null;
  const body: unknown = await c.req.json().catch(() => null);
  const reason = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : null;
  return typeof reason === 'string' ? reason.slice(0, longestReason) : null;
}

/**
 * What a request is a reading of: a person's record, or their referral. Null: it reads nobody's record. The first part of the
 * address that names one counts.
 */
function recordIn(c: Context, pattern: string): string | null {
  const { crn, id } = c.req.param() as Record<string, string | undefined>;
  if (crn !== undefined) return `people/${crn}`;
  return pattern.startsWith('/v1/referrals/') && id !== undefined ? `referrals/${id}` : null;
}

/**
 * Has what a request changes audited as its sender's, and writes down whose record was read: an answer that cannot be
 * written down is not given.
 */
export function audited({ db }: Pick<Deps, 'db'>): MiddlewareHandler<{ Variables: Variables }> {
  return async (c, next) => {
    const pattern = patternOf(c);
    const caller = c.get('caller');
    const actor = {
      by: caller?.name ?? 'nobody',
      role: caller?.roles.join(' ') ?? null,
      request: c.get('requestId'),
      action: `${c.req.method} ${pattern ?? ''}`.trim(),
      reason: await reasonOf(c),
    };
    return actAs(actor, async () => {
      await next();
      if (c.req.method !== 'GET' || !c.res.ok || pattern === null) return;
      const record = recordIn(c, pattern);
      if (record !== null) await noteRead(db, record);
    });
  };
}
