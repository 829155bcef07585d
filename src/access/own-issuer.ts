import { createLocalJWKSet, importJWK, type JWTVerifyGetKey, SignJWT } from 'jose';
import { DateTime } from 'luxon';
import type { Clock } from '../deps.ts';
import type { Access } from './access.ts';
import { claimsOf } from './claims.ts';
import { publicPartOf, type SigningKey, signingAlgorithm } from './signing-key.ts';
import { tokenCheck } from './token-check.ts';

/** What the tokens of the program itself name as their issuer, and whom they are for. */
export const ownIssuer = 'urn:scheduler:issuer';
export const ownAudience = 'urn:scheduler:api';

const secondsOf = (instant: string) => Math.floor(DateTime.fromISO(instant).toSeconds());

/** Access where there is no auth server: the program issues the tokens that it takes. The key is asked for when it is needed. */
export function accessByOwnIssuer(key: () => Promise<SigningKey>, clock: Clock): Access {
  let keys: JWTVerifyGetKey | undefined;
  const ownKeys: JWTVerifyGetKey = async (header, token) => {
    keys ??= createLocalJWKSet({ keys: [publicPartOf(await key())] });
    return keys(header, token);
  };
  return {
    callerOf: tokenCheck({ keys: ownKeys, issuer: ownIssuer, audience: ownAudience, clock }),
    issuer: {
      ready: async () => void (await key()),
      token: async (caller, from, until) => {
        const { kid, ...jwk } = await key();
        return new SignJWT(claimsOf(caller))
          .setProtectedHeader({ alg: signingAlgorithm, kid, typ: 'JWT' })
          .setIssuer(ownIssuer)
          .setAudience(ownAudience)
          .setIssuedAt(secondsOf(from))
          .setExpirationTime(secondsOf(until))
          .sign(await importJWK(jwk, signingAlgorithm));
      },
    },
  };
}
