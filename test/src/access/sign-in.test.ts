import { describe, expect, it } from 'vitest';
import { newSignInLink } from '../../../src/access/sign-in.ts';
import { expectProblem } from '../../given/answers.ts';
import { anAdmin, bearer } from '../../given/callers.ts';
import { givenDoor, givenServer, mondayMorning } from '../../given/door.ts';
import { newPickUpPoint } from '../../given/requests.ts';

async function givenLink() {
  let now = mondayMorning.now();
  const server = await givenServer({ clock: { ...mondayMorning, now: () => now } });
  const nobody = server.asNobody();
  const origin = server.served.url;
  const link = await newSignInLink(server.deps, { ...anAdmin, name: 'B. Reader' });
  const press = (headers: Record<string, string> = { origin }) =>
    nobody.ask(link, { method: 'POST', headers, redirect: 'manual' });
  return {
    ...server,
    nobody,
    origin,
    link,
    press,
    /** The cookie of a browser that has signed in, and how it was set. */
    async signedIn() {
      const set = (await press()).headers.get('set-cookie') ?? '';
      return { set, cookie: set.split(';')[0] ?? '' };
    },
    pass: (instant: string) => {
      now = instant;
    },
  };
}

const words = (answer: { body: unknown }) => String(answer.body);

describe('a sign-in link', () => {
  it('shows a page with a button, however often it is looked at, and is used up by the button', async () => {
    const { nobody, link, press } = await givenLink();
    for (const method of ['GET', 'HEAD', 'GET']) {
      const look = await nobody.ask(link, { method });
      expect(look).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
      expect(look.headers.get('set-cookie')).toBeNull();
      expect(look.headers.get('cache-control')).toBe('no-store');
    }
    expect(words(await nobody.get(link))).toContain('<form method="post">');
    const pressed = await press();
    expect(pressed).toMatchObject({ status: 303 });
    expect(pressed.headers.get('location')).toBe('/');

    const again = await press();
    expect(again.status).toBe(410);
    expect(words(again)).toContain('This link has been used');
    expect(words(await nobody.get(link))).toContain('This link has been used');
  });

  it('signs in once even if the button is pressed twice at the same time', async () => {
    const { press } = await givenLink();
    const pressed = await Promise.all([press(), press(), press()]);
    expect(pressed.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  });

  it('expires, and says so', async () => {
    const { nobody, link, press, pass } = await givenLink();
    pass('2026-11-30T10:00:00.000Z');
    for (const answer of [await nobody.get(link), await press()]) {
      expect(answer.status).toBe(410);
      expect(words(answer)).toContain('This link has expired');
    }
  });

  it('that nobody made is not there', async () => {
    const { nobody } = await givenLink();
    const answer = await nobody.get("/sign-in/<script>' or 1=1");
    expect(answer.status).toBe(404);
    expect(words(answer)).not.toContain('<script>');
  });

  it('is not pressed by a page of another site', async () => {
    const { press } = await givenLink();
    expectProblem(await press({ origin: 'https://elsewhere.example' }), 403);
    expectProblem(await press({}), 403);
    expect((await press()).status).toBe(303);
  });

  it('and its sign-in are kept as hashes only, and never logged', async () => {
    const { db, link, signedIn, logged } = await givenLink();
    const { cookie } = await signedIn();
    const kept = JSON.stringify([
      logged(),
      db.$client.prepare('select * from sign_in_links').all(),
      db.$client.prepare('select * from sign_ins').all(),
    ]);
    expect(kept).toContain('B. Reader');
    expect(kept).not.toContain(link.split('/').at(-1));
    expect(kept).not.toContain(cookie.split('=')[1]);
  });
});

describe('whoever has signed in', () => {
  it('has a cookie that no script and no other site can use', async () => {
    const { set } = await (await givenLink()).signedIn();
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=43200'])
      expect(set).toContain(part);
    expect(set).not.toContain('Secure');
    const { press, origin } = await givenLink();
    const behindTls = await press({ origin, 'x-forwarded-proto': 'https' });
    expect(behindTls.headers.get('set-cookie')).toContain('Secure');
  });

  it('reads, and changes things from pages of this service only', async () => {
    const { nobody, origin, signedIn } = await givenLink();
    const { cookie } = await signedIn();
    expect((await nobody.ask('/docs', { headers: { cookie } })).status).toBe(200);
    const post = (headers: Record<string, string>) =>
      nobody.ask('/v1/pick-up-points', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(newPickUpPoint),
      });
    const foreign = [
      {},
      { origin: 'null' },
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin },
    ];
    for (const headers of foreign) expectProblem(await post(headers), 403);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expectProblem(await post({ origin }), 409);
  });

  it('by a proxy that adds the token to what browsers send changes things from pages of this service only', async () => {
    const { ask } = givenDoor();
    const post = (headers: Record<string, string>) =>
      ask('/v1/pick-up-points', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(newPickUpPoint),
      });
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }])
      expectProblem(await post(headers), 403);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('needs no page for what a token asks; where both come, the token counts', async () => {
    const { nobody, signedIn } = await givenLink();
    const { cookie } = await signedIn();
    const send = async (authorization: string) =>
      nobody.ask('/v1/pick-up-points', {
        method: 'POST',
        headers: { cookie, authorization, 'content-type': 'application/json' },
        body: JSON.stringify(newPickUpPoint),
      });
    expectProblem(await send('Bearer nonsense'), 401);
    expect((await send(await bearer())).status).toBe(201);
  });

  it('is so until they sign out, which is kept, or the time is over; then the cookie is taken back', async () => {
    const { nobody, origin, db, signedIn } = await givenLink();
    const { cookie } = await signedIn();
    const signOut = (headers: Record<string, string>) =>
      nobody.ask('/sign-out', { method: 'POST', headers: { cookie, ...headers } });
    expectProblem(await signOut({}), 403);
    const out = await signOut({ origin });
    expect(out).toMatchObject({ status: 200, body: expect.stringContaining('You have signed out') });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    const after = await nobody.ask('/v1/people', { headers: { cookie } });
    expectProblem(after, 401, { detail: expect.stringContaining('You are not signed in any more') });
    expect(after.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(db.$client.prepare('select ended_at from sign_ins').all()).toEqual([
      { ended_at: mondayMorning.now() },
    ]);

    const other = await givenLink();
    const { cookie: kept } = await other.signedIn();
    other.pass('2026-11-30T20:59:59.000Z');
    expect((await other.nobody.ask('/v1/people', { headers: { cookie: kept } })).status).toBe(200);
    other.pass('2026-11-30T21:00:00.000Z');
    expectProblem(await other.nobody.ask('/v1/people', { headers: { cookie: kept } }), 401);
  });

  it('with a cookie that nobody was given is not', async () => {
    const { nobody } = await givenLink();
    for (const cookie of ['scheduler-sign-in=', 'scheduler-sign-in=made-up', 'other=1'])
      expectProblem(await nobody.ask('/v1/people', { headers: { cookie } }), 401);
  });

  it('and came by a token has nothing to sign out of', async () => {
    const { send } = await givenLink();
    expectProblem(await send('POST', '/sign-out', {}), 400);
  });
});
