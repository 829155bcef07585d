import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { CallerVariables } from '../access/caller.ts';
import { addressOf } from './address.ts';
import { tooMany } from './problem-json.ts';
import type { Rate } from './settings.ts';

const msASecond = 1_000;

/** Who is counted: the caller by name or, where nobody has signed in, the address. */
export const countedAs = (proxies: number) => (c: Context) => {
  const { caller } = c.var as Partial<CallerVariables>;
  return caller ? `name ${caller.name}` : `address ${addressOf(c, proxies)}`;
};

const limiterOf = ({ requests, seconds }: Rate) =>
  new RateLimiterMemory({ points: requests, duration: seconds });

/**
 * Answers 429 to whoever asks more often than a rate allows, with the seconds to wait. Every answer tells what is left
 * (the `RateLimit` fields of draft-ietf-httpapi-ratelimit-headers), under the limit's name.
 */
export function rateLimit(name: string, rate: Rate, keyOf: (c: Context) => string): MiddlewareHandler {
  const limiter = limiterOf(rate);
  return async (c, next) => {
    const counted = await limiter.consume(keyOf(c)).catch((over: unknown) => over);
    if (!(counted instanceof RateLimiterRes)) throw counted;
    const seconds = secondsLeft(counted);
    c.header('RateLimit-Policy', `"${name}";q=${rate.requests};w=${rate.seconds}`, { append: true });
    c.header('RateLimit', `"${name}";r=${counted.remainingPoints};t=${seconds}`, { append: true });
    if (counted.consumedPoints > rate.requests) return tooMany(c, rate, seconds);
    return next();
  };
}

/** Where a secret in the address says who asks. */
const secretAddress = /^\/(?:sign-in|v1\/calendars)\//;

const hasFailed = ({ req, res }: Context) =>
  res.status === 401 || (res.status >= 400 && res.status < 500 && secretAddress.test(req.path));

/** Whether something comes along that may show who asks: it is looked at, however often others have failed. */
const bringsProof = ({ req }: Context) =>
  req.header('authorization') !== undefined || req.header('cookie') !== undefined;

/**
 * Tells an address from which too many sign-ins have failed, by no or a wrong token, cookie or secret address, to wait until its
 * time is over. Whoever shows who they are is answered all the same: an office has one address.
 */
export function failedSignInLimit(rate: Rate, proxies: number): MiddlewareHandler {
  const limiter = limiterOf(rate);
  return async (c, next) => {
    const key = addressOf(c, proxies);
    const failed = await limiter.get(key);
    const over = failed !== null && failed.consumedPoints >= rate.requests ? failed : null;
    if (over !== null && (!bringsProof(c) || secretAddress.test(c.req.path)))
      return tooMany(c, rate, secondsLeft(over));
    await next();
    if (!hasFailed(c)) return undefined;
    if (over === null) await limiter.penalty(key);
    else c.res = tooMany(c, rate, secondsLeft(over));
    return undefined;
  };
}

/** A middleware where a POST is sent; the other methods of an address go by it. */
export const onlyPost =
  (middleware: MiddlewareHandler): MiddlewareHandler =>
  (c, next) =>
    c.req.method === 'POST' ? middleware(c, next) : next();

const secondsLeft = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / msASecond));
