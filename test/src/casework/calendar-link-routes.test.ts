import { expect, it } from 'vitest';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';
import { allKept } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';

const address = '/v1/people/X100001/calendar-link';

const someone = async () => {
  const door = givenDoor();
  await givenRegion().person('X100001').keep(door.db);
  const link = async () => ((await door.send('POST', address, {})).body as { address: string }).address;
  const revoke = () => door.ask(address, { method: 'DELETE' });
  return { ...door, link, revoke };
};

it('a link is a secret address at which the calendar can be read', async () => {
  const { send, get } = await someone();
  const made = await send('POST', address, {});
  expect(made.status).toBe(201);
  expect(made.headers.get('cache-control')).toBe('no-store');
  const { address: calendar } = made.body as { address: string };
  expect(calendar).toMatch(/^\/v1\/calendars\/[\w-]{43}\.ics$/);
  expect((await get(calendar)).status).toBe(200);
});

it('a link is told once: the secret is not kept', async () => {
  const { link, db } = await someone();
  const secret = (await link()).split('/').at(-1)!.replace('.ics', '');
  expect(JSON.stringify(allKept(db))).not.toContain(secret);
});

it('links are all revoked at once, and again without harm', async () => {
  const { link, revoke, get } = await someone();
  const links = [await link(), await link()];
  expect(links[0]).not.toBe(links[1]);
  expect((await revoke()).status).toBe(204);
  for (const calendar of links) expectProblem(await get(calendar), 404);
  expect((await revoke()).status).toBe(204);
  expect((await get(await link())).status).toBe(200);
});

it('a person who is not kept has none', async () => {
  const { send, ask } = givenDoor();
  expectProblem(await send('POST', address, {}), 404);
  expectProblem(await ask(address, { method: 'DELETE' }), 404);
});
