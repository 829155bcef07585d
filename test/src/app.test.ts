import { describe, expect, it } from 'vitest';
import { expectProblem } from '../given/answers.ts';
import { givenDoor } from '../given/door.ts';

describe('the whole door', () => {
  it('answers an unknown address with a 404 problem', async () => {
    const { get, send } = givenDoor();
    expectProblem(await get('/v1/nowhere'), 404, { title: 'Not found' });
    expectProblem(await get('/nowhere'), 404);
    expectProblem(await send('DELETE', '/v1/people/X100001', {}), 404);
  });

  it('answers malformed JSON with a 400, and another content type with a 415', async () => {
    const { ask } = givenDoor();
    const post = (type: string, body: string) =>
      ask('/v1/people', { method: 'POST', headers: { 'content-type': type }, body });
    expectProblem(await post('application/json', '{"crn": '), 400);
    expectProblem(await post('text/plain', 'X100001'), 415);
    expectProblem(await ask('/v1/people', { method: 'POST' }), 422);
  });

  it('answers a body of more than a mebibyte with a 413, whether or not it tells its length', async () => {
    const { ask, send } = givenDoor();
    const much = 'x'.repeat(1_100_000);
    expectProblem(await send('POST', '/v1/people', { crn: much }), 413);
    const stream = new Blob([JSON.stringify({ crn: much })]).stream();
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
    expectProblem(await ask('/v1/people', init), 413);
  });

  it('tells nothing of a bug but a request id, under which the log says where it happened', async () => {
    const { app, get, logged } = givenDoor();
    app.get('/v1/broken', () => {
      throw new TypeError('sex female stands where none should');
    });
    const answer = await get('/v1/broken');
    const requestId = answer.headers.get('x-request-id') ?? '';
    expectProblem(answer, 500, { detail: `Tell us the request id ${requestId}` });
    expect(JSON.stringify(answer.body)).not.toContain('female');
    const bug = logged().find((line) => line.msg === 'bug');
    expect(bug).toMatchObject({ requestId, bug: { name: 'TypeError' } });
    expect(JSON.stringify(bug)).toContain('app.test.ts');
    expect(JSON.stringify(logged())).not.toContain('female');
  });

  it('logs one line a request, with its pattern and without its query or body', async () => {
    const { get, logged } = givenDoor();
    const answer = await get('/v1/people/X100001?sex=female');
    expect(logged()).toHaveLength(1);
    expect(logged()[0]).toMatchObject({
      requestId: answer.headers.get('x-request-id'),
      method: 'GET',
      route: '/v1/people/:crn',
      status: 422,
      durationMs: 0,
    });
    expect(JSON.stringify(logged())).not.toContain('female');
    await get('/v1/nowhere?sex=female');
    expect(logged()[1]).toMatchObject({ route: null, status: 404 });
  });

  it('takes the request id of a caller who gives one', async () => {
    const { ask, logged } = givenDoor();
    await ask('/health', { headers: { 'x-request-id': 'from-the-gateway-1' } });
    expect(logged()[0]).toMatchObject({ requestId: 'from-the-gateway-1' });
  });

  it('lets a page load from this host only, and nothing be framed or sniffed', async () => {
    const { get } = givenDoor();
    const { headers } = await get('/v1/people');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('/openapi.json', () => {
  type Operation = {
    operationId?: string;
    summary?: string;
    parameters?: { name: string; in: string }[];
    requestBody?: { content: Record<string, unknown> };
    responses: Record<string, { description?: string; content?: Record<string, { schema: unknown }> }>;
  };
  interface Description {
    openapi: string;
    info: { title: string; version: string };
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  }

  const described = async () => {
    const { get, app } = givenDoor();
    const description = (await get('/openapi.json')).body as Description;
    const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );
    return { description, operations, app };
  };

  it('is OpenAPI 3.1, and every name it refers to stands in it', async () => {
    const { description } = await described();
    expect(description.openapi).toMatch(/^3\.1\.\d+$/);
    const refs = JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    const names = [...refs].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(description.components.schemas).toHaveProperty([name ?? '']);
  });

  it('gives every operation a summary, an id of its own, and a problem+json for its errors', async () => {
    const { operations } = await described();
    expect(new Set(operations.map((o) => o.operationId)).size).toBe(operations.length);
    for (const { path, method, operationId, summary, responses } of operations) {
      const which = `${method} ${path}`;
      expect(operationId, which).toMatch(/^[a-z][A-Za-z]+$/);
      expect(summary, which).toBeTruthy();
      const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect(errors.length, which).toBeGreaterThan(0);
      for (const [, { description, content }] of errors) {
        expect(description, which).toBeTruthy();
        expect(Object.keys(content ?? {}), which).toEqual(['application/problem+json']);
      }
    }
  });

  it('declares every part of a path, and every body that a change takes', async () => {
    const { operations } = await described();
    for (const { path, method, parameters = [], requestBody } of operations) {
      const parts = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      const declared = parameters.filter((p) => p.in === 'path').map((p) => p.name);
      expect(declared.sort(), path).toEqual(parts.sort());
      if (method === 'put' || method === 'patch') expect(requestBody, path).toBeDefined();
    }
  });

  it('describes every address that the app answers under /v1', async () => {
    const { app, operations } = await described();
    const known = operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{(.+?)\}/g, ':$1')}`);
    const answered = app.routes
      .filter(({ path, method }) => path.startsWith('/v1') && method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path}`);
    expect(new Set(answered)).toEqual(new Set(known.filter((route) => route.includes(' /v1'))));
  });
});
