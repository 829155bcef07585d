import { regions } from '../../solver/policy/entry.ts';
import type { Access } from '../../src/access/access.ts';
import type { Caller } from '../../src/access/caller.ts';
import { accessByOwnIssuer } from '../../src/access/own-issuer.ts';
import { newSigningKey } from '../../src/access/signing-key.ts';
import type { Clock } from '../../src/deps.ts';

/** Who asks at the doors of tests, unless they say who. */
export const anAdmin: Caller = { name: 'A. Admin', roles: ['admin'], regions, pdus: null };

/** One key for all doors of a process, so that a token is signed once. */
const key = newSigningKey();

/** The program's own issuer, as it is but for its key. */
export const ownAccess = (clock: Clock): Access => accessByOwnIssuer(() => key, clock);

/** Tokens of tests are good whatever their clock says. */
const always = ['2000-01-01T00:00:00.000Z', '2200-01-01T00:00:00.000Z'] as const;
const { issuer } = ownAccess({ today: () => '2026-11-30', now: () => always[0] });
const signed = new Map<string, Promise<string>>();

/** What a caller sends in the header Authorization at any door of this process. */
export async function bearer(caller: Caller = anAdmin): Promise<string> {
  const who = JSON.stringify(caller);
  const token = signed.get(who) ?? issuer!.token(caller, ...always);
  signed.set(who, token);
  return `Bearer ${await token}`;
}
