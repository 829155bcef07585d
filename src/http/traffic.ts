import type { Context, MiddlewareHandler } from 'hono';
import { notReady, tooManyAtOnce } from './problem-json.ts';
import { busyRetrySeconds, endingRetrySeconds } from './settings.ts';

/** What a server is answering, and whether it is ending. */
export interface Traffic {
  readonly underWay: number;
  readonly ending: boolean;
  /** From now on new requests are sent away; resolves as soon as none is under way. */
  end(): Promise<void>;
  begun(): void;
  done(): void;
}

/** Nothing is under way yet. */
export function createTraffic(): Traffic {
  let underWay = 0;
  let ending = false;
  let quiet = () => {};
  return {
    get underWay() {
      return underWay;
    },
    get ending() {
      return ending;
    },
    async end() {
      ending = true;
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        quiet = resolve;
      });
    },
    begun: () => {
      underWay += 1;
    },
    done: () => {
      underWay -= 1;
      if (underWay === 0) quiet();
    },
  };
}

/** Answers so many requests at once; more get a 503 that says when to come back, as do all while the service ends. */
export function atMostUnderWay(most: number, traffic: Traffic = createTraffic()): MiddlewareHandler {
  return async (c, next) => {
    if (traffic.ending) {
      // The caller's next connection then finds whoever takes this one's place.
      c.header('connection', 'close');
      return notReady(c, 'The service is ending', { retrySeconds: endingRetrySeconds });
    }
    if (traffic.underWay >= most)
      return notReady(c, 'Too many requests are being answered: try again in a moment', {
        retrySeconds: busyRetrySeconds,
      });
    traffic.begun();
    try {
      return await next();
    } finally {
      traffic.done();
    }
  };
}

/** Answers so many requests of one at once: nobody keeps everybody else out. */
export function atMostUnderWayOfOne(most: number, keyOf: (c: Context) => string): MiddlewareHandler {
  const underWay = new Map<string, number>();
  return async (c, next) => {
    const key = keyOf(c);
    const before = underWay.get(key) ?? 0;
    if (before >= most) return tooManyAtOnce(c, most, busyRetrySeconds);
    underWay.set(key, before + 1);
    try {
      return await next();
    } finally {
      const left = underWay.get(key)! - 1;
      if (left > 0) underWay.set(key, left);
      else underWay.delete(key);
    }
  };
}
