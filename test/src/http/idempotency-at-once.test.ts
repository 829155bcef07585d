import fc from 'fast-check';
import { Hono } from 'hono';
import { type RequestIdVariables, requestId } from 'hono/request-id';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { pdus } from '../../../db/schema.ts';
import type { CallerVariables } from '../../../src/access/caller.ts';
import { idempotency } from '../../../src/http/idempotency.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Answer, type Asking, givenDoor, givenServer } from '../../given/door.ts';
import { allKept } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson } from '../../given/requests.ts';

const keyed = (
  { ask }: Pick<Asking, 'ask'>,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) =>
  ask(path, {
    method,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'first', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const changeSomething = (db: Db) =>
  db.insert(pdus).values({ code: 'changed', name: 'Changed', region: 'london' }).run();

const isReplay = ({ headers }: Answer) => headers.get('idempotency-replayed') === 'true';

describe.each([2, 10])('%i callers at once with one key', (callers) => {
  it('have it carried out once, and all get the same answer', async () => {
    const server = await givenServer();
    await givenRegion().keep(server.db);
    const answers = await Promise.all(
      Array.from({ length: callers }, () => keyed(server, 'POST', '/v1/people', newPerson)),
    );
    for (const { status, type, headers, body } of answers)
      expect({ status, type, location: headers.get('location'), body }).toEqual({
        ...{ status: 201, type: 'application/json', location: '/v1/people/X100001' },
        body: answers[0]!.body,
      });
    expect(answers.filter(isReplay)).toHaveLength(callers - 1);
    expect(allKept(server.db).people).toHaveLength(1);
  });
});

describe('a request with a key', () => {
  it.each(['PATCH', 'PUT', 'DELETE'])('is carried out once by %s too', async (method) => {
    const door = givenDoor();
    let times = 0;
    door.app.on(method, '/v1/counted', (c) => c.json({ times: ++times }));
    const first = await keyed(door, method, '/v1/counted', undefined);
    const again = await keyed(door, method, '/v1/counted', undefined);
    expect([first.body, again.body]).toEqual([{ times: 1 }, { times: 1 }]);
    expect([isReplay(first), isReplay(again)]).toEqual([false, true]);
    expectFaultsAt(await keyed(door, method, '/v1/counted', { other: true }), 'Idempotency-Key');
  });

  it('may bring nothing back: 204 is answered alike', async () => {
    const door = givenDoor();
    await givenRegion().keep(door.db);
    await door.send('POST', '/v1/people', newPerson);
    const path = '/v1/people/X100001/calendar-link';
    const [first, again] = [
      await keyed(door, 'DELETE', path, undefined),
      await keyed(door, 'DELETE', path, undefined),
    ];
    for (const answer of [first, again]) expect(answer).toMatchObject({ status: 204, type: null, body: '' });
    expect(isReplay(again)).toBe(true);
  });

  it('is answered alike in content type, version and address', async () => {
    const door = givenDoor();
    door.app.post('/v1/text', (c) =>
      c.text('a,b\n', 200, {
        'content-type': 'text/csv; charset=utf-8',
        etag: '"7"',
        location: '/v1/text/1',
      }),
    );
    const told = ({ status, type, headers, body }: Answer) => ({
      ...{ status, type, body },
      ...{ etag: headers.get('etag'), location: headers.get('location') },
    });
    const first = await keyed(door, 'POST', '/v1/text', {});
    expect(told(first)).toEqual({
      ...{ status: 200, type: 'text/csv; charset=utf-8', body: 'a,b\n' },
      ...{ etag: '"7"', location: '/v1/text/1' },
    });
    expect(told(await keyed(door, 'POST', '/v1/text', {}))).toEqual(told(first));
  });

  it('is another one if it is to change another version', async () => {
    const door = givenDoor();
    door.app.patch('/v1/versioned', (c) => c.json({}));
    await keyed(door, 'PATCH', '/v1/versioned', {}, { 'if-match': '"1"' });
    const other = await keyed(door, 'PATCH', '/v1/versioned', {}, { 'if-match': '"2"' });
    expectFaultsAt(other, 'Idempotency-Key');
  });

  it('is tried again after an answer that says nothing of it', async () => {
    const door = givenDoor();
    let times = 0;
    door.app.post('/v1/busy', (c) => c.json({}, ++times === 1 ? 429 : 200));
    expect((await keyed(door, 'POST', '/v1/busy', {})).status).toBe(429);
    expect((await keyed(door, 'POST', '/v1/busy', {})).status).toBe(200);
  });

  it('is not tried again after a bug if something was changed before it', async () => {
    const door = givenDoor();
    door.app.post('/v1/broken', () => {
      changeSomething(door.db);
      throw new TypeError('broken');
    });
    expectProblem(await keyed(door, 'POST', '/v1/broken', {}), 500);
    const again = await keyed(door, 'POST', '/v1/broken', {});
    expectProblem(again, 409, { rule: 'carried-out' });
    expect((await keyed(door, 'POST', '/v1/broken', {})).body).toEqual(again.body);
  });

  it('gets its answer even where that cannot be kept, and is not carried out again', async () => {
    const door = givenDoor();
    let times = 0;
    door.app.post('/v1/full', (c) => {
      times += 1;
      changeSomething(door.db);
      return c.json({ times }, 201);
    });
    door.db.$client.exec(
      "create temp trigger full before update on main.idempotency_keys begin select raise(fail, 'database or disk is full'); end",
    );
    expect(await keyed(door, 'POST', '/v1/full', {})).toMatchObject({ status: 201, body: { times: 1 } });
    expectProblem(await keyed(door, 'POST', '/v1/full', {}), 409, { rule: 'carried-out' });
    door.db.$client.exec('drop trigger full');
    expectProblem(await keyed(door, 'POST', '/v1/full', {}), 409, { rule: 'carried-out' });
    expect(times).toBe(1);
    expect(door.logged()).toContainEqual(
      expect.objectContaining({ msg: 'what became of a key was not kept', bug: expect.anything() }),
    );
  });
});

/** The middleware over an address that answers when it is told to, asked by the caller named in a header. */
function givenSlow({ mostWaitMs }: { mostWaitMs?: number } = {}) {
  const door = givenDoor();
  const app = new Hono<{ Variables: RequestIdVariables & CallerVariables }>();
  let [times, goOn] = [0, () => {}];
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  app.use(requestId(), async (c, next) => {
    const name = c.req.header('x-caller');
    if (name !== undefined) c.set('caller', { name, roles: ['admin'], regions: [], pdus: null });
    await next();
  });
  app.use(idempotency(door.deps, mostWaitMs === undefined ? {} : { mostWaitMs }));
  app.post('/v1/slow', async (c) => {
    const carriedOut = ++times;
    await told;
    return c.json({ carriedOut });
  });
  const post = async (body: string, caller = 'a') => {
    const headers = { 'idempotency-key': 'first', 'x-caller': caller };
    const response = await app.request('/v1/slow', { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { post, goOn: () => goOn(), times: () => times };
}

describe('a request that comes while the first is being answered', () => {
  it('waits for it, however many there are', async () => {
    const slow = givenSlow();
    const all = Array.from({ length: 10 }, () => slow.post('{}'));
    await expect.poll(slow.times).toBe(1);
    slow.goOn();
    for (const { body } of await Promise.all(all)) expect(body).toEqual({ carriedOut: 1 });
  });

  it('is refused at once if it asks for something else', async () => {
    const slow = givenSlow();
    const first = slow.post('{}');
    await expect.poll(slow.times).toBe(1);
    expect(await slow.post('{"other":1}')).toMatchObject({ status: 422 });
    slow.goOn();
    expect((await first).status).toBe(200);
  });

  it('is refused if that takes longer than any request may', async () => {
    const slow = givenSlow({ mostWaitMs: 50 });
    const first = slow.post('{}');
    await expect.poll(slow.times).toBe(1);
    expect(await slow.post('{}')).toMatchObject({ status: 409, body: { rule: 'in-progress' } });
    slow.goOn();
    expect((await first).body).toEqual({ carriedOut: 1 });
  });

  it('is another request if it is of another caller, though the key is the same', async () => {
    const slow = givenSlow();
    slow.goOn();
    expect((await slow.post('{}', 'a')).body).toEqual({ carriedOut: 1 });
    expect((await slow.post('{}', 'b')).body).toEqual({ carriedOut: 2 });
    expect((await slow.post('{"other":1}', 'b')).status).toBe(422);
    expect((await slow.post('{}', 'a')).body).toEqual({ carriedOut: 1 });
  });
});

describe('requests with few keys in any order', () => {
  it('are each carried out once for a key and body, and answered alike', async () => {
    const asked = fc.record({
      key: fc.constantFrom('K1', 'K2', 'K3'),
      amount: fc.constantFrom(1, 2),
      ticks: fc.nat({ max: 5 }),
      waitsForAll: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 12 }), async (all) => {
        const door = givenDoor();
        const carriedOut: string[] = [];
        door.app.post('/v1/count', async (c) => {
          const { amount, ticks } = (await c.req.json()) as { amount: number; ticks: number };
          carriedOut.push(c.req.header('idempotency-key')!);
          for (let tick = 0; tick < ticks; tick += 1) await new Promise(setImmediate);
          return c.json({ number: carriedOut.length, amount }, 201);
        });
        const under: Promise<{ key: string; amount: number; answer: Answer }>[] = [];
        for (const { key, amount, waitsForAll } of all) {
          const ticks = amount * 2;
          const asking = keyed(door, 'POST', '/v1/count', { amount, ticks }, { 'idempotency-key': key });
          under.push(asking.then((answer) => ({ key, amount, answer })));
          if (waitsForAll) await Promise.all(under);
        }
        const answers = await Promise.all(under);
        // Once a key, whatever came with it.
        expect(carriedOut.toSorted()).toEqual([...new Set(all.map(({ key }) => key))].toSorted());
        for (const key of new Set(carriedOut)) {
          const ofKey = answers.filter((one) => one.key === key);
          const done = ofKey.filter(({ answer }) => answer.status === 201);
          const [first] = done;
          for (const { amount, answer } of done) {
            expect(amount).toBe(first!.amount);
            expect(answer.body).toEqual(first!.answer.body);
          }
          for (const { amount, answer } of ofKey)
            expect(answer.status).toBe(amount === first!.amount ? 201 : 422);
          expect(done.filter(({ answer }) => !isReplay(answer))).toHaveLength(1);
        }
      }),
      { numRuns: 40 },
    );
  });
});
