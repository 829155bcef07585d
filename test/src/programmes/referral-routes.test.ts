import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { anAdmin } from '../../given/callers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';
import { newReferral } from '../../given/requests.ts';

const fact = { fact: 'dateOfBirth', value: '1990-05-17', source: 'OASys', date: '2026-10-05' };

/** Nobody is referred but X100002, a woman, and X100003 of Cardiff. */
const croydon = async () => {
  const door = givenDoor();
  const region = givenRegion().person('X100001').person('X100002', { sex: 'female' });
  region.pdu('cardiff', { region: 'wales' }).person('X100003');
  givenProgrammes(region)
    .referral('X100002', { id: 'R1' })
    .referral('X100003', { id: 'R2', mustFinishBy: '2027-06-01', needs: ['step-free'] });
  await region.keep(door.db);
  return door;
};

describe('POST /v1/referrals', () => {
  it('refers a person, who waits; the id says nothing of them', async () => {
    const { send, get } = await croydon();
    const made = await send('POST', '/v1/referrals', { ...newReferral, facts: [fact] });
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...newReferral,
        id: 'R000003',
        eventNumber: null,
        needs: [],
        state: 'waiting',
        sex: 'male',
        pdu: 'croydon',
        region: 'london',
        facts: [fact],
        history: [{ state: 'waiting', at: '2026-11-30T09:00:00.000Z', by: anAdmin.name, reason: null }],
      },
    });
    expect(made.headers.get('location')).toBe('/v1/referrals/R000003');
    expect((await get('/v1/referrals/R000003')).body).toEqual(made.body);
  });

  it.each([
    ['crn', 'X999999', 'unknown'],
    ['programme', 'CHESS', 'unknown'],
    ['basis', 'bail', 'not-one-of'],
    ['referredOn', '2026-12-01', 'future'],
    ['mustFinishBy', '2026-12-06', 'order'],
    ['needs', ['Step free'], 'not-a-tag', 'needs[0]'],
    ['by', 'Somebody Else', 'unknown-field'],
    ['facts', [{ ...fact, fact: 'Date of birth' }], 'not-a-fact', 'facts[0].fact'],
    ['facts', [{ ...fact, date: '2026-12-01' }], 'future', 'facts[0].date'],
  ])('refuses one whose %s is %j as %s', async (field, value, code, path = field) => {
    const { send } = await croydon();
    const answer = await send('POST', '/v1/referrals', { ...newReferral, [field]: value });
    expectProblem(answer, 422, { faults: [{ code, path }] });
  });

  it('refuses a second while one is open, by its rule', async () => {
    const { send } = await croydon();
    expectProblem(await send('POST', '/v1/referrals', { ...newReferral, crn: 'X100002' }), 409, {
      rule: 'one-referral',
      detail: 'The person has an open referral to this programme already: R1',
    });
    expectProblem(await send('POST', '/v1/referrals', { ...newReferral, id: 'R1' }), 409, {
      rule: 'already-kept',
    });
  });

  it('is carried out once for its idempotency key', async () => {
    const { ask } = await croydon();
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'refer-1' },
      body: JSON.stringify(newReferral),
    };
    const [one, other] = [await ask('/v1/referrals', init), await ask('/v1/referrals', init)];
    expect([one.status, other.status, other.body]).toEqual([201, 201, one.body]);
  });

  it('never tells a fact in an error or in the log', async () => {
    const { send, logged } = await croydon();
    const secret = { ...fact, value: '17 May 1990' };
    const answer = await send('POST', '/v1/referrals', { ...newReferral, facts: [secret] });
    expectProblem(answer, 422, { faults: [{ code: 'malformed', path: 'facts[0].value' }] });
    expect(JSON.stringify([answer.body, logged()])).not.toContain('1990');
  });
});

describe('GET /v1/referrals', () => {
  it.each([
    ['', ['R2', 'R1']],
    ['?state=waiting&programme=TSP', ['R2', 'R1']],
    ['?state=withdrawn', []],
    ['?sex=female', ['R1']],
    ['?region=wales', ['R2']],
    ['?pdu=croydon', ['R1']],
    ['?text=100003', ['R2']],
    ['?page=1&size=1', ['R1']],
  ])('lists who waits by date to finish by: %s', async (query, ids) => {
    const { get } = await croydon();
    const { body } = await get(`/v1/referrals${query}`);
    expect((body as { content: { id: string }[] }).content.map(({ id }) => id)).toEqual(ids);
  });

  it('tells nothing of what is on file', async () => {
    const { send, get } = await croydon();
    await send('POST', '/v1/referrals', { ...newReferral, facts: [fact] });
    expect(JSON.stringify((await get('/v1/referrals')).body)).not.toContain('1990');
    expect((await get('/v1/referrals?format=csv')).body).not.toContain('1990');
  });

  it('comes as a table too, as a whole', async () => {
    const { get } = await croydon();
    const answer = await get('/v1/referrals?format=csv&size=1');
    expect(answer.type).toContain('text/csv');
    expect(String(answer.body).split('\n').slice(0, 3)).toEqual([
      'id,crn,sex,region,pdu,programme,state,eventNumber,basis,referredOn,readyFrom,mustFinishBy,needs,eligible',
      'R2,X100003,male,wales,cardiff,TSP,waiting,1,requirement,2026-10-12,2026-10-26,2027-06-01,step-free,false',
      'R1,X100002,female,london,croydon,TSP,waiting,1,requirement,2026-10-12,2026-10-26,2027-09-13,,false',
    ]);
  });

  it('takes only part of a CRN as text', async () => {
    const { get } = await croydon();
    expectFaultsAt(await get('/v1/referrals?text=Smith%20J'), 'text');
  });
});

describe('PATCH /v1/referrals/{id}', () => {
  it('changes dates and needs, and neither person nor programme', async () => {
    const { send } = await croydon();
    expect(await send('PATCH', '/v1/referrals/R1', { mustFinishBy: '2027-10-01' })).toMatchObject({
      status: 200,
      body: { mustFinishBy: '2027-10-01', readyFrom: '2026-10-26' },
    });
    expectFaultsAt(
      await send('PATCH', '/v1/referrals/R1', { mustFinishBy: '2026-10-01' }),
      'mustFinishBy',
      'mustFinishBy',
    );
    expectFaultsAt(await send('PATCH', '/v1/referrals/R1', { programme: 'BBR' }), 'programme');
    expectFaultsAt(await send('PATCH', '/v1/referrals/R1', { state: 'placed' }), 'state');
    expectProblem(await send('PATCH', '/v1/referrals/R9', { needs: [] }), 404);
  });
});

describe('eligibility of a referral', () => {
  it('is told with each check that fails, and never with what is on file', async () => {
    const { send, get } = await croydon();
    const eligibilityOf = async () =>
      ((await get('/v1/referrals/R1')).body as { eligibility: unknown }).eligibility;
    expect(await eligibilityOf()).toMatchObject({
      eligible: false,
      failed: [
        { check: 'adult', because: 'missing' },
        { check: 'ogrs-at-least', because: 'missing' },
      ],
    });
    const content = [
      { fact: 'dateOfBirth', value: '1990-05-17', source: 'Delius', date: '2026-11-01' },
      { fact: 'ogrsPercent', value: '61', source: 'OASys', date: '2026-11-01' },
    ];
    expect((await send('POST', '/v1/referrals/R1/facts', { content })).status).toBe(201);
    expect(await eligibilityOf()).toEqual({ eligible: true, failed: [] });

    const low = [{ fact: 'ogrsPercent', value: '19', source: 'OASys', date: '2026-11-20' }];
    await send('POST', '/v1/referrals/R1/facts', { content: low });
    const told = await get('/v1/referrals');
    const mine = (told.body as { content: { id: string }[] }).content.find(({ id }) => id === 'R1');
    expect(mine).toMatchObject({
      eligibility: { eligible: false, failed: [{ check: 'ogrs-at-least', because: 'fails' }] },
    });
    expect(JSON.stringify(mine)).not.toContain('19');
  });
});
