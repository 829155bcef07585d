import { connect as openSocket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { serve } from '../../../src/http/serve.ts';
import {
  mostImportsUnderWay,
  mostUnderWay,
  mostUnderWayOfOne,
  serverTimeouts,
} from '../../../src/http/settings.ts';
import { createTraffic } from '../../../src/http/traffic.ts';
import { expectProblem } from '../../given/answers.ts';
import { anAdmin, bearer } from '../../given/callers.ts';
import { type Door, givenDoor } from '../../given/door.ts';

/** An address that answers when it is told to. */
function slowAddress({ app }: Pick<Door, 'app'>) {
  let [begin, goOn] = [() => {}, () => {}];
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  app.get('/v1/slow', async (c) => {
    begin();
    await told;
    return c.json({});
  });
  return { path: '/v1/slow', begun, goOn: () => goOn() };
}

describe('requests at once', () => {
  it('past the most there may be are sent away for a moment; /health and /ready are answered all the same', async () => {
    const door = givenDoor();
    const slow = slowAddress(door);
    const callers = Array.from({ length: mostUnderWay / mostUnderWayOfOne }, (_, i) =>
      door.as({ name: `Caller ${i}` }),
    );
    // Each has their token by then: signing takes a while.
    for (const caller of callers) await caller.get('/v1/policy');
    const asked = Array.from({ length: mostUnderWay }, (_, i) => callers[i % callers.length]!.get(slow.path));
    const one = await door.get('/v1/people');
    expectProblem(one, 503);
    expect(one.headers.get('retry-after')).toBe('1');
    expect((await door.get('/health')).status).toBe(200);
    expect((await door.get('/ready')).status).toBe(200);
    slow.goOn();
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
    expect((await door.get('/v1/people')).status).toBe(200);
  });

  it('of one caller are fewer, so that whoever sends slowly keeps nobody else out', async () => {
    const door = givenDoor();
    const bodies = Array.from(
      { length: mostUnderWayOfOne },
      () => new TransformStream<Uint8Array, Uint8Array>(),
    );
    const slow = door.as({ name: 'M. Slow' });
    const asked = bodies.map(({ readable }) =>
      slow.ask('/v1/people', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: readable,
        duplex: 'half',
      } as RequestInit),
    );
    const more = await slow.get('/v1/people');
    expectProblem(more, 429);
    expect(more.headers.get('retry-after')).toBe('1');
    expect((await door.get('/v1/people')).status).toBe(200);
    for (const { writable } of bodies) await writable.close();
    await Promise.all(asked);
    expect((await slow.get('/v1/people')).status).toBe(200);
  });

  it('that bring files are few, since files are held in memory', async () => {
    const door = givenDoor();
    const parts = Array.from(
      { length: mostImportsUnderWay },
      () => new TransformStream<Uint8Array, Uint8Array>(),
    );
    const importers = parts.map((_, n) => door.as({ name: `importer ${n}` }));
    // Their tokens are signed by now: what follows comes in in its order.
    for (const importer of importers) await importer.get('/v1/people');
    const asked = parts.map(({ readable }, n) =>
      importers[n]!.ask('/v1/import', {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: readable,
        duplex: 'half',
      } as RequestInit),
    );
    const files = { 'pdus.csv': 'code,name,region\ncroydon,Croydon,london\n' };
    expectProblem(await door.upload('/v1/import', files), 503);
    expectProblem(await importers[0]!.upload('/v1/import', files), 429);
    for (const { writable } of parts) await writable.close();
    await Promise.all(asked);
    expect((await door.upload('/v1/import', files)).status).toBe(200);
  });
});

describe('a service that is ending', () => {
  it('says so at /ready and to whoever asks something new, and lets what is under way end', async () => {
    const { deps } = givenDoor();
    const traffic = createTraffic();
    const app = createApp(deps, traffic);
    const slow = slowAddress({ app });
    const headers = { authorization: await bearer(anAdmin) };
    const underWay = app.request(slow.path, { headers });
    await slow.begun;
    let quiet = false;
    const ended = traffic.end().then(() => {
      quiet = true;
    });
    const refused = await app.request('/v1/people');
    expect([refused.status, refused.headers.get('connection')]).toEqual([503, 'close']);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect((await app.request('/ready')).status).toBe(503);
    expect((await app.request('/health')).status).toBe(200);
    expect(quiet).toBe(false);
    slow.goOn();
    expect((await underWay).status).toBe(200);
    await ended;
    await traffic.end();
  });
});

it('whoever sends the headers of a request too slowly is hung up on', async () => {
  const { deps } = givenDoor();
  const soon = { ...serverTimeouts, headersTimeout: 100, connectionsCheckingInterval: 50 };
  const served = await serve(deps, 0, '127.0.0.1', soon);
  onTestFinished(() => served.close());
  const socket = openSocket(Number(new URL(served.url).port), '127.0.0.1');
  let said = '';
  socket.on('data', (bytes) => (said += bytes));
  const hungUp = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.write('GET /v1/people HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  await hungUp;
  expect(said).toContain('408');
});
