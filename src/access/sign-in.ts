import { z } from '@hono/zod-openapi';
import { DateTime } from 'luxon';
import { keepSignInLink, type LinkRefusal, redeemSignInLink, signedInBy } from '../../db/sign-ins.ts';
import { regions } from '../../solver/policy/entry.ts';
import type { Deps } from '../deps.ts';
import { signedInHours, signInLinkMinutes } from '../http/settings.ts';
import { type Caller, roles } from './caller.ts';
import { newSecret, secretHash } from './secret.ts';

type Kept = Pick<Deps, 'db' | 'clock'>;

/** Where a link leads. */
export const signInAddress = (secret: string) => `/sign-in/${secret}`;

const after = (instant: string, time: { hours: number } | { minutes: number }) =>
  DateTime.fromISO(instant, { zone: 'utc' }).plus(time).toISO()!;

/** Makes a link by which somebody may sign in once, soon: its address on this service. */
export async function newSignInLink({ db, clock }: Kept, caller: Caller): Promise<string> {
  const secret = newSecret();
  const createdAt = clock.now();
  const expiresAt = after(createdAt, { minutes: signInLinkMinutes });
  await keepSignInLink(db, { secretHash: secretHash(secret), caller, createdAt, expiresAt });
  return signInAddress(secret);
}

/** Signs in whom a link was made for: the secret of their sign-in. */
export async function signInBy(
  { db, clock }: Kept,
  link: string,
): Promise<{ secret: string } | { refused: LinkRefusal }> {
  const secret = newSecret();
  const createdAt = clock.now();
  const done = await redeemSignInLink(db, secretHash(link), {
    secretHash: secretHash(secret),
    createdAt,
    expiresAt: after(createdAt, { hours: signedInHours }),
  });
  return done === 'signed-in' ? { secret } : { refused: done };
}

const callerSchema = z.object({
  name: z.string(),
  roles: z.array(z.enum(roles)),
  regions: z.array(z.enum(regions)),
  pdus: z.array(z.string()).nullable(),
});

/** Who is signed in, as is kept now; null: nobody, or not any more. */
export async function callerSignedIn({ db, clock }: Kept, secret: string): Promise<Caller | null> {
  const kept = await signedInBy(db, secretHash(secret), clock.now());
  return typeof kept === 'string' ? null : callerSchema.parse(kept.caller);
}
