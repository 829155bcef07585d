import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DateTime } from 'luxon';
import type { Db } from '../../db/connect.ts';
import {
  claimKey,
  type KeptAnswer,
  type KeyedRequest,
  keepAnswer,
  releaseKey,
} from '../../db/idempotency-keys.ts';
import type { Clock, Deps } from '../deps.ts';
import { idempotencyKeyHeader, isIdempotencyKey, replayedHeader } from './idempotency-key.ts';
import { faultsFound, problemMediaType, refused } from './problem-json.ts';
import { requestHash } from './request-hash.ts';
import { keyAbandonedMs, keyKeptMs, keyWaitMs, mostKeyWaits } from './settings.ts';
import { isToldOnce } from './told-once.ts';

/**
 * Lets a caller send a POST again without fear: with an `Idempotency-Key` it is carried out once, and for a day the same
 * request gets the same answer. The same key with another body or query is a fault (422). While the first is still being
 * answered, a second waits for it shortly and is then refused (409). An answer of 500 or more is not kept: whoever gets
 * one tries again. Nor is one that is told only once (`tellOnce`): the second is refused (409).
 */
export function idempotency({ db, clock }: Pick<Deps, 'db' | 'clock'>): MiddlewareHandler {
  return async (c, next) => {
    const key = c.req.header(idempotencyKeyHeader);
    if (c.req.method !== 'POST' || key === undefined) return next();
    if (!isIdempotencyKey(key)) return faultOfKey(c, 'malformed');
    const route = `POST ${c.req.path}`;
    const request = { key, route, caller: '', bodyHash: await requestHash(c.req.raw) };
    const claim = await claimed(db, clock, request);
    if (claim === 'other-body') return faultOfKey(c, claim);
    if (claim === 'in-progress') return stillAnswering(c);
    if (claim !== 'claimed') return replay(c, claim);
    await next();
    if (c.res.status >= 500) await releaseKey(db, request);
    else await keepAnswer(db, request, await answerOf(c));
    return undefined;
  };
}

/** Claims a key, or waits a little for whoever has. */
async function claimed(db: Db, clock: Clock, request: KeyedRequest) {
  for (let waits = 0; ; waits += 1) {
    const now = clock.now();
    const claim = await claimKey(db, request, now, {
      forgetBefore: before(now, keyKeptMs),
      abandonBefore: before(now, keyAbandonedMs),
    });
    if (claim !== 'in-progress' || waits === mostKeyWaits) return claim;
    await sleep(keyWaitMs);
  }
}

const before = (instant: string, milliseconds: number) =>
  DateTime.fromISO(instant, { zone: 'utc' }).minus({ milliseconds }).toISO()!;

/** What the same request gets when it comes again. */
async function answerOf(c: Context): Promise<KeptAnswer> {
  if (isToldOnce(c)) {
    const detail = 'This was answered once, and what it told is not kept: ask for it anew with a new key';
    return { status: 409, body: await refused(c, { rule: 'told-once', detail }).text(), location: null };
  }
  const { status, headers } = c.res;
  return { status, body: await c.res.clone().text(), location: headers.get('location') };
}

/** Every answer of a POST is JSON. */
function replay(c: Context, { status, body, location }: KeptAnswer) {
  return c.body(body, status as ContentfulStatusCode, {
    'content-type': status < 400 ? 'application/json' : problemMediaType,
    [replayedHeader]: 'true',
    ...(location === null ? {} : { location }),
  });
}

const faultsOfKey = {
  malformed: 'Enter an idempotency key of 1 to 255 letters, digits and signs, without spaces',
  'other-body': 'Take a new idempotency key: another request was sent with this one',
} as const;

function faultOfKey(c: Context, code: keyof typeof faultsOfKey) {
  return faultsFound(c, [{ code, path: idempotencyKeyHeader, message: faultsOfKey[code] }]);
}

function stillAnswering(c: Context) {
  const detail = 'The same request is still being answered: send it again a little later';
  return refused(c, { rule: 'in-progress', detail });
}
