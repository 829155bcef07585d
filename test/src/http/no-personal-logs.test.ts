import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createRuns } from '../../../src/runs/runs.ts';
import { bearer } from '../../given/callers.ts';
import { givenDatabase } from '../../given/database.ts';
import { givenServer } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson, newProject, newRequirement, newSession } from '../../given/requests.ts';

/** What nobody may read in a log: who the people are, where they live, what is known of them, and who looked. */
const personal = [
  ...['X100001', 'X100002', 'X999999', 'female', '51.3721', '-0.0982', 'knife-crime', 'exclusion zone'],
  ...['Smith, his mother', 'A. Admin', 'bearer', 'Bearer'],
];
const home = { homeLatitude: 51.3721, homeLongitude: -0.0982 };

it('a whole story leaves nothing of a person in the log, nor in the addresses that answers name but the crn', async () => {
  const db = givenDatabase();
  await givenRegion().keep(db);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const runs = await createRuns({
    ...{ db, log, threads: 1, failInterrupted: 'all' as const, elapsedMs: () => 0 },
    clock: { now: () => '2026-11-30T09:00:00.000Z', today: () => '2026-11-30' },
    // Its bug names a person.
    work: new URL('../../given/work/failing.ts', import.meta.url),
  });
  const { app, get, send, upload, ask, as, asNobody } = await givenServer({ db, log, runs });
  app.get('/v1/broken', () => {
    throw new TypeError('X100001 is female and lives at 51.3721');
  });

  const locations: (string | null)[] = [];
  const statuses = new Set<number>();
  const sends = async (...asked: Parameters<typeof send>) => {
    const { status, headers } = await send(...asked);
    statuses.add(status);
    locations.push(headers.get('location'));
  };
  await sends('POST', '/v1/people', { ...newPerson, sex: 'female', ...home, excludedTags: ['knife-crime'] });
  await sends('POST', '/v1/people', { ...newPerson, crn: 'X100002', sex: 'female', ...home });
  await sends('POST', '/v1/people', { ...newPerson, sex: 'Smith, his mother' });
  await sends('POST', '/v1/people/X100001/requirements', newRequirement);
  await sends('POST', '/v1/projects', newProject);
  await sends('POST', '/v1/sessions', newSession);
  expect([...statuses].sort()).toEqual([201, 422]);
  await sends('PATCH', '/v1/people/X100001', { excludedTags: ['exclusion zone'] });
  await sends('PATCH', '/v1/people/X999999', { sex: 'female' });
  for (const path of [
    '/v1/people/X100001',
    '/v1/people?sex=female',
    '/v1/people/X999999/hours',
    '/v1/at-risk?region=london',
    '/nowhere/X100001?home=51.3721',
    '/v1/calendars/X100001.ics',
  ])
    statuses.add((await get(path)).status);
  await asNobody().get('/v1/people/X100001');
  await as({ name: 'Smith, his mother' }).get('/v1/people/X100001');
  await ask('/v1/people', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"crn": "X100001',
  });
  await upload('/v1/import', { 'people.csv': 'crn,pdu,sex\nX100001,nowhere,female\n' });
  await ask('/v1/people/X100001', { headers: { authorization: 'Bearer X100001' } });
  const named = await ask('/v1/people', { headers: { 'x-request-id': 'req-X100001' } });
  expect(named.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  const other = await ask('/v1/people', { headers: { 'x-request-id': 'req-1' } });
  expect(other.headers.get('x-request-id')).toBe('req-1');
  statuses.add((await app.request('/v1/broken', { headers: { authorization: await bearer() } })).status);
  await sends('POST', '/v1/rosters', { region: 'london', weekStart: '2026-11-30', seconds: 1 });
  expect(await runs.ended(1)).toMatchObject({ status: 'failed' });
  await runs.close();

  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 202, 404, 422, 500]));
  expect(lines.length).toBeGreaterThan(15);
  expect(lines.some((line) => line.includes('a run failed'))).toBe(true);
  expect(lines.some((line) => line.includes('"roles":["admin"]'))).toBe(true);
  for (const line of lines) for (const value of personal) expect(line).not.toContain(value);
  const keysStay = ['X100001', 'X100002'];
  for (const location of locations)
    for (const value of personal) if (!keysStay.includes(value)) expect(location ?? '').not.toContain(value);
});
