import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/deps.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Door, givenDoor, givenServer } from '../../given/door.ts';
import { allKept } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson } from '../../given/requests.ts';

const key = 'b0e1c9d2-first';

const croydon = async (others: Parameters<typeof givenDoor>[0] = {}) => {
  const door = givenDoor(others);
  await givenRegion().keep(door.db);
  return door;
};

const post = ({ ask }: Pick<Door, 'ask'>, path: string, body: unknown, idempotencyKey = key) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify(body),
  });

/** A clock that a test sets on. */
const givenClock = () => {
  let instant = '2026-11-30T09:00:00.000Z';
  const clock: Clock = { today: () => instant.slice(0, 10), now: () => instant };
  return { clock, setTo: (later: string) => (instant = later) };
};

describe('a POST with an idempotency key', () => {
  it('is carried out once, and answered alike when it is sent again', async () => {
    const door = await croydon();
    const first = await post(door, '/v1/people', newPerson);
    const again = await post(door, '/v1/people', newPerson);
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again).toMatchObject({ status: 201, type: 'application/json', body: first.body });
    expect(again.headers.get('location')).toBe('/v1/people/X100001');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    // Without the key it is carried out again.
    expectProblem(await door.send('POST', '/v1/people', newPerson), 409, { rule: 'already-kept' });
  });

  it('is answered alike when it was refused', async () => {
    const door = await croydon();
    const wrong = { ...newPerson, pdu: 'nowhere' };
    expectFaultsAt(await post(door, '/v1/people', wrong), 'pdu');
    expectFaultsAt(await post(door, '/v1/people', wrong), 'pdu');
  });

  it('is refused if the key was sent with another body, or another query', async () => {
    const door = await croydon();
    await post(door, '/v1/people', newPerson);
    const before = allKept(door.db);
    const other = await post(door, '/v1/people', { ...newPerson, crn: 'X100002' });
    expectProblem(other, 422, { faults: [{ code: 'other-body', path: 'Idempotency-Key' }] });
    expectFaultsAt(await post(door, '/v1/people?dryRun=true', newPerson), 'Idempotency-Key');
    expect(allKept(door.db)).toEqual(before);
  });

  it('is told again to nobody of that name who may see less by now', async () => {
    const door = await croydon();
    await post(door, '/v1/people', newPerson);
    for (const less of [
      { roles: ['supervisor' as const] },
      { regions: ['wales' as const] },
      { pdus: ['hackney'] },
    ]) {
      const again = await post(door.as(less), '/v1/people', newPerson);
      expectFaultsAt(again, 'Idempotency-Key');
      expect(JSON.stringify(again.body)).not.toContain('homeLatitude');
    }
    expect((await post(door, '/v1/people', newPerson)).status).toBe(201);
  });

  it('may have a key that was used at another address', async () => {
    const door = await croydon();
    await post(door, '/v1/people', newPerson);
    const elsewhere = await post(door, '/v1/people/X100001/calendar-link', {});
    expect(elsewhere.status).toBe(201);
  });

  it('is carried out again after a day', async () => {
    const { clock, setTo } = givenClock();
    const door = await croydon({ clock });
    await post(door, '/v1/people', newPerson);
    setTo('2026-12-01T09:00:00.000Z');
    expect((await post(door, '/v1/people', newPerson)).status).toBe(201);
    setTo('2026-12-01T09:00:00.001Z');
    expectProblem(await post(door, '/v1/people', newPerson), 409, { rule: 'already-kept' });
  });

  it.each([
    ['with spaces', 'a b'],
    ['too long', 'x'.repeat(256)],
    ['empty', ''],
  ])('is refused if the key is %s', async (_, wrong) => {
    const door = await croydon();
    expectFaultsAt(await post(door, '/v1/people', newPerson, wrong), 'Idempotency-Key');
  });

  it('waits for the same request before it, and gets its answer', async () => {
    const door = await croydon();
    const slow = slowAddress(door);
    const [first, second] = [post(door, slow.path, {}), post(door, slow.path, {})];
    await slow.begun;
    slow.goOn();
    expect((await first).body).toEqual({ carriedOut: 1 });
    expect((await second).body).toEqual({ carriedOut: 1 });
  });

  it('may be tried again after a bug', async () => {
    const door = await croydon();
    let times = 0;
    door.app.post('/v1/broken', (c) => {
      times += 1;
      if (times === 1) throw new TypeError('broken');
      return c.json({ times });
    });
    expectProblem(await post(door, '/v1/broken', {}), 500);
    expect(await post(door, '/v1/broken', {})).toMatchObject({ status: 200, body: { times: 2 } });
  });

  it('never has an answer kept that may be told only once', async () => {
    const door = await croydon();
    await door.send('POST', '/v1/people', newPerson);
    const first = await post(door, '/v1/people/X100001/calendar-link', {});
    const { address } = first.body as { address: string };
    expectProblem(await post(door, '/v1/people/X100001/calendar-link', {}), 409, { rule: 'told-once' });
    const kept = allKept(door.db);
    expect(kept.calendar_links).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(address);
  });

  it('is carried out once on a real server, however often it is sent at once', async () => {
    const server = await givenServer();
    await givenRegion().keep(server.db);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(server, '/v1/people', newPerson)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const replayed = answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true');
    expect(replayed).toHaveLength(4);
  });

  it('is known again as a form, whatever its boundary', async () => {
    const { ask } = await givenServer();
    const upload = (text: string) => {
      const form = new FormData();
      form.append('files', new Blob([text]), 'pdus.csv');
      return ask('/v1/import', { method: 'POST', headers: { 'idempotency-key': key }, body: form });
    };
    const first = await upload('code,name,region\ncroydon,Croydon,london\n');
    expect(first).toMatchObject({ status: 200, body: { counts: { pdus: { added: 1 } } } });
    expect((await upload('code,name,region\ncroydon,Croydon,london\n')).body).toEqual(first.body);
    expectFaultsAt(await upload('code,name,region\nbarnet,Barnet,london\n'), 'Idempotency-Key');
  });

  it('that is no form that can be read is answered by its route', async () => {
    const { ask } = givenDoor();
    const headers = { 'idempotency-key': key, 'content-type': 'multipart/form-data; boundary=x' };
    expectProblem(await ask('/v1/import', { method: 'POST', headers, body: 'no parts' }), 400);
  });
});

describe('the description of the API', () => {
  it('tells the key, and what it leads to, of everything that changes something and of nothing else', async () => {
    const { get } = givenDoor();
    type Operation = { parameters?: { $ref?: string }[]; responses: Record<string, unknown> };
    const { paths, components } = (await get('/openapi.json')).body as {
      paths: Record<string, Record<string, Operation>>;
      components: {
        parameters: Record<string, { name: string; in: string }>;
        schemas: Record<string, unknown>;
      };
    };
    const told = (operation: Operation) =>
      operation.parameters?.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey') ?? false;
    for (const [path, methods] of Object.entries(paths))
      for (const [method, operation] of Object.entries(methods)) {
        expect(told(operation), `${method} ${path}`).toBe(method !== 'get');
        if (told(operation)) expect(operation.responses).toMatchObject({ 409: {}, 422: {} });
      }
    expect(components.parameters.IdempotencyKey).toMatchObject({ name: 'Idempotency-Key', in: 'header' });
    expect(components.schemas).toMatchObject({ RefusalProblem: {}, FaultsProblem: {} });
  });
});

/** An address that counts how often it was carried out, and answers when it is told to go on. */
function slowAddress({ app }: Door) {
  let [times, begin, goOn] = [0, () => {}, () => {}];
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  app.post('/v1/slow', async (c) => {
    times += 1;
    const carriedOut = times;
    begin();
    await told;
    return c.json({ carriedOut });
  });
  return { path: '/v1/slow', begun, goOn: () => goOn() };
}
