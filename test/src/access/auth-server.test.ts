import { describe, expect, it } from 'vitest';
import { accessByAuthServer } from '../../../src/access/auth-server.ts';
import type { Clock } from '../../../src/deps.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenAuthServer } from '../../given/auth-server.ts';
import { bearer } from '../../given/callers.ts';
import { givenDoor, mondayMorning } from '../../given/door.ts';

async function givenOutside(
  settings: { cooldownMs?: number; timeoutMs?: number } = {},
  clock: Clock = mondayMorning,
) {
  const server = await givenAuthServer();
  const door = givenDoor({ clock, access: accessByAuthServer(server.settings, clock, settings) });
  const get = async (token: string | Promise<string>) =>
    door.ask('/v1/people', { headers: { authorization: `Bearer ${await token}` } });
  return { server, door, get };
}

describe('an auth server elsewhere', () => {
  it('says who asks, and its keys are asked for once', async () => {
    const { server, get } = await givenOutside();
    for (let i = 0; i < 3; i += 1) expect((await get(server.token())).status).toBe(200);
    expect(server.asked()).toBe(1);
  });

  it('is the only one whose tokens are taken', async () => {
    const { server, get } = await givenOutside();
    expectProblem(await get((await bearer()).slice('Bearer '.length)), 401);
    expectProblem(await get(server.token({ iss: 'https://elsewhere' })), 401);
    expectProblem(await get(server.token({ aud: 'elsewhere' })), 401, {
      detail: 'The token is for another service',
    });
  });

  it('may change its keys: the new one is found, and the old one is not taken any more after a minute', async () => {
    let now = '2026-11-30T09:00:00.000Z';
    const { server, get } = await givenOutside({ cooldownMs: 0 }, { ...mondayMorning, now: () => now });
    const old = await server.token();
    expect((await get(old)).status).toBe(200);
    await server.rotate('second');
    expect((await get(server.token())).status).toBe(200);
    now = '2026-11-30T09:00:59.000Z';
    expect((await get(old)).status).toBe(200);
    now = '2026-11-30T09:01:00.000Z';
    expectProblem(await get(old), 401, { detail: 'The token names no key that is known here' });
  });

  it('is not asked again for every unknown key', async () => {
    const { server, get } = await givenOutside();
    await get(server.token());
    await server.rotate('made-up');
    for (let i = 0; i < 5; i += 1) expectProblem(await get(server.token()), 401);
    expect(server.asked()).toBe(1);
  });

  it('that cannot be reached, errs, talks nonsense or takes too long is told by a 503, until it is back', async () => {
    const { server, get } = await givenOutside({ timeoutMs: 50 });
    const token = await server.token();
    const answers = [
      { status: 500, body: '' },
      { status: 200, body: '<html>' },
      { status: 200, body: '{"keys": 7}' },
      { status: 200, body: '{"keys": []}', afterMs: 500 },
    ];
    for (const answer of answers) {
      server.answers(answer);
      expectProblem(await get(token), 503, {
        detail: 'The keys of the auth server cannot be had at the moment: try again shortly',
      });
    }
    await server.rotate('first');
    expect((await get(server.token())).status).toBe(200);
    await server.close();
    expect((await get(server.token())).status).toBe(200);
  });

  it('that was never there is a 503 too', async () => {
    const { server, door, get } = await givenOutside();
    const token = await server.token();
    await server.close();
    expectProblem(await get(token), 503);
    const told = door.logged().find(({ msg }) => msg === 'nobody can be identified');
    expect(told).toMatchObject({ requestId: expect.any(String), cause: { name: 'TypeError' } });
    expect(JSON.stringify(door.logged())).not.toContain(token);
  });

  it('leaves no sign-in by a link', async () => {
    const { door } = await givenOutside();
    const nobody = door.asNobody();
    expect((await nobody.get('/sign-in/anything')).status).toBe(404);
    expect((await nobody.send('POST', '/sign-in/anything', {})).status).toBe(404);
    const answer = await nobody.ask('/v1/people', { headers: { cookie: 'scheduler-sign-in=anything' } });
    expectProblem(answer, 401, { detail: 'Send a token of the auth server: Authorization: Bearer ...' });
  });
});
