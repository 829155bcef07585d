import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { serve } from '../../../src/http/serve.ts';
import { expectProblem } from '../../given/answers.ts';
import { bearer } from '../../given/callers.ts';
import { givenServer } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson, newProject, newRequirement, newSession } from '../../given/requests.ts';

describe('a server', () => {
  it('answers on the port it was given, on this machine', async () => {
    const { served, get } = await givenServer();
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'up' } });
  });

  it('keeps what it is sent, also when another server takes its place', async () => {
    const first = await givenServer();
    await givenRegion().keep(first.db);
    const sent = [
      await first.send('POST', '/v1/people', newPerson),
      await first.send('POST', '/v1/people/X100001/requirements', newRequirement),
      await first.send('POST', '/v1/projects', newProject),
      await first.send('POST', '/v1/sessions', newSession),
    ];
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await first.served.close();
    const second = await givenServer({ db: connect(first.db.$client.name) });
    for (const { headers, body } of sent)
      expect(await second.get(headers.get('location') ?? '')).toMatchObject({ status: 200, body });
    second.db.$client.close();
  });

  it('answers a caller who sends too much, instead of hanging up', async () => {
    const { send, get } = await givenServer();
    expectProblem(await send('POST', '/v1/people', { crn: 'x'.repeat(8_000_000) }), 413);
    expect((await get('/health')).status).toBe(200);
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
      headers: { 'content-type': 'application/json', authorization: await bearer() },
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
