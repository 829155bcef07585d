import type { Context, MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import type { Deps } from '../deps.ts';
import { traceOf } from '../http/failure.ts';
import { notAllowed, notReady, notSignedIn } from '../http/problem-json.ts';
import { insideOf } from '../pages/inside.ts';
import type { CallerVariables } from './caller.ts';
import { isOpenDoor } from './open-doors.ts';
import { isBrowsers, isOwnPages } from './same-origin.ts';
import { callerSignedIn } from './sign-in.ts';
import { forgetSignInSecret, signInSecretOf } from './sign-in-cookie.ts';

/**
 * Nothing but the open doors is answered until it is known who asks, by a bearer token or by the cookie of a sign-in; if
 * both come, the token counts. Nor is it said what there is: an unknown address answers as a known one does.
 */
export function signedIn({
  access,
  db,
  clock,
  log,
}: Pick<Deps, 'access' | 'db' | 'clock' | 'log'>): MiddlewareHandler<{
  Variables: RequestIdVariables & CallerVariables;
}> {
  return async (c, next) => {
    if (isOpenDoor(c.req.method, c.req.path)) return next();
    const inside = insideOf(c);
    if (inside !== undefined) {
      c.set('caller', inside);
      return next();
    }
    const authorization = c.req.header('authorization');
    if (authorization !== undefined) {
      const who = await byToken(access, authorization);
      if ('unavailable' in who) {
        log.error({ requestId: c.get('requestId'), cause: traceOf(who.cause) }, 'nobody can be identified');
        return notReady(c, who.unavailable);
      }
      if ('refused' in who) return notSignedIn(c, { detail: sentence(who.refused), token: who.refused });
      if (isBrowsers(c) && !isOwnPages(c)) return notAllowed(c, ofAnotherSite);
      c.set('caller', who.caller);
      return next();
    }
    const secret = access.issuer === null ? undefined : signInSecretOf(c);
    if (secret === undefined) return nobody(c, access.issuer === null ? byTokenOnly : byTokenOrLink);
    const caller = await callerSignedIn({ db, clock }, secret);
    if (caller === null) {
      forgetSignInSecret(c);
      return nobody(c, `You are not signed in any more. ${byTokenOrLink}`);
    }
    if (!isOwnPages(c)) return notAllowed(c, ofAnotherSite);
    c.set('caller', caller);
    return next();
  };
}

const ofAnotherSite = 'A page of another site sent this: do it from a page of this service';
const byTokenOnly = 'Send a token of the auth server: Authorization: Bearer ...';
const byTokenOrLink =
  'Send a token (scheduler token prints one): Authorization: Bearer ...; in a browser, open a sign-in link ' +
  '(scheduler sign-in-link prints one)';

const bearer = /^Bearer +(\S+)$/i;

function byToken({ callerOf }: Deps['access'], authorization: string) {
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) return { refused: 'the authorization is no bearer token' };
  return callerOf(token);
}

const sentence = (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;

const nobody = (c: Context, how: string) => notSignedIn(c, { detail: how, token: null });
