import type { Context, MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { isErasedReason } from '../../db/audit/hashes.ts';
import { crnPattern } from '../../solver/kinds.ts';
import type { Deps } from '../deps.ts';
import { patternOf } from '../http/pattern.ts';
import { actAs } from './acting.ts';
import type { CallerVariables } from './caller.ts';
import { readingsOf } from './readings.ts';

type Variables = RequestIdVariables & Partial<CallerVariables>;

/** The longest reason that the audit keeps, in characters. */
const longestReason = 4_000;

/** The reason that a request gives, if it gives one. */
async function reasonOf(c: Context): Promise<string | null> {
  if (c.req.method === 'GET' || !c.req.header('content-type')?.includes('json')) return null;
  const text = await c.req.raw.clone().text();
  // Also where it is written otherwise: with escapes.
  if (!text.includes('reason') && !text.includes('\\u')) return null;
  const body = parsed(text);
  const reason = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : null;
  return typeof reason === 'string' && !isErasedReason(reason) ? reason.slice(0, longestReason) : null;
}

/** What is no JSON is refused by the route, in words. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isCrn = (text: string | undefined) => text !== undefined && crnPattern.test(text);

/**
 * What a request is a reading of: a person's record, or their referral. Null: it reads nobody's record. The first part of the
 * address that names one counts, else what its query asks for: one person's part of a list, or what the audit has of them.
 */
function recordIn(
  { pattern, params: { crn, id } }: NonNullable<ReturnType<typeof patternOf>>,
  query: Readonly<Record<string, string>>,
): string | null {
  if (crn !== undefined) return `people/${crn}`;
  if (pattern.startsWith('/v1/referrals/') && id !== undefined) return `referrals/${id}`;
  const asked = [query.crn, query.text].find(isCrn);
  if (asked !== undefined) return `people/${asked}`;
  const [noun, key] = (query.whose ?? '').split('/');
  return key !== undefined && ['people', 'referrals'].includes(noun ?? '') ? `${noun}/${key}` : null;
}

/**
 * Has what a request changes audited as its sender's, and writes down whose record was read: an answer that cannot be
 * written down is not given.
 */
export function audited({ db }: Pick<Deps, 'db'>): MiddlewareHandler<{ Variables: Variables }> {
  const noteRead = readingsOf(db);
  return async (c, next) => {
    const asked = patternOf(c);
    const caller = c.get('caller');
    const actor = {
      by: caller?.name ?? 'nobody',
      role: caller?.roles.join(' ') ?? null,
      request: c.get('requestId'),
      // Never the address itself: it may say whose it is, and the audit keeps that where it can be erased.
      action: `${c.req.method} ${asked?.pattern ?? ''}`.trim(),
      reason: await reasonOf(c),
    };
    return actAs(actor, async () => {
      await next();
      if (c.req.method !== 'GET' || !c.res.ok || !asked?.pattern.startsWith('/v1/')) return;
      const record = recordIn(asked, c.req.query());
      if (record !== null) await noteRead(record);
    });
  };
}
