import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { DateTime } from 'luxon';
import type { Db } from '../../db/connect.ts';
import {
  claimKey,
  isBeingAnswered,
  type KeptAnswer,
  type KeyedRequest,
  keepAnswer,
  releaseKey,
  settleLeftKeys,
} from '../../db/idempotency-keys.ts';
import type { Caller, CallerVariables } from '../access/caller.ts';
import type { Clock, Deps } from '../deps.ts';
import { traceOf } from './failure.ts';
import { idempotencyKeyHeader, isIdempotencyKey, isUnsafe } from './idempotency-key.ts';
import { answerToKeep, isToBeKept, refusalToKeep, replay } from './kept-answer.ts';
import { faultsFound, refused } from './problem-json.ts';
import { isGone } from './process.ts';
import { requestHash } from './request-hash.ts';
import { keyAbandonedMs, keyKeptMs, keyLookMs, keyMostWaitMs } from './settings.ts';
import { type Deadline, deadlineIn, UnderWay } from './under-way.ts';

type Doors = Pick<Deps, 'db' | 'clock' | 'log'>;

/** Of the process, not of an app: two apps may be open on one file. */
const underWay = new UnderWay<KeptAnswer>();

/**
 * Lets a caller send an unsafe request again without fear: with an `Idempotency-Key` it is carried out once, and for a day
 * the same request of the same caller gets the same answer. The same key with another body or query is a fault (422). One
 * that comes while the first is being answered, in whichever process, waits for it and gets its answer. Answers that
 * say nothing of the request (500 and more, 429 say) are not kept: whoever gets one tries again. If whoever carried it
 * out died with the answer, or it may be told only once, that is what the second is told (409).
 */
export function idempotency(
  doors: Doors,
  { mostWaitMs = keyMostWaitMs } = {},
): MiddlewareHandler<{ Variables: RequestIdVariables & Partial<CallerVariables> }> {
  return async (c, next) => {
    const key = c.req.header(idempotencyKeyHeader);
    if (!isUnsafe(c.req.method) || key === undefined) return next();
    if (!isIdempotencyKey(key)) return faultOfKey(c, 'malformed');
    const of: KeyedRequest = {
      key,
      route: `${c.req.method} ${c.req.path}`,
      caller: c.get('caller')?.name ?? '',
      bodyHash: await requestHash(c.req.raw, rightsOf(c.get('caller'))),
      request: c.get('requestId'),
      process: process.pid,
    };
    const deadline = deadlineIn(mostWaitMs);
    try {
      return await answeredOnce(c, next, doors, of, deadline);
    } finally {
      deadline.clear();
    }
  };
}

/** Whoever may see less by now, or another of the same name, is not told what was answered before. */
const rightsOf = (caller: Caller | undefined) =>
  caller && [[...caller.roles].sort(), [...caller.regions].sort(), caller.pdus && [...caller.pdus].sort()];

/** Settles what was under way when the service before this one died; to be called before requests are taken. */
export async function settleKeysLeft({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  await settleLeftKeys(db, { forgetBefore: before(clock.now(), keyKeptMs), isGone });
}

type Next = Parameters<MiddlewareHandler>[1];

async function answeredOnce(c: Context, next: Next, doors: Doors, of: KeyedRequest, deadline: Deadline) {
  // With the hash: one that asks for something else is another, and what the key is of the database says.
  const name = JSON.stringify([doors.db.$client.name, of.key, of.route, of.caller, of.bodyHash]);
  // Where the first came to nothing, one of those that waited is the next to try.
  for (let first = underWay.of(name); first; first = underWay.of(name)) {
    const answer = await deadline.before(first);
    if (answer === 'late') return stillAnswering(c);
    if (answer) return replay(c, answer);
  }
  return underWay.first(name, (share) => claimedAndAnswered(c, next, doors, of, deadline, share));
}

async function claimedAndAnswered(
  c: Context,
  next: Next,
  doors: Doors,
  of: KeyedRequest,
  deadline: Deadline,
  share: (answer: KeptAnswer) => void,
) {
  const claim = await claimed(doors.db, doors.clock, of, deadline);
  if (claim === 'other-body') return faultOfKey(c, claim);
  if (claim === 'in-progress') return stillAnswering(c);
  if (claim === 'claimed') {
    await next();
    await settle(c, doors, of, share);
    return undefined;
  }
  const answer = 'carriedOutAt' in claim ? await answerLost(c, doors, of, claim.carriedOutAt) : claim;
  share(answer);
  return replay(c, answer);
}

/** Claims a key, or waits for whoever has it in another process. */
async function claimed(db: Db, clock: Clock, of: KeyedRequest, deadline: Deadline) {
  const limits = () => ({
    forgetBefore: before(clock.now(), keyKeptMs),
    abandonBefore: before(clock.now(), keyAbandonedMs),
    // What this process is at is known without the database: what that has of its number is of one before it.
    isGone,
  });
  for (;;) {
    const claim = await claimKey(db, of, clock.now(), limits());
    if (claim !== 'in-progress') return claim;
    while (await isBeingAnswered(db, of, limits())) {
      await deadline.before(sleep(keyLookMs, undefined, { ref: false }));
      if (deadline.hasPassed) return claim;
    }
  }
}

const before = (instant: string, milliseconds: number) =>
  DateTime.fromISO(instant, { zone: 'utc' }).minus({ milliseconds }).toISO()!;

/** Keeps the answer, or gives the key back. The caller gets their answer even where it cannot be kept. */
async function settle(c: Context, doors: Doors, of: KeyedRequest, share: (answer: KeptAnswer) => void) {
  if (isToBeKept(c.res.status)) {
    const answer = await answerToKeep(c);
    share(answer);
    await orLogged(doors, of, () => keepAnswer(doors.db, of, answer));
    return;
  }
  const changed = await orLogged(doors, of, () => releaseKey(doors.db, of));
  if (changed) share(await answerLost(c, doors, of, changed.carriedOutAt));
}

async function answerLost(c: Context, doors: Doors, of: KeyedRequest, at: string): Promise<KeptAnswer> {
  const detail = `This was carried out at ${at}, but the answer was lost: look at what is kept`;
  const answer = await refusalToKeep(c, { rule: 'carried-out', detail });
  await orLogged(doors, of, () => keepAnswer(doors.db, of, answer));
  return answer;
}

/** A disk may be full by now: what is not kept of a key is settled from the audit when the key comes again. */
async function orLogged<T>(
  { log }: Doors,
  { request }: KeyedRequest,
  keep: () => Promise<T>,
): Promise<T | null> {
  return keep().catch((error: unknown) => {
    log.error({ requestId: request, bug: traceOf(error) }, 'what became of a key was not kept');
    return null;
  });
}

const faultsOfKey = {
  malformed: 'Enter an idempotency key of 1 to 255 letters, digits and signs, without spaces',
  'other-body':
    'Take a new idempotency key: another request, or one with other rights, was sent with this one',
} as const;

function faultOfKey(c: Context, code: keyof typeof faultsOfKey) {
  return faultsFound(c, [{ code, path: idempotencyKeyHeader, message: faultsOfKey[code] }]);
}

function stillAnswering(c: Context) {
  const detail = 'The same request is still being answered: send it again a little later';
  return refused(c, { rule: 'in-progress', detail });
}
