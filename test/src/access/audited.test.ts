import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit/verify.ts';
import { listAudit } from '../../../db/audit.ts';
import type { Db } from '../../../db/connect.ts';
import { expectFaultsAt } from '../../given/answers.ts';
import { givenServer } from '../../given/door.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson, newRequirement } from '../../given/requests.ts';

const lastActs = async (db: Db, whose?: string) =>
  (await listAudit(db, { whose }, { size: 50, number: 0 })).rows;

const givenCroydon = async () => {
  const door = await givenServer();
  await givenRegion().keep(door.db);
  return door;
};

describe('what a request does', () => {
  it('is audited as its sender did it, by the pattern of the route and the id of the request', async () => {
    const door = await givenCroydon();
    const scheduler = door.as({ name: 'S. Scheduler', roles: ['scheduler'] });
    const made = await scheduler.send('POST', '/v1/people', newPerson);
    const [row] = await lastActs(door.db, 'people/X100001');
    expect(row).toMatchObject({
      by: 'S. Scheduler',
      role: 'scheduler',
      request: made.headers.get('x-request-id'),
      action: 'POST /v1/people',
      change: 'insert',
      noun: 'people',
      before: null,
      at: '2026-11-30T09:00:00.000Z',
    });
    expect(JSON.parse(row?.after ?? '')).toMatchObject({ crn: 'X100001', sex: 'female' });
    expect((await verifyAudit(door.db)).faults).toEqual([]);
  });

  it('is nothing in the audit where it is refused', async () => {
    const door = await givenCroydon();
    const before = (await verifyAudit(door.db)).acts;
    expect((await door.send('POST', '/v1/people', { ...newPerson, pdu: 'nowhere' })).status).toBe(422);
    expect((await door.send('PATCH', '/v1/people/X999999', { employment: 'employed' })).status).toBe(404);
    expect((await verifyAudit(door.db)).acts).toBe(before);
  });

  it('keeps the reason that is given with it', async () => {
    const door = await givenCroydon();
    await door.send('POST', '/v1/people', newPerson);
    await door.send('POST', '/v1/people/X100001/requirements', newRequirement);
    const made = await door.send('POST', '/v1/people/X100001/requirements/1/adjustments', {
      id: 'A1',
      date: '2026-11-27',
      minutes: 60,
      reason: 'Credited by the court',
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const [row] = await lastActs(door.db, 'people/X100001/requirements/1');
    expect(row).toMatchObject({ noun: 'adjustments', reason: 'Credited by the court' });
  });
});

describe("the reading of a person's record", () => {
  it('is written down, by whom; lists, and people who are not there, are not', async () => {
    const door = await givenCroydon();
    await door.send('POST', '/v1/people', newPerson);
    const caseworker = door.as({ name: 'C. Worker', roles: ['caseworker'] });
    await caseworker.get('/v1/people/X100001');
    await caseworker.get('/v1/people/X100001/hours');
    await caseworker.get('/v1/people/X999999');
    await caseworker.get('/v1/people');
    const read = (await lastActs(door.db)).filter(({ change }) => change === 'read');
    expect(read.map(({ by, whose, action }) => [by, whose, action])).toEqual([
      ['C. Worker', 'people/X100001', 'GET /v1/people/:crn/hours'],
      ['C. Worker', 'people/X100001', 'GET /v1/people/:crn'],
    ]);
    expect((await verifyAudit(door.db)).faults).toEqual([]);
  });

  it('is written down too where a list is asked for their part, or the audit for what happened to them', async () => {
    const door = await givenCroydon();
    await door.send('POST', '/v1/people', newPerson);
    const asked = [
      '/v1/requirements?crn=X100001',
      '/v1/referrals?text=X100001',
      '/v1/audit?whose=people/X100001/requirements/1',
    ];
    for (const path of asked) await door.get(path);
    await door.get('/v1/audit?whose=projects/P1');
    const read = (await lastActs(door.db)).filter(({ change }) => change === 'read');
    expect(read.map(({ whose, action }) => [whose, action])).toEqual([
      ['people/X100001', 'GET /v1/audit'],
      ['people/X100001', 'GET /v1/referrals'],
      ['people/X100001', 'GET /v1/requirements'],
    ]);
  });

  it('keeps the reason also where its name is written with escapes', async () => {
    const door = await givenCroydon();
    await door.send('POST', '/v1/people', newPerson);
    await door.send('POST', '/v1/people/X100001/requirements', newRequirement);
    const body = '{"id":"A1","date":"2026-11-27","minutes":60,"re\\u0061son":"Credited by the court"}';
    const headers = { 'content-type': 'application/json' };
    const made = await door.ask('/v1/people/X100001/requirements/1/adjustments', {
      ...{ method: 'POST', headers, body },
    });
    expect(made.status).toBe(201);
    const [row] = await lastActs(door.db, 'people/X100001/requirements/1');
    expect(row).toMatchObject({ reason: 'Credited by the court' });
  });

  it('is not given where it cannot be written down', async () => {
    const door = await givenCroydon();
    await door.send('POST', '/v1/people', newPerson);
    door.db.$client.exec(
      "create trigger no_more before insert on audit_changes begin select raise(abort, 'no'); end",
    );
    const answer = await door.get('/v1/people/X100001');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('female');
  });
});

describe('GET /v1/audit', () => {
  it('tells of one thing, one user or one request, latest first, page by page', async () => {
    const door = await givenCroydon();
    const scheduler = door.as({ name: 'S. Scheduler', roles: ['scheduler'] });
    const made = await scheduler.send('POST', '/v1/people', newPerson);
    await door.send('PATCH', '/v1/people/X100001', { employment: 'employed' });
    const of = async (query: string) => (await door.get(`/v1/audit?${query}`)).body as { content: object[] };
    expect((await of('whose=people/X100001')).content).toMatchObject([
      {
        by: 'A. Admin',
        change: 'update',
        before: { employment: 'unemployed' },
        after: { employment: 'employed' },
      },
      { by: 'S. Scheduler', change: 'insert', before: null },
    ]);
    expect(await of('by=S.+Scheduler')).toMatchObject({ page: { totalElements: 1 } });
    expect(await of(`request=${made.headers.get('x-request-id')}`)).toMatchObject({
      page: { totalElements: 1 },
    });
    // The question before this one is a reading of the person, too.
    expect((await of('whose=people/X100001&size=1&page=2')).content).toMatchObject([{ change: 'insert' }]);
    expect((await of('from=2026-11-30T09:00:00.001Z')).content).toEqual([]);
    expectFaultsAt(await door.get('/v1/audit?from=yesterday'), 'from');
  });
});

describe('records that are read at once', () => {
  it('are each written down as read by whoever did, in one chain', async () => {
    const door = await givenCroydon();
    await door.send('POST', '/v1/people', newPerson);
    const names = ['ann', 'bob', 'cem', 'dee'];
    const read = names.map((name) => door.as({ name }).get('/v1/people/X100001'));
    const requests = (await Promise.all(read)).map(({ headers }) => headers.get('x-request-id'));
    const acts = (await lastActs(door.db, 'people/X100001')).filter(({ change }) => change === 'read');
    expect(acts.map(({ by }) => by).sort()).toEqual(names);
    expect(acts.map(({ request }) => request).sort()).toEqual(requests.sort());
    expect(new Set(acts.map(({ act }) => act)).size).toBe(names.length);
    expect((await verifyAudit(door.db)).faults).toEqual([]);
  });
});
