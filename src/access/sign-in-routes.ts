import { type Context, Hono } from 'hono';
import { endSignIn, type LinkRefusal, lookAtSignInLink } from '../../db/sign-ins.ts';
import type { Deps } from '../deps.ts';
import { malformed, notAllowed } from '../http/problem-json.ts';
import { signInPage, wordsPage } from './pages.ts';
import { isOwnPages } from './same-origin.ts';
import { secretHash } from './secret.ts';
import { signInBy } from './sign-in.ts';
import { forgetSignInSecret, keepSignInSecret, signInSecretOf } from './sign-in-cookie.ts';

/** Where whoever has signed in is led. */
const firstPage = '/docs';

const whyNot = {
  unknown: [404, 'There is no such sign-in link', 'Check that the whole address was copied.'],
  used: [410, 'This link has been used', 'A sign-in link works once.'],
  expired: [410, 'This link has expired', 'A sign-in link works for a short time only.'],
} as const;

const askForAnother = 'Ask for another: scheduler sign-in-link prints one.';

/** The pages by which somebody signs in by a link, and out again. They exist where the program is its own issuer. */
export function signInRoutes({ db, clock, access }: Pick<Deps, 'db' | 'clock' | 'access'>): Hono {
  const app = new Hono();

  app.use('/sign-in/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    if (access.issuer !== null) return next();
    return c.html(wordsPage('No sign-in by a link', 'Tokens of an auth server say who is asking here.'), 404);
  });

  app.get('/sign-in/:secret', async (c) => {
    const state = await lookAtSignInLink(db, secretHash(c.req.param('secret')), clock.now());
    return state === 'usable' ? c.html(signInPage()) : refusal(c, state);
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
    return c.html(wordsPage('You have signed out', askForAnother));
  });

  return app;
}

function refusal(c: Context, why: LinkRefusal) {
  const [status, title, words] = whyNot[why];
  return c.html(wordsPage(title, words, askForAnother), status);
}
