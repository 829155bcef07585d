import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { serve } from '../../../src/http/serve.ts';
import { givenServer } from '../../given/door.ts';

describe('a server', () => {
  it('answers on the port it was given, on this machine', async () => {
    const { served, get } = await givenServer();
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'up' } });
  });

  it('says which port is taken by not starting', async () => {
    const { served, deps } = await givenServer();
    const port = Number(new URL(served.url).port);
    await expect(serve(deps, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets a request under way end before it closes, and takes no more', async () => {
    const { served } = await givenServer();
    const slow = request(`${served.url}/v1/pick-up-points`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    const answered = new Promise<number | undefined>((done, failed) => {
      slow.on('response', (response) => {
        response.resume();
        done(response.statusCode);
      });
      slow.on('error', failed);
    });
    slow.write('{"code": "east-croydon", "name": "East Croydon station", ');
    await fetch(`${served.url}/health`);
    const closed = served.close();
    slow.end('"latitude": 51.375, "longitude": -0.092}');
    expect(await answered).toBe(201);
    await closed;
    await expect(fetch(`${served.url}/health`)).rejects.toThrow();
  });
});
