import { afterEach, describe, expect, it, vi } from 'vitest';
import { usualRates } from '../../../src/http/settings.ts';
import { expectProblem } from '../../given/answers.ts';
import { anAdmin, bearer } from '../../given/callers.ts';
import { givenDoor } from '../../given/door.ts';

const few = { requests: 3, seconds: 10 };
const any = { requests: 1_000, seconds: 10 };
const rates = { caller: any, starts: any, failedSignIns: any };

// The limiter has a clock of its own: a test sets it on.
afterEach(() => void vi.useRealTimers());
const standStill = () => vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] });

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

describe('how often one caller may ask', () => {
  it('is told with each answer, and past it with a 429 that says when to come back', async () => {
    standStill();
    const { get } = givenDoor({ rates: { ...rates, caller: few } });
    const first = await get('/v1/people');
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe('"caller";q=3;w=10');
    expect(first.headers.get('ratelimit')).toBe('"caller";r=2;t=10');
    await get('/v1/people');
    await get('/v1/nowhere');
    vi.advanceTimersByTime(4_000);
    const fourth = await get('/v1/people');
    expectProblem(fourth, 429, { title: 'Asked too often' });
    expect(fourth.headers.get('retry-after')).toBe('6');
    expect(fourth.headers.get('ratelimit')).toBe('"caller";r=0;t=6');
    vi.advanceTimersByTime(6_000);
    expect((await get('/v1/people')).status).toBe(200);
  });

  it('does not touch what others ask, nor /health and /ready', async () => {
    const { as, get } = givenDoor({ rates: { ...rates, caller: few } });
    const asks = async (name: string) => (await as({ name }).get('/v1/people')).status;
    for (let i = 0; i < few.requests; i += 1) await asks('anna');
    expect([await asks('anna'), await asks('ben')]).toEqual([429, 200]);
    for (let i = 0; i < 2 * few.requests; i += 1) expect((await get('/health')).status).toBe(200);
    expect((await get('/ready')).headers.get('ratelimit')).toBeNull();
  });

  it('is by address where nobody need say who they are', async () => {
    const { app } = givenDoor({ rates: { ...rates, caller: few } });
    const asks = async (address: string) =>
      (await app.request('/openapi.json', undefined, from(address))).status;
    for (let i = 0; i < few.requests; i += 1) await asks('192.0.2.1');
    expect([await asks('192.0.2.1'), await asks('192.0.2.2')]).toEqual([429, 200]);
  });

  it('is less for starting runs, and looking at them does not count', async () => {
    const { get, send } = givenDoor({ rates: { ...rates, starts: few } });
    for (const path of ['/v1/rosters', '/v1/runs/x/resume', '/v1/groupings'])
      expect((await send('POST', path, {})).status).toBe(422);
    expect((await get('/v1/rosters')).status).toBe(200);
    const fourth = await send('POST', '/v1/rosters/1/repair', {});
    expectProblem(fourth, 429);
    expect(fourth.headers.get('ratelimit-policy')).toContain('"starts";q=3;w=10');
  });

  it('leaves a user at full speed alone: a hundred requests a second', async () => {
    expect(usualRates.caller.requests / usualRates.caller.seconds).toBe(100);
  });
});

describe('an address from which sign-ins fail', () => {
  const givenAddresses = async () => {
    const { app } = givenDoor({ rates: { ...rates, failedSignIns: few } });
    const answer = async (path: string, address: string, authorization = '') =>
      app.request(path, authorization === '' ? {} : { headers: { authorization } }, from(address));
    const asks = async (...asked: Parameters<typeof answer>) => (await answer(...asked)).status;
    return { answer, asks, token: await bearer(anAdmin) };
  };

  it('is not heard any more until its time is over; other addresses are', async () => {
    standStill();
    const { answer, asks, token } = await givenAddresses();
    expect(await asks('/v1/people', '192.0.2.1')).toBe(401);
    expect(await asks('/v1/people', '192.0.2.1', 'Bearer wrong')).toBe(401);
    expect(await asks('/v1/calendars/guessed.ics', '192.0.2.1')).toBe(404);
    expect(await asks('/v1/people', '192.0.2.1')).toBe(429);
    expect(await asks('/sign-in/guessed', '192.0.2.1')).toBe(429);
    const wrong = await answer('/v1/people', '192.0.2.1', 'Bearer wrong');
    expect([wrong.status, wrong.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await wrong.json()).toMatchObject({ status: 429, title: 'Asked too often' });
    expect(await asks('/health', '192.0.2.1')).toBe(200);
    expect(await asks('/v1/people', '192.0.2.2', token)).toBe(200);
    vi.advanceTimersByTime(10_000);
    expect(await asks('/v1/people', '192.0.2.1', token)).toBe(200);
  });

  it('is answered all the same where somebody shows who they are: an office has one address', async () => {
    const { asks, token } = await givenAddresses();
    for (let i = 0; i < few.requests; i += 1) await asks('/v1/calendars/revoked.ics', '192.0.2.1');
    expect(await asks('/v1/calendars/revoked.ics', '192.0.2.1')).toBe(429);
    expect(await asks('/v1/people', '192.0.2.1', token)).toBe(200);
    expect(await asks('/v1/people/X999999', '192.0.2.1', token)).toBe(404);
  });

  it('may ask as it likes if they do not fail', async () => {
    const { asks, token } = await givenAddresses();
    for (let i = 0; i < 2 * few.requests; i += 1)
      expect(await asks('/v1/people', '192.0.2.1', token)).toBe(200);
    expect(await asks('/v1/people/X999999', '192.0.2.1', token)).toBe(404);
  });
});

it('the description of the API tells of 429 and 503 for every operation but those that are always answered', async () => {
  const { get } = givenDoor();
  const { paths } = (await get('/openapi.json')).body as {
    paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>>;
  };
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { responses }] of Object.entries(methods)) {
      const always = ['/health', '/ready'].includes(path);
      for (const status of [429, 503])
        if (!always) expect(responses[status]?.headers, `${method} ${path}`).toHaveProperty('Retry-After');
      expect(429 in responses, `${method} ${path}`).toBe(!always);
    }
});
