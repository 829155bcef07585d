import type { Context, MiddlewareHandler } from 'hono';
import { versionOf } from '../../db/audit.ts';
import { actor } from '../access/acting.ts';
import type { Deps } from '../deps.ts';
import { faultsFound } from './problem-json.ts';
import { thingAt } from './things.ts';

/** By this header a caller says which version of a thing it is that they change. */
export const ifMatchHeader = 'If-Match';

/** A strong tag as we give them, or that any version will do. */
const oneTag = /^"(\d{1,15})"$/;
const anyVersion = '*';

const tagOf = (version: number) => `"${version}"`;

/**
 * Tells the version of each thing that can be edited (ETag), and has a change that names one (If-Match) refused with
 * 412, and what has changed since, where the thing is another by now. Without the header a change is not held to any.
 */
export function versions({ db }: Pick<Deps, 'db'>): MiddlewareHandler {
  return async (c, next) => {
    const thing = thingAt(c);
    if (thing === null) return c.req.method === 'GET' || versionGiven(c) === null ? next() : noVersion(c);
    if (c.req.method === 'GET') {
      // Read first: if it changes meanwhile, a change on the strength of this answer is refused, and not one too many let through.
      const version = thing.isItself ? await versionOf(db, thing.whose) : 0;
      await next();
      if (c.res.ok && version > 0) c.res.headers.set('etag', tagOf(version));
      return;
    }
    const version = versionGiven(c);
    if (version === 'malformed') return faultOfTag(c);
    const now = actor();
    if (version !== null && now !== undefined) now.expects = { whose: thing.whose, version };
    await next();
    if (c.res.ok) c.res.headers.set('etag', tagOf(await versionOf(db, thing.whose)));
  };
}

function versionGiven(c: Context): number | null | 'malformed' {
  const given = c.req.header(ifMatchHeader)?.trim();
  if (given === undefined || given === anyVersion) return null;
  const tag = oneTag.exec(given)?.[1];
  return tag === undefined ? 'malformed' : Number(tag);
}

/** Better than to pass over what somebody counts on. */
function noVersion(c: Context) {
  const message = 'Leave it out: nothing that this changes has a version';
  return faultsFound(c, [{ code: 'unknown-field', path: ifMatchHeader, message }]);
}

function faultOfTag(c: Context) {
  const message = 'Send the ETag that came with what you read, in its quotes, or *';
  return faultsFound(c, [{ code: 'malformed', path: ifMatchHeader, message }]);
}
