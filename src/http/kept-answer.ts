import type { Context } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';
import type { KeptAnswer } from '../../db/idempotency-keys.ts';
import { replayedHeader } from './idempotency-key.ts';
import { problemMediaType, type Refused, refused } from './problem-json.ts';
import { isToldOnce } from './told-once.ts';

/** The headers that are part of an answer; all others are set anew for each. */
const headersKept = ['content-type', 'content-disposition', 'etag'];

/** Answers that say nothing of the request itself: who asks, how often, that something is broken. */
const notOfTheRequest = [401, 403, 408, 429];

/** Whether the same request is to get the same answer again. */
export function isToBeKept(status: number): boolean {
  return status < 500 && !notOfTheRequest.includes(status);
}

/** What the same request gets when it comes again. */
export async function answerToKeep(c: Context): Promise<KeptAnswer> {
  if (isToldOnce(c))
    return refusalToKeep(c, {
      rule: 'told-once',
      detail: 'This was answered once, and what it told is not kept: ask for it anew with a new key',
    });
  const { status, headers } = c.res;
  return {
    status,
    headers: Object.fromEntries(
      headersKept.flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
    body: c.res.body === null ? null : await c.res.clone().text(),
    location: headers.get('location'),
  };
}

/** A refusal, in place of an answer that is lost or may not be given again. */
export async function refusalToKeep(c: Context, refusal: Refused): Promise<KeptAnswer> {
  const { status } = refused(c, refusal);
  const body = await refused(c, refusal).text();
  return { status, headers: { 'content-type': problemMediaType }, body, location: null };
}

/** An answer as it was given before, marked as such. */
export function replay(c: Context, { status, headers, body, location }: KeptAnswer) {
  const all = { ...headers, [replayedHeader]: 'true', ...(location === null ? {} : { location }) };
  return body === null
    ? c.body(null, status as StatusCode, all)
    : c.body(body, status as ContentfulStatusCode, all);
}
