import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { DateTime } from 'luxon';
import type { Clock } from '../deps.ts';
import {
  mostTokenCharacters,
  mostTokensKnown,
  tokenKnownSeconds,
  tokenToleranceSeconds,
} from '../http/settings.ts';
import type { Identified } from './access.ts';
import { callerOfClaims } from './claims.ts';
import { tokenMemory } from './token-memory.ts';

/** Only by two keys, so that whoever can check a token cannot make one: never `none`, never a shared secret. */
export const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** The keys cannot be had at the moment: nothing is known of the token. */
export class KeysUnavailable extends Error {}

/** Whose tokens are taken: signed by one of these keys, by this issuer, for this audience, now. */
export interface Taken {
  keys: JWTVerifyGetKey;
  issuer: string;
  audience: string;
  clock: Clock;
}

/**
 * Checks tokens; what is wrong with one is told in words that repeat nothing of it. One that is good is not checked again
 * for `tokenKnownSeconds`, so a key that is withdrawn is taken for as long.
 */
export function tokenCheck({ keys, issuer, audience, clock }: Taken): (token: string) => Promise<Identified> {
  const memory = tokenMemory({ most: mostTokensKnown, seconds: tokenKnownSeconds });
  return async (token) => {
    if (token.length > mostTokenCharacters)
      return { refused: `the token is longer than ${mostTokenCharacters} characters` };
    const at = DateTime.fromISO(clock.now());
    const known = memory.callerOf(token, at.toSeconds());
    if (known !== null) return { caller: known };
    const checked = await jwtVerify(token, keys, {
      algorithms,
      issuer,
      audience,
      requiredClaims: ['exp'],
      clockTolerance: tokenToleranceSeconds,
      currentDate: at.toJSDate(),
    }).catch(whyNot);
    if (!('payload' in checked)) return checked;
    const identified = callerOfClaims(checked.payload);
    if ('caller' in identified) memory.keep(token, identified.caller, at.toSeconds(), checked.payload.exp!);
    return identified;
  };
}

function whyNot(error: unknown): Exclude<Identified, { caller: unknown }> {
  if (error instanceof KeysUnavailable)
    return {
      unavailable: 'The keys of the auth server cannot be had at the moment: try again shortly',
      cause: error.cause,
    };
  const refused = whyRefused(error);
  if (refused === null) throw error;
  return { refused };
}

const claimFaults: Readonly<Record<string, string>> = {
  iss: 'the token is of another issuer',
  aud: 'the token is for another service',
  nbf: 'the token is not valid yet',
  exp: 'the token does not say when it expires',
};

/** Null: this is no fault of a token. */
function whyRefused(error: unknown): string | null {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return claimFaults[error.claim] ?? 'a claim of the token is not what it should be';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the token is signed in a way that is not taken here';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'the token names no key that is known here';
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'the signature of the token does not hold';
  if (error instanceof errors.JOSEError || error instanceof TypeError) return 'the token cannot be read';
  return null;
}
