import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../deps.ts';
import { keysCooldownMs, keysKeptMs, keysTimeoutMs } from '../http/settings.ts';
import type { Access, AuthServer } from './access.ts';
import { KeysUnavailable, tokenCheck } from './token-check.ts';

/** What says that the keys were had, and none of them is the one: the token is at fault. */
const noKeyOfIt = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/**
 * Access by the tokens of an auth server elsewhere. Its keys are asked for once they are needed and kept a while; a token
 * by an unknown key lets them be asked for anew, so that the server can change them.
 */
export function accessByAuthServer(
  { keys: address, issuer, audience }: AuthServer,
  clock: Clock,
  { cooldownMs = keysCooldownMs, timeoutMs = keysTimeoutMs } = {},
): Access {
  const remote = createRemoteJWKSet(address, {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: keysKeptMs,
  });
  const keys: JWTVerifyGetKey = (header, token) =>
    remote(header, token).catch((error: unknown) => {
      if (noKeyOfIt.some((kind) => error instanceof kind)) throw error;
      throw new KeysUnavailable('the keys cannot be had', { cause: error });
    });
  return { callerOf: tokenCheck({ keys, issuer, audience, clock }), issuer: null };
}
