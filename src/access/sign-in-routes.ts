import { type Context, Hono } from 'hono';
import { endSignIn, type LinkRefusal, lookAtSignInLink } from '../../db/sign-ins.ts';
import type { Deps } from '../deps.ts';
import { malformed, notAllowed } from '../http/problem-json.ts';
import type { CallerVariables } from './caller.ts';
import { signInPage, wordsPage } from './pages.tsx';
import { isOwnPages } from './same-origin.ts';
import { secretHash } from './secret.ts';
import { signInBy } from './sign-in.ts';
import { forgetSignInSecret, keepSignInSecret, signInSecretOf } from './sign-in-cookie.ts';

/** Where whoever has signed in is led. */
const firstPage = '/';

const whyNot = {
  unknown: [404, 'There is no such sign-in link', 'Check that the whole address was copied.'],
  used: [410, 'This link has been used', 'A sign-in link works once.'],
  expired: [410, 'This link has expired', 'A sign-in link works for a short time only.'],
} as const;

const askForAnother = 'Ask for another: scheduler sign-in-link prints one.';

/** The pages by which somebody signs in by a link, and out again. They exist where the program is its own issuer. */
export function signInRoutes({ db, clock, access }: Pick<Deps, 'db' | 'clock' | 'access'>) {
  const app = new Hono<{ Variables: Partial<CallerVariables> }>();

  app.use('/sign-in/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    if (access.issuer !== null) return next();
    return wordsPage(c, 404, 'No sign-in by a link', 'Tokens of an auth server say who is asking here.');
  });

  app.get('/sign-in/:secret', async (c) => {
    const state = await lookAtSignInLink(db, secretHash(c.req.param('secret')), clock.now());
    return state === 'usable' ? signInPage(c) : refusal(c, state);
  });

  app.post('/sign-in/:secret', async (c) => {
    // Or another site could sign a reader in as somebody else, unnoticed.
    if (!isOwnPages(c)) return notAllowed(c, 'Sign in from the page that the link shows');
    const done = await signInBy({ db, clock }, c.req.param('secret'));
    if ('refused' in done) return refusal(c, done.refused);
    keepSignInSecret(c, done.secret);
    return c.redirect(firstPage, 303);
  });

  app.post('/sign-out', async (c) => {
    const secret = signInSecretOf(c);
    if (secret === undefined)
      return malformed(c, 'You came by a token, which ends when it expires: there is no sign-in to end');
    await endSignIn(db, secretHash(secret), clock.now());
    forgetSignInSecret(c);
    c.set('caller', undefined);
    return wordsPage(c, 200, 'You have signed out', askForAnother);
  });

  return app;
}

function refusal(c: Context, why: LinkRefusal) {
  const [status, title, words] = whyNot[why];
  return wordsPage(c, status, title, words, askForAnother);
}
