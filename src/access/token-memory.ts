import { createHash } from 'node:crypto';
import type { Caller } from './caller.ts';

/** Who tokens speak for that have been found good a moment ago. */
export interface TokenMemory {
  /** `now`: seconds since 1970. Null: the token must be checked. */
  callerOf(token: string, now: number): Caller | null;
  /** `expires`: seconds since 1970, as the token says. */
  keep(token: string, caller: Caller, now: number, expires: number): void;
}

/**
 * Remembers so many tokens, the last to be checked, each for so many seconds and never beyond the time that it expires by
 * itself: checking a signature takes longer than most answers. It keeps what a token hashes to, never the token.
 */
export function tokenMemory({ most, seconds }: { most: number; seconds: number }): TokenMemory {
  const known = new Map<string, { caller: Caller; from: number; until: number }>();
  return {
    callerOf(token, now) {
      const one = known.get(hashOf(token));
      // From when it was checked on: a clock that is put back must not make a token good for longer.
      return one !== undefined && one.from <= now && now < one.until ? one.caller : null;
    },
    keep(token, caller, now, expires) {
      const hash = hashOf(token);
      known.delete(hash);
      known.set(hash, { caller, from: now, until: Math.min(now + seconds, expires) });
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
  };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64');
