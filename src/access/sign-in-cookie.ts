import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { signedInHours } from '../http/settings.ts';

/** The cookie of whoever signed in to the pages. */
export const signInCookie = 'scheduler-sign-in';

const secondsAnHour = 3_600;

/** The secret that a browser sends; undefined: nobody has signed in by it. */
export const signInSecretOf = (c: Context) => getCookie(c, signInCookie);

/** Lets a browser keep a secret: no script reads it, no other site sends it, and nothing sends it in clear once it came by TLS. */
export function keepSignInSecret(c: Context, secret: string): void {
  setCookie(c, signInCookie, secret, {
    ...{ httpOnly: true, sameSite: 'Strict', path: '/' },
    secure: cameByTls(c),
    maxAge: signedInHours * secondsAnHour,
  });
}

export function forgetSignInSecret(c: Context): void {
  deleteCookie(c, signInCookie, { path: '/', secure: cameByTls(c) });
}

/** A proxy that takes the TLS away says so; whoever else says so only makes their own cookie stricter. */
const cameByTls = (c: Context) =>
  new URL(c.req.url).protocol === 'https:' || /^https\b/.test(c.req.header('x-forwarded-proto') ?? '');
