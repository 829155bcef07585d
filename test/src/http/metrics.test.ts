import { expect, it } from 'vitest';
import { keepDraft } from '../../../db/drafts.ts';
import { rosters } from '../../../db/schema.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenDoor, givenServer } from '../../given/door.ts';
import { newDraft } from '../../given/drafts.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson } from '../../given/requests.ts';

/** The samples of a metric, by their labels. */
const samples = (text: unknown, name: string) =>
  String(text)
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) => line.slice(name.length));

it('is for admins only', async () => {
  const { as, asNobody, get } = givenDoor();
  expectProblem(await asNobody().get('/metrics'), 401);
  expectProblem(await as({ roles: ['scheduler'] }).get('/metrics'), 403);
  expect((await get('/metrics')).status).toBe(200);
});

it('tells requests, runs, the queue and the gap of the newest rosters, and nothing of a person', async () => {
  const work = { running: 1, waiting: 3, ended: 4, endedSeconds: 41.5 };
  const server = await givenServer({ runs: { workload: () => work } as never });
  await givenRegion().keep(server.db);
  await server.send('POST', '/v1/people', newPerson);
  await server.get('/v1/people/X100001');
  await server.get('/v1/people/X999999');
  await server.get('/nowhere/X100001');
  await keepDraft(
    server.db,
    newDraft({ region: 'london', points: 80, bound: 100 }),
    '2026-11-27T12:00:00.000Z',
  );
  const second = newDraft({ region: 'london', points: 95, bound: 100 });
  await keepDraft(server.db, second, '2026-11-27T12:00:00.000Z');
  expect(server.db.select().from(rosters).all()).toHaveLength(2);

  const { status, type, body } = await server.get('/metrics');
  expect(status).toBe(200);
  expect(type).toContain('text/plain; version=0.0.4');
  expect(samples(body, 'scheduler_http_requests_total')).toEqual(
    expect.arrayContaining([
      '{method="POST",route="/v1/people",status="2xx"} 1',
      '{method="GET",route="/v1/people/:crn",status="2xx"} 1',
      '{method="GET",route="/v1/people/:crn",status="4xx"} 1',
      '{method="GET",route="none",status="4xx"} 1',
    ]),
  );
  expect(samples(body, 'scheduler_http_request_seconds_count')).toContain(
    '{method="GET",route="/v1/people/:crn"} 2',
  );
  expect(samples(body, 'scheduler_http_requests_under_way')).toEqual([' 1']);
  expect(samples(body, 'scheduler_runs_waiting')).toEqual([' 3']);
  expect(samples(body, 'scheduler_runs_ended_total')).toEqual([' 4']);
  expect(samples(body, 'scheduler_run_seconds_total')).toEqual([' 41.5']);
  expect(samples(body, 'scheduler_roster_gap_share')).toEqual(['{region="london"} 0.05']);
  expect(Number(samples(body, 'scheduler_database_bytes')[0])).toBeGreaterThan(100_000);
  expect(samples(body, 'process_cpu_seconds_total')).toHaveLength(1);
  expect(body).not.toContain('X100001');

  const again = await server.get('/metrics');
  expect(samples(again.body, 'scheduler_runs_ended_total')).toEqual([' 4']);
});
