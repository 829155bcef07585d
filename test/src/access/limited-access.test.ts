import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../db/limited-access.ts';
import { groupMembers, groups } from '../../../db/schema.ts';
import { actAs } from '../../../src/access/acting.ts';
import { namedByPath } from '../../../src/access/references.ts';
import { csvWithout, jsonWithout } from '../../../src/access/restricted.ts';
import { expectProblem } from '../../given/answers.ts';
import { described } from '../../given/described.ts';
import { type Answer, type Door, givenDoor } from '../../given/door.ts';
import { allKept } from '../../given/kept.ts';
import { camden, keepThreePdus } from '../../given/three-pdus.ts';

const named = { name: 'A. Named' };
const { person: hidden, otherPerson: other } = camden;

/** Camden's first person may be seen by one user alone, who is no admin of ours. */
async function givenRestricted(): Promise<Door> {
  const door = givenDoor();
  await keepThreePdus(door.db);
  await putNamesAllowed(door.db, hidden, [named.name]);
  return door;
}

const contentOf = ({ body }: Answer) => (body as { content: Record<string, unknown>[] }).content;
const placeholder = { crn: hidden, restricted: true };

describe('a restricted person', () => {
  it('is not there at any address of theirs, but for who is named', async () => {
    const door = await givenRestricted();
    const before = allKept(door.db);
    const { operations } = await described(door);
    const own: Record<string, string> = {
      crn: hidden,
      eventNumber: '1',
      session: camden.session,
      referral: camden.referral,
      oneToOne: camden.oneToOne,
    };
    const ofSegment: Record<string, string | number> = {
      referrals: camden.referral,
      allocations: camden.allocation,
      appointments: camden.appointment,
      rosters: camden.roster,
      groups: camden.group,
      'partner-link-worker-tasks': camden.group,
    };
    let tried = 0;
    for (const { method, path, operationId } of operations) {
      const theirs = ['person', 'referral', 'allocation', 'appointment', 'oneToOne'];
      if (!namedByPath(path).some(({ named: noun }) => noun !== null && theirs.includes(noun))) continue;
      if (operationId.endsWith('LimitedAccess')) continue;
      const segments = path.split('/');
      const address = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
        String(own[parameter] ?? ofSegment[segments[segments.indexOf(`{${parameter}}`) - 1]!]),
      );
      const answer =
        method === 'GET' ? await door.get(address) : await door.send(method as 'POST', address, {});
      expect([method, address, answer.status]).toEqual([method, address, 404]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(35);
    expect(allKept(door.db)).toEqual(before);
    expectProblem(await door.get(`/v1/people/${hidden}`), 404, { detail: `There is no person ${hidden}` });
    expect((await door.as(named).get(`/v1/people/${hidden}`)).status).toBe(200);
    expect((await door.get(`/v1/people/${other}`)).status).toBe(200);
  });

  it('stands in lists with the crn alone', async () => {
    const door = await givenRestricted();
    const people = contentOf(await door.get('/v1/people?pdu=camden'));
    expect(people).toEqual([placeholder, expect.objectContaining({ crn: other, sex: 'male' })]);
    expect(contentOf(await door.as(named).get('/v1/people?pdu=camden'))[0]).toHaveProperty('sex');
    expect(contentOf(await door.get('/v1/referrals?pdu=camden'))).toContainEqual(placeholder);
    expect(contentOf(await door.get('/v1/at-risk?pdu=camden'))).toContainEqual(placeholder);
    const { appointments } = (await door.get(`/v1/sessions/${camden.session}`)).body as {
      appointments: unknown[];
    };
    expect(appointments).toEqual([placeholder]);
  });

  it('stands in no list, roster or group with more than the crn', async () => {
    const door = await givenRestricted();
    const { operations } = await described(door);
    const query: Record<string, string> = {
      forecastProgrammes: '?region=london',
      getPolicy: '?region=london',
      listReviews: '?due=6&from=2026-01-01&to=2027-12-31',
      compareRosters: `?with=${camden.roster}`,
    };
    const keys: Record<string, string | number> = {
      sessions: camden.session,
      rosters: camden.roster,
      groups: camden.group,
      projects: camden.project,
      facilitators: camden.facilitator,
      venues: camden.venue,
    };
    const told: string[] = [];
    for (const { method, path, operationId } of operations) {
      const segment = path.split('/')[2] ?? '';
      const address = path.replace(/\{(?:id|code)\}/, String(keys[segment] ?? 'none'));
      if (method !== 'GET' || address.includes('{') || !path.startsWith('/v1/')) continue;
      const answer = await door.get(`${address}${query[operationId] ?? ''}`);
      const text = JSON.stringify(answer.body);
      if (text.includes(hidden)) told.push(operationId);
      // Whatever stands of them is the crn itself, alone or in the placeholder.
      const rest = text
        .replaceAll(JSON.stringify(placeholder), '')
        .replaceAll(`"${hidden}: limited access"`, '')
        .replaceAll(`{"referral":"${camden.referral}","restricted":true}`, '')
        .replaceAll(`"${hidden}"`, '');
      expect([address, rest.includes(hidden) || rest.includes(camden.referral)]).toEqual([address, false]);
    }
    expect(told).toEqual(
      expect.arrayContaining([
        'listPeople',
        'listRequirements',
        'listBookings',
        'listReviews',
        'listGroupMembers',
      ]),
    );
  });

  it('is a placeholder that the description of the API tells of', async () => {
    const door = await givenRestricted();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'api', ...((await door.get('/openapi.json')).body as object) });
    const lists = {
      '/v1/people': 'People',
      '/v1/requirements': 'Requirements',
      '/v1/referrals': 'Referrals',
      '/v1/at-risk': 'AtRisk',
      [`/v1/sessions/${camden.session}`]: 'Session',
      [`/v1/rosters/${camden.roster}/bookings`]: 'BookingGroups',
    };
    for (const [path, name] of Object.entries(lists)) {
      const { body } = await door.get(path);
      expect(JSON.stringify(body)).toContain('"restricted":true');
      const isAsDescribed = ajv.compile({ $ref: `api#/components/schemas/${name}` });
      expect([path, isAsDescribed(body), isAsDescribed.errors]).toEqual([path, true, null]);
    }
  });

  it('stands in tables with the crn alone', async () => {
    const door = await givenRestricted();
    const { body } = await door.get('/v1/at-risk?pdu=camden&format=csv');
    const rows = parse(String(body), { columns: true }) as Record<string, string>[];
    const row = rows.find(({ crn }) => crn === hidden);
    expect(Object.values(row!).filter((cell) => cell !== '')).toEqual([hidden]);
  });

  it('cannot be named in a request: who asks is told that access is limited', async () => {
    const door = await givenRestricted();
    const before = allKept(door.db);
    const booked = await door.send('POST', `/v1/rosters/${camden.roster}/pins`, {
      crn: hidden,
      session: camden.session,
    });
    expectProblem(booked, 422, {
      faults: [{ code: 'limited-access', path: 'crn', message: `${hidden}: limited access` }],
    });
    expect((await door.get(`/v1/requirements?crn=${hidden}`)).status).toBe(422);
    expect(allKept(door.db)).toEqual(before);
  });

  it('keeps to themselves why something was done to them, in the audit of a group too', async () => {
    const door = await givenRestricted();
    const reason = 'moved into a refuge';
    actAs({ by: 'P. Manager', role: null, request: null, action: 'leave', reason }, () =>
      door.db.transaction((tx) => {
        const left = { leftOn: '2026-12-02', leftReason: reason };
        tx.update(groupMembers).set(left).where(eq(groupMembers.referral, camden.referral)).run();
        tx.update(groups).set({ startsOn: '2026-12-02' }).where(eq(groups.id, camden.group)).run();
      }),
    );
    const asked = `/v1/audit?whose=groups/${camden.group}`;
    const told = contentOf(await door.get(asked));
    expect(told.filter(({ action }) => action === 'leave')).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('refuge');
    expect(JSON.stringify(contentOf(await door.as(named).get(asked)))).toContain(reason);
  });

  it('is left out where outcomes of a whole session are recorded, and that is said', async () => {
    const door = await givenRestricted();
    const outcomes = (outcome: string) => ({
      outcome,
      appointments: [{ id: camden.appointment, version: 1 }],
    });
    const address = `/v1/sessions/${camden.session}/outcomes`;
    const before = allKept(door.db);
    expect((await door.send('POST', address, outcomes('AASD'))).body).toEqual({
      content: [],
      recorded: 0,
      refused: 0,
      skipped: [{ crn: hidden, rule: 'limited-access' }],
    });
    expect(allKept(door.db)).toEqual(before);
    const { body } = await door.as(named).send('POST', address, outcomes('AASD'));
    expect(body).toMatchObject({ skipped: [] });
    expect((body as { content: unknown[] }).content).toHaveLength(1);
  });

  it('is left out where attendance of a group is recorded, and that is said', async () => {
    const door = await givenRestricted();
    const address = `/v1/groups/${camden.group}/sessions/${camden.groupSession}/attendance`;
    const { body } = await door.send('POST', address, {
      members: [{ referral: camden.referral, outcome: 'attended-complied' }],
    });
    expect(body).toMatchObject({ content: [], skipped: [{ crn: hidden, rule: 'limited-access' }] });
  });
});

describe('who may see a restricted person', () => {
  it('is said by an admin, who need not be one of them', async () => {
    const door = await givenRestricted();
    const address = `/v1/people/${hidden}/limited-access`;
    expect((await door.get(address)).body).toEqual({ content: [named.name] });
    const put = await door.send('PUT', address, { content: ['B. Other', 'A. Admin', 'B. Other'] });
    expect(put).toMatchObject({ status: 200, body: { content: ['A. Admin', 'B. Other'] } });
    expect((await door.get(`/v1/people/${hidden}`)).status).toBe(200);
    expect((await door.as(named).get(`/v1/people/${hidden}`)).status).toBe(404);
    for (const role of ['scheduler', 'programme-manager', 'caseworker'] as const)
      expectProblem(await door.as({ ...named, roles: [role] }).get(address), 403);
    expectProblem(await door.send('PUT', '/v1/people/X999999/limited-access', { content: [] }), 404);
    expectProblem(await door.as({ regions: ['wales'] }).get(address), 404);
  });

  it('is everyone again once the list is empty', async () => {
    const door = await givenRestricted();
    await door.send('PUT', `/v1/people/${hidden}/limited-access`, { content: [] });
    expect((await door.get(`/v1/people/${hidden}`)).status).toBe(200);
    expect(contentOf(await door.get('/v1/people?pdu=camden'))[0]).toHaveProperty('sex');
  });
});

describe('an answer without what is hidden', () => {
  const of = { crns: new Set(['X100001']), referrals: new Map([['R1', 'X100001']]) };

  it('is the same text where nobody of them stands in it', () => {
    const text = '{"crn": "X100002",  "sex": "male"}';
    expect(jsonWithout(text, of)).toBe(text);
    const table = 'crn,sex\nX100002,male\n';
    expect(csvWithout(table, of)).toBe(table);
  });

  it('has a placeholder for each object about them, however deep, and the crn for each sentence', () => {
    const told = {
      content: [
        { crn: 'X100001', sex: 'male', inside: { crn: 'X100002' } },
        { crn: 'X100002', kept: ['X100001'] },
      ],
      entry: { referral: 'R1', note: 'did not come' },
      breach: { referral: 'R1', crn: null, sentence: 'may meet nobody' },
      sentence: 'X100002 makes way for X100001: shorter travel',
    };
    expect(JSON.parse(jsonWithout(JSON.stringify(told), of))).toEqual({
      content: [
        { crn: 'X100001', restricted: true },
        { crn: 'X100002', kept: ['X100001'] },
      ],
      entry: { referral: 'R1', restricted: true },
      breach: { referral: 'R1', restricted: true },
      sentence: 'X100001: limited access',
    });
  });

  it('has the crn alone in a row of a table, and keeps formulas escaped', () => {
    const table = 'name,crn,note\n\'=1,X100001,"a, b"\n\'=2,X100002,with X100001\n';
    expect(csvWithout(table, of)).toBe("name,crn,note\n,X100001,\n'=2,X100002,X100001: limited access\n");
  });
});
