import { z } from '@hono/zod-openapi';
import type { JWTPayload } from 'jose';
import { codePattern } from '../../solver/kinds.ts';
import { regions } from '../../solver/policy/entry.ts';
import { textField } from '../http/fields.ts';
import { type Caller, roles } from './caller.ts';

/** The claim that stands for all the regions there are. */
export const everyRegion = 'all';

const authorityOf = (role: string) => `ROLE_${role.toUpperCase().replaceAll('-', '_')}`;

const words = z.array(z.string()).nullish();

/** `user_name` and `authorities` as HMPPS Auth writes them; `roles` are our own words. What else a token claims is not read. */
const claimsSchema = z.object({
  authorities: words,
  roles: words,
  regions: words,
  pdus: z.array(z.string().regex(codePattern)).min(1).nullish(),
});

/**
 * Who a token speaks for, by claims whose signature holds. Roles and regions that are not ours are passed over: the auth
 * server keeps those of other services too.
 */
export function callerOfClaims(payload: JWTPayload): { caller: Caller } | { refused: string } {
  const { user_name: userName } = payload;
  const [claim, named] = userName == null ? ['sub', payload.sub] : ['user_name', userName];
  const name = textField.safeParse(named);
  if (!name.success) return refusedFor(claim);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return refusedFor(claims.error.issues[0]?.path[0]);
  const { authorities, roles: ownWords, regions: theirWords, pdus } = claims.data;
  const theirRoles = roles.filter(
    (role) => ownWords?.includes(role) || authorities?.includes(authorityOf(role)),
  );
  if (theirRoles.length === 0) return { refused: `the token names no role of ${roles.join(', ')}` };
  const theirRegions = theirWords?.includes(everyRegion)
    ? [...regions]
    : regions.filter((region) => theirWords?.includes(region));
  if (theirRegions.length === 0) return { refused: 'the token names no region in its claim regions' };
  return {
    caller: { name: name.data, roles: theirRoles, regions: theirRegions, pdus: pdus ?? null },
  };
}

/** What a token of ours claims of a caller. */
export function claimsOf({ name, roles: theirs, regions: of, pdus }: Caller): JWTPayload {
  return {
    sub: name,
    user_name: name,
    authorities: theirs.map(authorityOf),
    regions: [...of],
    ...(pdus === null ? {} : { pdus: [...pdus] }),
  };
}

const refusedFor = (claim: PropertyKey | undefined) => ({
  refused: `the claim ${String(claim)} of the token is missing, or not what it should be`,
});
