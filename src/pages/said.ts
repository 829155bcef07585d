import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const cookie = 'scheduler-said';
/** A page that is not followed at once has nothing to tell any more. */
const keptSeconds = 60;

/** Keeps what has been done for the page that is shown next: an address would keep it in histories and logs. */
export function keepSaid(c: Context, words: string): void {
  const value = Buffer.from(words).toString('base64url');
  setCookie(c, cookie, value, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: keptSeconds });
}

/** What has been done just now, told once; undefined: nothing. */
export function takeSaid(c: Context): string | undefined {
  const value = getCookie(c, cookie);
  if (value === undefined) return undefined;
  deleteCookie(c, cookie, { path: '/' });
  return Buffer.from(value, 'base64url').toString() || undefined;
}
