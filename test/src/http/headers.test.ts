import { describe, expect, it } from 'vitest';
import { givenServer } from '../../given/door.ts';
import { newPerson } from '../../given/requests.ts';

describe('every answer', () => {
  it('names its request, and not what answers it', async () => {
    const { get, asNobody } = await givenServer();
    for (const answer of [
      await get('/health'),
      await get('/v1/people'),
      await get('/v1/people/X999999'),
      await get('/nowhere'),
      await asNobody().get('/v1/people'),
    ]) {
      expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      for (const name of ['server', 'x-powered-by']) expect(answer.headers.get(name)).toBeNull();
      expect(answer.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    }
  });

  it('under /v1 may be kept by no cache, an error neither', async () => {
    const { get, send, asNobody } = await givenServer();
    for (const answer of [
      await get('/v1/people'),
      await get('/v1/people/X999999'),
      await send('POST', '/v1/people', newPerson),
      await asNobody().get('/v1/people/X100001'),
      await asNobody().get('/v1/calendars/secret.ics'),
    ])
      expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('lets no page have styles written into it, but the reader of the API, which writes its own', async () => {
    const { get } = await givenServer();
    const policyAt = async (path: string) => (await get(path)).headers.get('content-security-policy');
    for (const path of ['/', '/policy', '/v1/people', '/nowhere'])
      expect(await policyAt(path)).toMatch(/style-src 'self';/);
    expect(await policyAt('/docs')).toMatch(/style-src 'self' 'unsafe-inline';/);
  });

  it('from /docs is a page whose scripts are files of its own', async () => {
    const { get } = await givenServer();
    const { status, body } = await get('/docs');
    expect(status).toBe(200);
    for (const [, inside] of String(body).matchAll(/<script[^>]*>([^<]*)/g)) expect(inside).toBe('');
    expect((await get('/docs/start.js')).status).toBe(200);
  });
});
