import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { bearer } from '../../given/callers.ts';
import { givenDoor, givenServer, mondayMorning } from '../../given/door.ts';

/** What answers everyone; a calendar that is not there says so. */
const feeds = ['GET /v1/calendars/{file}', 'GET /v1/facilitator-calendars/{file}'];
const open = ['GET /health', 'GET /ready', 'GET /openapi.json', ...feeds];
/** The sign-in page, and what it looks like. */
const openPages = [
  'GET /sign-in/:secret',
  'POST /sign-in/:secret',
  'GET /assets/:name',
  'GET /assets/images/:name',
];

describe('without saying who asks', () => {
  it('nothing that the description names is answered, whatever the method, but what is open to all', async () => {
    const door = givenDoor();
    const nobody = door.asNobody();
    const { paths } = (await nobody.get('/openapi.json')).body as {
      paths: Record<string, Record<string, { security: object[]; responses: object }>>;
    };
    let closed = 0;
    for (const [path, operations] of Object.entries(paths)) {
      const address = path.replace('{file}', 'no-such-secret.ics').replaceAll(/\{.+?\}/g, 'X100001');
      for (const method of ['get', 'post', 'put', 'patch', 'delete', 'options']) {
        const which = `${method.toUpperCase()} ${path}`;
        const answer = await nobody.ask(address, { method: method.toUpperCase() });
        const operation = operations[method];
        if (open.includes(which)) {
          expect(answer.status, which).not.toBe(401);
          expect(operation?.security, which).toEqual([]);
          continue;
        }
        closed += 1;
        expectProblem(answer, 401);
        expect(answer.headers.get('www-authenticate'), which).toBe('Bearer');
        if (!operation) continue;
        expect(operation.security.length, which).toBeGreaterThan(0);
        expect(operation.responses, which).toHaveProperty('401');
      }
    }
    expect(closed).toBeGreaterThan(500);
  }, 240_000);

  it('no other address of the app is answered either, known or unknown', async () => {
    const { app, asNobody } = givenDoor();
    const nobody = asNobody();
    const routes = new Set(
      app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
    );
    const others = [...routes].filter(
      (route) =>
        ![...open, ...feeds.map((feed) => feed.replace('{file}', ':file')), ...openPages].includes(route),
    );
    for (const route of openPages) expect([...routes], route).toContain(route);
    expect(others).toContain('GET /docs');
    for (const page of ['GET /', 'GET /me', 'GET /policy']) expect(others).toContain(page);
    for (const route of [
      ...others,
      'GET /',
      'GET /v1/nowhere',
      'PUT /health',
      'GET /HEALTH',
      'GET //health',
    ]) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await nobody.ask(path.replaceAll(/:\w+/g, 'X100001'), { method });
      expect(answer.status, route).toBe(401);
    }
    for (const path of [
      '/health/',
      '/v1/calendars/x',
      '/v1/calendars/a/b.ics',
      '/sign-in/a/b',
      '/sign-in',
      '/assets',
      '/assets/',
      '/assets/a/b',
      '/assets/images/a/b.svg',
    ])
      expect((await nobody.get(path)).status, path).toBe(401);
  });

  it('styles, scripts and pictures of pages are given to everyone: the sign-in page wants them', async () => {
    const nobody = givenDoor().asNobody();
    for (const path of ['/assets/pages.css', '/assets/start.js', '/assets/images/icon-close-cross-black.svg'])
      expect((await nobody.get(path)).status, path).toBe(200);
    expectProblem(await nobody.get('/assets/no-such.css'), 404);
    expectProblem(await nobody.send('POST', '/assets/pages.css', {}), 401);
  });

  it('a large upload is refused before it is read', async () => {
    const { served } = await givenServer();
    const headers = { 'content-type': 'text/csv', 'content-length': String(100 * 1_024 * 1_024) };
    const upload = request(`${served.url}/v1/import`, { method: 'POST', headers });
    const status = new Promise((done, failed) => {
      upload.on('response', (answer) => done(answer.statusCode));
      upload.on('error', failed);
    });
    upload.write('crn');
    expect(await status).toBe(401);
    upload.destroy();
  });

  it('a browser gets a page that says how to sign in, wherever it looks', async () => {
    const nobody = givenDoor().asNobody();
    const headers = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
    for (const path of ['/docs', '/', '/v1/people']) {
      const page = await nobody.ask(path, { headers });
      expect(page).toMatchObject({ status: 401, type: expect.stringContaining('text/html') });
      expect(page.body).toContain('scheduler sign-in-link');
    }
    expectProblem(await nobody.ask('/docs', { headers: { accept: '*/*' } }), 401);
  });
});

describe('a token that is refused', () => {
  it('is told why, in words, and is never repeated', async () => {
    const { ask } = givenDoor();
    const token = (await bearer()).slice('Bearer '.length);
    const changed = `${token.slice(0, -6)}AAAAAA`;
    const answer = await ask('/v1/people', { headers: { authorization: `Bearer ${changed}` } });
    expectProblem(answer, 401, { detail: 'The signature of the token does not hold' });
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer error="invalid_token", error_description="the signature of the token does not hold"',
    );
    expect(JSON.stringify(answer.body)).not.toContain(changed.slice(0, 20));
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer ', 'Bearer a b', 'bearer "', 'Bearer a, Bearer b', 'é'])(
    'may be none at all: %j',
    async (authorization) => {
      expectProblem(await givenDoor().ask('/v1/people', { headers: { authorization } }), 401);
    },
  );

  it('is good until its time is over', async () => {
    let now = mondayMorning.now();
    const clock = { ...mondayMorning, now: () => now };
    const { deps, ask } = givenDoor({ clock });
    const until = '2026-11-30T10:00:00.000Z';
    const caller = { name: 'ann', roles: ['scheduler'] as const, regions: ['london'] as const, pdus: null };
    const token = await deps.access.issuer!.token(caller, now, until);
    const get = () => ask('/v1/policy?region=london', { headers: { authorization: `Bearer ${token}` } });
    expect((await get()).status).toBe(200);
    now = '2026-11-30T10:05:00.000Z';
    expectProblem(await get(), 401, { detail: 'The token has expired' });
  });
});
