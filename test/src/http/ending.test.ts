import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runOf } from '../../../db/runs.ts';
import { closeGraceMs } from '../../../src/http/settings.ts';
import { givenTwoPdus } from '../../given/rostered.ts';
import { region, weekStart } from '../../given/two-pdus.ts';

const child = fileURLToPath(new URL('./ending-child.ts', import.meta.url));

/** The service over two PDUs in a process of its own, which can be asked and told to end. */
async function givenService() {
  const db = await givenTwoPdus();
  const env = { ...process.env, SCHEDULER_DB: db.$client.name, PORT: '0' };
  const service = spawn(process.execPath, ['--import', 'tsx', child], { env, stdio: 'pipe' });
  onTestFinished(() => void service.kill('SIGKILL'));
  const exit = new Promise((end) => service.on('exit', (code, signal) => end({ code, signal })));
  const said = (stream: NodeJS.ReadableStream, pattern: RegExp) =>
    new Promise<string>((found) => {
      let text = '';
      stream.on('data', (more) => {
        text += more;
        const match = pattern.exec(text);
        if (match) found(match[1]!);
      });
    });
  const [authorization, url] = await Promise.all([
    said(service.stdout, /^(Bearer \S+)\n/),
    said(service.stderr, /Serving at (\S+);/),
  ]);
  const headers = { authorization, 'content-type': 'application/json' };
  return {
    db,
    url,
    headers,
    exit,
    kill: (signal: NodeJS.Signals) => service.kill(signal),
    send: (path: string, body: object) =>
      fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    get: (path: string) => fetch(`${url}${path}`, { headers }),
  };
}

type Service = Awaited<ReturnType<typeof givenService>>;

/** A request that the service has begun to answer, and whose body is on its way. */
async function underWay({ url, headers }: Service) {
  const agent = new Agent({ keepAlive: false });
  const asking = { ...headers, expect: '100-continue' };
  const sent = request(`${url}/v1/pick-up-points`, { method: 'POST', headers: asking, agent });
  const begun = once(sent, 'continue');
  const answered = new Promise<IncomingMessage | null>((done) => {
    sent.on('response', done);
    sent.on('error', () => done(null));
  });
  sent.write('{"code": "east-croydon", "name": "East Croydon station", ');
  await begun;
  return { answered, finish: () => sent.end('"latitude": 51.375, "longitude": -0.092}') };
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((later) => setTimeout(later, 20));
  }
}

describe('a service that is told to end', () => {
  it('ends what is under way, says meanwhile that it is ending, keeps the best of its runs and exits with 0', async () => {
    const service = await givenService();
    const { db, send, get, kill, exit } = service;
    const run = (await (await send('/v1/rosters', { region, weekStart, seconds: 600 })).json()) as {
      id: number;
    };
    await until(async () => (await runOf(db, run.id))?.best ?? null);
    const slow = await underWay(service);

    const toldAt = performance.now();
    kill('SIGTERM');
    await until(async () => ((await get('/ready')).status === 503 ? true : null));
    // At once: the grace is short, and runs.
    const [health, refused] = await Promise.all([
      get('/health'),
      send('/v1/rosters', { region, weekStart, seconds: 600 }),
    ]);
    slow.finish();
    expect(health.status).toBe(200);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect((await slow.answered)?.statusCode).toBe(201);
    expect(await exit).toEqual({ code: 0, signal: null });
    expect(performance.now() - toldAt).toBeLessThan(closeGraceMs + 10_000);
    expect(await runOf(db, run.id)).toMatchObject({
      status: 'failed',
      detail: { message: 'the scheduler stopped while it ran' },
      best: { points: expect.any(Number) },
    });
  });

  it('does not wait beyond its grace for a request that does not end', async () => {
    const service = await givenService();
    const slow = await underWay(service);
    service.kill('SIGINT');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    expect(await slow.answered).toBeNull();
  });

  it('ends at once when it is told a second time', async () => {
    const service = await givenService();
    await underWay(service);
    const toldAt = performance.now();
    service.kill('SIGTERM');
    await until(async () => ((await service.get('/ready')).status === 503 ? true : null));
    service.kill('SIGINT');
    expect(await service.exit).toEqual({ code: null, signal: 'SIGINT' });
    expect(performance.now() - toldAt).toBeLessThan(closeGraceMs);
  });
});
