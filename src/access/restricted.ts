import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Context, MiddlewareHandler } from 'hono';
import type { Hidden } from '../../db/limited-access.ts';
import type { Sight } from './sight.ts';
import { limitedAccessRule } from './skipped.ts';

/**
 * Of a restricted person an answer tells only the crn, unless its caller is named as one who may see more: objects about them
 * become a placeholder, sentences about them are cut to the crn, rows of a table are emptied. Lists and rosters so stay as long
 * as they are. An answer in which none of them stands is passed on as it is.
 */
export function restricted(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { sight } = c.var as Partial<{ sight: Sight }>;
    // A 404 repeats what was asked for, whether or not there is such a person.
    if (sight === undefined || sight.hidden.crns.size === 0 || c.res.status === 404) return;
    const type = c.res.headers.get('content-type') ?? '';
    const rewrite = type.includes('json') ? jsonWithout : type.startsWith('text/csv') ? csvWithout : null;
    if (rewrite !== null) await replaceBody(c, (text) => rewrite(text, sight.hidden));
  };
}

async function replaceBody(c: Context, rewrite: (text: string) => string): Promise<void> {
  const text = await c.res.clone().text();
  const rewritten = rewrite(text);
  if (rewritten === text) return;
  const headers = new Headers(c.res.headers);
  headers.delete('content-length');
  const { status } = c.res;
  c.res = undefined;
  c.res = new Response(rewritten, { status, headers });
}

const crnAnywhere = /[A-Z]\d{6}/g;

/** The first crn of a text that is hidden; undefined: none is. */
function mentioned(text: string, { crns }: Hidden): string | undefined {
  return text.match(crnAnywhere)?.find((crn) => crns.has(crn));
}

/** Whether a text speaks of anybody who is hidden, by their crn or a referral of theirs. */
export const mentionsAny = (text: string, hidden: Hidden): boolean =>
  mentioned(text, hidden) !== undefined || [...hidden.referrals.keys()].some((id) => text.includes(id));

/** A body of JSON without what is hidden. */
export function jsonWithout(text: string, hidden: Hidden): string {
  return mentionsAny(text, hidden) ? JSON.stringify(without(JSON.parse(text), hidden)) : text;
}

function without(value: unknown, hidden: Hidden): unknown {
  if (typeof value === 'string') return sentenceWithout(value, hidden);
  if (Array.isArray(value)) return value.map((item) => without(item, hidden));
  if (typeof value !== 'object' || value === null) return value;
  const { crn, referral, rule } = value as Record<string, unknown>;
  // Who was left out for it is told so.
  if (rule === limitedAccessRule) return value;
  if (typeof crn === 'string' && hidden.crns.has(crn)) return { crn, restricted: true };
  // What is no person's own has a null for its crn, and may name a referral all the same.
  if (typeof crn !== 'string' && typeof referral === 'string' && hidden.referrals.has(referral))
    return { referral, restricted: true };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, without(inner, hidden)]));
}

function sentenceWithout(text: string, hidden: Hidden): string {
  const crn = mentioned(text, hidden);
  return crn === undefined || crn === text ? text : `${crn}: limited access`;
}

/** A table without what is hidden: the rows stay, with no more in them than the crn. */
export function csvWithout(text: string, hidden: Hidden): string {
  if (!mentionsAny(text, hidden)) return text;
  const [header = [], ...rows] = parse(text) as string[][];
  const [crnAt, referralAt] = [header.indexOf('crn'), header.indexOf('referral')];
  const isAbout = (cells: readonly string[]) =>
    hidden.crns.has(cells[crnAt] ?? '') || hidden.referrals.has(cells[referralAt] ?? '');
  const keptAt = crnAt === -1 ? referralAt : crnAt;
  const told = rows.map((cells) =>
    isAbout(cells)
      ? cells.map((cell, at) => (at === keptAt ? cell : ''))
      : cells.map((cell) => sentenceWithout(cell, hidden)),
  );
  return stringify([header, ...told]);
}
