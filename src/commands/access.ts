import { DateTime } from 'luxon';
import { regions } from '../../solver/policy/entry.ts';
import type { Access, Issuer } from '../access/access.ts';
import { accessByAuthServer } from '../access/auth-server.ts';
import { type Caller, roles } from '../access/caller.ts';
import { everyRegion } from '../access/claims.ts';
import { accessByOwnIssuer } from '../access/own-issuer.ts';
import { newSignInLink } from '../access/sign-in.ts';
import { NoSigningKey, type SigningKey, signingKeyIn } from '../access/signing-key.ts';
import type { Deps } from '../deps.ts';
import { codeField, textField } from '../http/fields.ts';
import { signInLinkMinutes, tokenHours } from '../http/settings.ts';
import { oneOf, wholeGiven } from './given.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';

/** Access as the settings say: by an auth server, else the program is its own issuer, by a key beside the database. */
export function accessOf({ authServer, databaseFile, clock }: Io): Access {
  if (authServer) return accessByAuthServer(authServer, clock);
  let key: Promise<SigningKey> | undefined;
  return accessByOwnIssuer(() => {
    key ??= ownKey(databaseFile);
    return key;
  }, clock);
}

function ownKey(databaseFile: string): Promise<SigningKey> {
  return signingKeyIn(`${databaseFile}.key.json`).catch((error: unknown) => {
    throw error instanceof NoSigningKey ? new GivenWrong(`SCHEDULER_DB: ${error.message}`) : error;
  });
}

interface CallerGiven {
  name: string;
  role: string[];
  region: string[];
  pdu?: string[];
}

/** `scheduler token`: a token of the program's own, for whoever the options say. */
export async function tokenCommand(io: Io, given: CallerGiven & { hours: string }): Promise<ExitCode> {
  const issuer = ownIssuerOf(io, accessOf(io), 'token');
  const caller = callerGiven(given);
  const hours = wholeGiven(given.hours, '--hours', 1, tokenHours.most);
  const now = DateTime.fromISO(io.clock.now(), { zone: 'utc' });
  io.out(await issuer.token(caller, now.toISO()!, now.plus({ hours }).toISO()!));
  return exitCode.done;
}

/** `scheduler sign-in-link`: a link by which somebody can sign in to the pages once. */
export async function signInLinkCommand(
  io: Io,
  deps: Deps,
  given: CallerGiven & { address?: string },
): Promise<ExitCode> {
  ownIssuerOf(io, deps.access, 'sign-in-link');
  const address = given.address ?? `http://127.0.0.1:${io.port}`;
  if (!URL.canParse(address)) throw new GivenWrong(`--address: ${address} is not an address`);
  io.out(new URL(await newSignInLink(deps, callerGiven(given)), address).href);
  return exitCode.done;
}

/** Tells how to sign in to a service that starts. */
export async function tellSignIn(io: Io, deps: Deps, url: string): Promise<void> {
  if (deps.access.issuer === null) {
    io.err(`Who is asking, the tokens of ${io.authServer?.issuer} say; there is no sign-in by a link.`);
    return;
  }
  const admin: Caller = { name: 'admin', roles: ['admin'], regions, pdus: null };
  const link = await newSignInLink(deps, admin);
  io.err(`Sign in once, within ${signInLinkMinutes} minutes, at ${url}${link}`);
}

function ownIssuerOf({ authServer }: Io, { issuer }: Access, command: string): Issuer {
  if (issuer === null)
    throw new GivenWrong(
      `${command}: tokens are issued by ${authServer?.issuer} (SCHEDULER_ISSUER), not here`,
    );
  return issuer;
}

function callerGiven({ name, role, region, pdu }: CallerGiven): Caller {
  const named = textField.safeParse(name);
  if (!named.success) throw new GivenWrong('--name: write a name, on one line');
  const given = region.map((one) => oneOf([everyRegion, ...regions], one, '--region'));
  for (const code of pdu ?? [])
    if (!codeField.safeParse(code).success) throw new GivenWrong(`--pdu: ${code} is not a code of a PDU`);
  return {
    name: named.data,
    roles: [...new Set(role.map((one) => oneOf(roles, one, '--role')))],
    regions: regions.filter((one) => given.includes(one) || given.includes(everyRegion)),
    pdus: pdu ? [...new Set(pdu)] : null,
  };
}
