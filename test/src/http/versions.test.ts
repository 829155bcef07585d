import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { type Door, givenDoor, givenServer } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson, newProject } from '../../given/requests.ts';

const person = '/v1/people/X100001';

const givenAPerson = async <D extends Door>(door: D): Promise<D> => {
  await givenRegion().keep(door.db);
  expect((await door.send('POST', '/v1/people', newPerson)).status).toBe(201);
  return door;
};

/** A change that holds only for the version named. */
const change = (door: Door, tag: string | null, employment: string, path = person) =>
  door.ask(path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...(tag === null ? {} : { 'if-match': tag }) },
    body: JSON.stringify({ employment }),
  });

const tagOf = async (door: Door, path = person) => (await door.get(path)).headers.get('etag') ?? '';

describe('a version', () => {
  it('is the same until the thing is changed, and told with the change', async () => {
    const door = await givenAPerson(await givenServer());
    const first = await tagOf(door);
    expect(first).toMatch(/^"\d+"$/);
    expect(await tagOf(door)).toBe(first);
    const changed = await change(door, first, 'employed');
    expect(changed.status).toBe(200);
    const second = changed.headers.get('etag');
    expect(second).not.toBe(first);
    expect(await tagOf(door)).toBe(second);
  });

  it('is one for a person and the lists kept with them', async () => {
    const door = await givenAPerson(await givenServer());
    const before = await tagOf(door);
    expect(await tagOf(door, `${person}/availability`)).toBe(before);
    const window = { weekday: 2, from: '08:00', to: '18:00', fromDate: '2026-01-01', untilDate: null };
    await door.send('PUT', `${person}/availability`, { content: [window] });
    expect(await tagOf(door)).not.toBe(before);
  });

  it('is not told with a list, nor with what is worked out', async () => {
    const door = await givenAPerson(givenDoor());
    expect((await door.get('/v1/people')).headers.get('etag')).toBeNull();
    expect((await door.get(`${person}/hours`)).headers.get('etag')).toBeNull();
  });

  it('is kept apart from other things of the same kind', async () => {
    const door = await givenAPerson(givenDoor());
    const before = await tagOf(door);
    await door.send('POST', '/v1/people', { ...newPerson, crn: 'X100002' });
    await change(door, null, 'employed', '/v1/people/X100002');
    expect(await tagOf(door)).toBe(before);
  });
});

describe('a change of a version that has passed', () => {
  it('is refused, and says who has changed what since', async () => {
    const door = await givenAPerson(await givenServer());
    const read = await tagOf(door);
    const other = door.as({ name: 'B. Other', roles: ['scheduler'] });
    await other.send('PATCH', person, { employment: 'employed' });
    const refused = await change(door, read, 'unemployed');
    expectProblem(refused, 412, {
      title: 'It has been changed since you read it',
      detail: 'Read it again before you change it; nothing was changed',
      changes: [
        {
          at: '2026-11-30T09:00:00.000Z',
          by: 'B. Other',
          change: 'update',
          noun: 'people',
          key: 'X100001',
          fields: ['employment'],
        },
      ],
    });
    expect((await door.get(person)).body).toMatchObject({ employment: 'employed' });
  });

  it('is refused for a version that never was', async () => {
    const door = await givenAPerson(givenDoor());
    expect((await change(door, '"999999"', 'employed')).status).toBe(412);
    expect((await change(door, await tagOf(door, '/v1/people/X100001'), 'employed')).status).toBe(200);
  });

  it('is made where it names none, or any', async () => {
    const door = await givenAPerson(givenDoor());
    expect((await change(door, null, 'employed')).status).toBe(200);
    expect((await change(door, '*', 'unemployed')).status).toBe(200);
  });

  it('is a fault where the header is no version', async () => {
    const door = await givenAPerson(givenDoor());
    for (const tag of ['7', 'W/"7"', '"x"', '"1", "2"', '""'])
      expectFaultsAt(await change(door, tag, 'employed'), 'If-Match');
  });

  it('is a fault where what is changed has no version', async () => {
    const door = await givenAPerson(givenDoor());
    const answer = await door.ask('/v1/people', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ ...newPerson, crn: 'X100002' }),
    });
    expectFaultsAt(answer, 'If-Match');
  });

  it('holds for projects too, and for what is done to a session', async () => {
    const door = givenDoor();
    await givenRegion().keep(door.db);
    const made = await door.send('POST', '/v1/projects', newProject);
    expect(made.status).toBe(201);
    const path = `/v1/projects/${newProject.code}`;
    const read = await tagOf(door, path);
    await door.send('PATCH', path, { name: 'Another name' });
    const again = await door.ask(path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': read },
      body: JSON.stringify({ name: 'A third' }),
    });
    expectProblem(again, 412, { changes: [expect.objectContaining({ fields: ['name'] })] });
  });

  it('never lets two who read the same both change it, however they are interleaved', async () => {
    const door = await givenAPerson(await givenServer());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), async (callers) => {
        const read = await tagOf(door);
        const current = ((await door.get(person)).body as { employment: string }).employment;
        const other = current === 'employed' ? 'unemployed' : 'employed';
        const answers = await Promise.all(Array.from({ length: callers }, () => change(door, read, other)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(callers - 1).fill(412)]);
      }),
      { numRuns: 10 },
    );
  });
});

it('the description tells of versions where things can be edited', async () => {
  const { body } = await givenDoor().get('/openapi.json');
  const { paths } = body as {
    paths: Record<string, Record<string, { responses: object; parameters?: object[] }>>;
  };
  expect(paths['/v1/people/{crn}']?.patch?.responses).toHaveProperty('412');
  expect(paths['/v1/people/{crn}']?.patch?.parameters).toContainEqual({
    $ref: '#/components/parameters/IfMatch',
  });
  expect(paths['/v1/people/{crn}']?.get?.responses).toHaveProperty('200.headers.ETag');
  const edited = Object.entries(paths).flatMap(([path, item]) =>
    ['patch', 'put']
      .filter((method) => item[method] && !('412' in item[method].responses))
      .map((method) => `${method} ${path}`),
  );
  expect(edited).toEqual([]);
});
