import { describe, expect, it } from 'vitest';
import { putNamesAllowed } from '../../../db/limited-access.ts';
import type { Rows } from '../../../db/rows.ts';
import type { Caller } from '../../../src/access/caller.ts';
import { type Door, givenDoor } from '../../given/door.ts';
import { textsOf } from '../../given/files.ts';
import { allKept } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { camden, cardiff, hackney, keepThreePdus } from '../../given/three-pdus.ts';

const ofLondon: Partial<Caller> = { name: 'S. London', roles: ['scheduler'], regions: ['london'] };
const ofCamden: Partial<Caller> = { ...ofLondon, pdus: ['camden'] };

async function givenKept(): Promise<Door> {
  const door = givenDoor();
  await keepThreePdus(door.db);
  return door;
}

/** Only the files that have rows. */
function filesOf(rows: Partial<Rows>) {
  return Object.fromEntries(Object.entries(textsOf(rows)).filter(([, text]) => text.trim().includes('\n')));
}

async function faultsOf(caller: Partial<Caller>, rows: Partial<Rows>) {
  const door = await givenKept();
  const before = allKept(door.db);
  const answer = await door.as(caller).upload('/v1/import', filesOf(rows));
  expect(allKept(door.db)).toEqual(before);
  expect(answer.status).toBe(422);
  const { faults } = answer.body as { faults: { file: string; column: string; rule: string }[] };
  return faults.map(({ file, column, rule }) => [file, column, rule]);
}

/** A person and a project of a PDU, anew. */
const of = (pdu: string) => givenRegion().person('X400001', { pdu }).project('NEW', { pdu }).rows;
const { people: somebody, projects: somewhere } = of('camden');
const rowsOf = (rows: Rows): Partial<Rows> => ({ people: rows.people, projects: rows.projects });

describe('files of somebody who sees a part', () => {
  it('are kept where all of it is theirs', async () => {
    const { as, get } = await givenKept();
    expect((await as(ofCamden).upload('/v1/import', filesOf(rowsOf(of('camden'))))).status).toBe(200);
    expect((await get('/v1/people/X400001')).status).toBe(200);
  });

  it('cannot name the PDU of others: it is as unknown as one that is not kept', async () => {
    for (const pdu of ['cardiff', 'nowhere'])
      expect(await faultsOf(ofLondon, rowsOf(of(pdu)))).toEqual([
        ['people.csv', 'pdu', 'unknown'],
        ['projects.csv', 'pdu', 'unknown'],
      ]);
    expect(await faultsOf(ofCamden, rowsOf(of('hackney')))).toHaveLength(2);
  });

  it('cannot refer to people, projects and sessions of others', async () => {
    const lasting = { from: '09:00', to: '17:00', kind: 'other' as const };
    for (const crn of [cardiff.person, 'X999999'])
      expect(await faultsOf(ofLondon, { commitments: [{ crn, date: '2026-12-15', ...lasting }] })).toEqual([
        ['commitments.csv', 'crn', 'unknown'],
      ]);
    const travel = [{ crn: camden.person, project: hackney.project, minutes: 10 }];
    expect(await faultsOf(ofCamden, { travelMinutes: travel })).toEqual([
      ['travel-minutes.csv', 'project', 'unknown'],
    ]);
  });

  it('cannot change what is kept elsewhere, nor take it over', async () => {
    const taken = { people: [{ ...somebody[0]!, crn: cardiff.person }] };
    expect(await faultsOf(ofLondon, taken)).toEqual([['people.csv', 'crn', 'not-yours']]);
    const moved = { projects: [{ ...somewhere[0]!, code: hackney.project }] };
    expect(await faultsOf(ofCamden, moved)).toEqual([['projects.csv', 'code', 'not-yours']]);
    const region = { pdus: [{ code: 'cardiff', name: 'Ours', region: 'london' as const }] };
    expect(await faultsOf(ofLondon, region)).toContainEqual(['pdus.csv', 'code', 'not-yours']);
  });

  it('cannot change a pick-up point that serves others, but may hold it as it is', async () => {
    const door = await givenKept();
    const point = givenRegion().pickUpPoint('square').rows;
    const rides = givenRegion().ride('square', cardiff.project).rows;
    const kept = { pickUpPoints: point.pickUpPoints, pickUpRides: rides.pickUpRides };
    expect((await door.upload('/v1/import', filesOf(kept))).status).toBe(200);
    const london = door.as(ofLondon);
    const moved = { pickUpPoints: [{ ...point.pickUpPoints[0]!, name: 'Elsewhere' }] };
    expect((await london.upload('/v1/import', filesOf(moved))).body).toMatchObject({
      faults: [{ file: 'pick-up-points.csv', column: 'code', rule: 'not-yours' }],
    });
    const asItIs = filesOf({ pickUpPoints: point.pickUpPoints });
    expect((await london.upload('/v1/import', asItIs)).status).toBe(200);
    const patch = await london.send('PATCH', '/v1/pick-up-points/square', { name: 'Elsewhere' });
    expect(patch).toMatchObject({ status: 409, body: { rule: 'serves-others' } });
    expect((await door.get('/v1/pick-up-points/square')).body).toMatchObject({ name: 'square' });
    const wales = door.as({ ...ofLondon, regions: ['wales'] });
    expect((await wales.upload('/v1/import', filesOf(moved))).status).toBe(200);
    expect((await wales.send('PATCH', '/v1/pick-up-points/square', { name: 'Here' })).status).toBe(200);
  });

  it('cannot be about another region, nor about a region as a whole where they see a part of it', async () => {
    const date = { date: '2026-12-29', reason: 'Closed' };
    const closed = (region: 'wales' | 'london' | 'national') => ({ nonWorkingDates: [{ region, ...date }] });
    const fault = [['non-working-dates.csv', 'region', 'not-yours']];
    expect(await faultsOf(ofLondon, closed('wales'))).toEqual(fault);
    expect(await faultsOf(ofLondon, closed('national'))).toEqual(fault);
    expect(await faultsOf(ofCamden, closed('london'))).toEqual(fault);
    const added = { pdus: [{ code: 'islington', name: 'Islington', region: 'london' as const }] };
    expect(await faultsOf(ofCamden, added)).toEqual([['pdus.csv', 'code', 'not-yours']]);
  });

  it('say who may see a restricted person only where an admin sends them', async () => {
    const limited = { limitedAccess: [{ crn: camden.person, name: 'S. London' }] };
    expect(await faultsOf(ofLondon, limited)).toEqual([['limited-access.csv', 'name', 'not-yours']]);
    const { upload, as, get } = await givenKept();
    expect(await upload('/v1/import', filesOf(limited))).toMatchObject({
      status: 200,
      body: { counts: { limitedAccess: { added: 1 } } },
    });
    expect((await get(`/v1/people/${camden.person}`)).status).toBe(404);
    expect((await as(ofLondon).get(`/v1/people/${camden.person}`)).status).toBe(200);
  });

  it('leave restricted people out, and say so', async () => {
    const { db, upload, as } = await givenKept();
    await putNamesAllowed(db, camden.person, ['A. Named']);
    const free = { date: '2026-12-16', from: '09:00', to: '12:00', kind: 'court' as const };
    const files = filesOf({
      commitments: [camden, hackney].map(({ person: crn }) => ({ crn, ...free })),
      referralFacts: [camden, hackney].map(({ referral }) => ({
        ...{ referral, fact: 'ogrsPercent', value: '62', source: 'OASys', date: '2026-10-05' },
      })),
    });
    expect((await upload('/v1/import', files)).body).toMatchObject({
      counts: { commitments: { added: 1 }, referralFacts: { added: 1 } },
      skipped: [{ crn: camden.person, rule: 'limited-access' }],
    });
    const order = givenRegion().allocation(camden.otherPerson, camden.project, {
      ...{ id: camden.allocation, startDate: '2027-01-04' },
    });
    const taken = await upload('/v1/import', filesOf({ allocations: order.rows.allocations }));
    expect(taken.body).toMatchObject({
      faults: [{ file: 'allocations.csv', column: 'id', rule: 'not-yours' }],
    });
    const again = await as({ name: 'A. Named' }).upload('/v1/import', files);
    expect(again.body).toMatchObject({ counts: { commitments: { added: 1, unchanged: 1 } }, skipped: [] });
  });
});

describe('a pair kept apart of whom one belongs elsewhere', () => {
  it('shows the other to nobody who does not see them, and stays when they put another list', async () => {
    const door = await givenKept();
    const address = `/v1/people/${camden.person}/keep-apart`;
    await door.send('PUT', address, { content: [camden.otherPerson, cardiff.person] });
    const london = door.as(ofLondon);
    const seen = [camden.otherPerson];
    expect((await london.get(address)).body).toEqual({ content: seen });
    expect((await london.get(`/v1/people/${camden.person}`)).body).toMatchObject({ keepApart: seen });
    expect((await london.send('PUT', address, { content: [] })).body).toEqual({ content: [] });
    expect((await door.get(address)).body).toEqual({ content: [cardiff.person] });
  });
});

describe('a restricted person', () => {
  it('is not told apart by a filter on what nobody else may know', async () => {
    const { db, get } = await givenKept();
    await putNamesAllowed(db, camden.person, ['A. Named']);
    const crns = async (path: string) =>
      ((await get(path)).body as { content: { crn: string }[] }).content.map(({ crn }) => crn);
    expect(await crns('/v1/people?pdu=camden')).toContain(camden.person);
    for (const path of [
      '/v1/people?pdu=camden&sex=male',
      '/v1/requirements?pdu=camden&status=in-force',
      '/v1/referrals?pdu=camden&sex=male',
    ])
      expect([path, await crns(path)]).toEqual([path, expect.not.arrayContaining([camden.person])]);
  });

  it('may be named as somebody to be kept apart from, by the crn', async () => {
    const { db, send } = await givenKept();
    await putNamesAllowed(db, camden.person, ['A. Named']);
    const address = `/v1/people/${camden.otherPerson}/keep-apart`;
    expect(await send('PUT', address, { content: [camden.person] })).toMatchObject({
      status: 200,
      body: { content: [camden.person] },
    });
  });
});
