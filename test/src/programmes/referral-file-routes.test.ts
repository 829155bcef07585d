import { describe, expect, it } from 'vitest';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { anAdmin } from '../../given/callers.ts';
import { givenDoor } from '../../given/door.ts';
import { givenGroup } from '../../given/groups.ts';
import { givenProgrammes } from '../../given/programmes.ts';
import { givenRegion } from '../../given/region.ts';

const fact = { fact: 'ogrsPercent', value: '62', source: 'OASys', date: '2026-10-05' };

const croydon = async () => {
  const door = givenDoor();
  const region = givenRegion().person('X100001');
  givenProgrammes(region)
    .venue('V1')
    .facilitator('F1')
    .pattern('evenings')
    .referral('X100001', { id: 'R1' })
    .fact('R1', 'ogrsPercent', '62');
  await region.keep(door.db);
  const to = (state: string, more: object = {}) =>
    door.send('POST', '/v1/referrals/R1/states', { state, ...more });
  return { ...door, to };
};

describe('the facts of a referral', () => {
  it('are put on file behind those that stand', async () => {
    const { send, get } = await croydon();
    const newer = { ...fact, value: '26', date: '2026-11-20' };
    expect(await send('POST', '/v1/referrals/R1/facts', { content: [newer] })).toMatchObject({
      status: 201,
      body: { content: [fact, newer] },
    });
    expect((await get('/v1/referrals/R1/facts')).body).toEqual({ content: [fact, newer] });
  });

  it('may be any that a template could ask for', async () => {
    const { send } = await croydon();
    const other = { ...fact, fact: 'convictionKind', value: 'section 39' };
    expect((await send('POST', '/v1/referrals/R1/facts', { content: [other] })).status).toBe(201);
  });

  it('are checked, and not repeated', async () => {
    const { send, get } = await croydon();
    const odd = { content: [fact, { ...fact, value: 'very high' }, { ...fact, date: '2026-12-01' }] };
    const answer = await send('POST', '/v1/referrals/R1/facts', odd);
    expectFaultsAt(answer, 'content[1].value', 'content[2].date');
    expect(JSON.stringify(answer.body)).not.toContain('very high');
    expectFaultsAt(await send('POST', '/v1/referrals/R1/facts', { content: [] }), 'content');
    expectProblem(await send('POST', '/v1/referrals/R9/facts', { content: [fact] }), 404);
    expectProblem(await get('/v1/referrals/R9/facts'), 404);
  });
});

describe('POST /v1/referrals/{id}/states', () => {
  it('withdraws a referral with who and why', async () => {
    const { to } = await croydon();
    expect(await to('withdrawn', { reason: 'recalled' })).toMatchObject({
      status: 200,
      body: {
        state: 'withdrawn',
        history: [
          { state: 'waiting', at: null, by: null },
          { state: 'withdrawn', at: '2026-11-30T09:00:00.000Z', by: anAdmin.name, reason: 'recalled' },
        ],
      },
    });
    expectProblem(await to('waiting'), 409, {
      rule: 'closed',
      detail: 'The referral is withdrawn, and stays so: refer the person anew',
    });
  });

  it('offers a place and takes the offer back', async () => {
    const { to } = await croydon();
    expect((await to('offered')).body).toMatchObject({ state: 'offered' });
    expect((await to('waiting')).body).toMatchObject({ state: 'waiting' });
    expectProblem(await to('waiting'), 409, {
      rule: 'same-state',
      detail: 'The referral is waiting already',
    });
  });

  it('names the rule that a step would break', async () => {
    const { to } = await croydon();
    expectProblem(await to('completed'), 409, {
      rule: 'state-order',
      detail: 'A referral that is waiting can only become offered, placed or withdrawn',
    });
    await to('offered');
    expectProblem(await to('placed'), 409, {
      rule: 'no-group',
      detail: 'Only somebody in a group is placed: opening one places its members',
    });
  });

  it('goes on to the end for somebody in a group, who is not withdrawn from under it', async () => {
    const { db, to } = await croydon();
    await to('offered');
    givenGroup(db, 'G1').member('R1');
    for (const state of ['placed', 'started']) expect((await to(state)).status).toBe(200);
    expectProblem(await to('withdrawn'), 409, {
      rule: 'in-group',
      detail: 'The person is in group G1: they leave it first',
    });
    expect((await to('completed')).body).toMatchObject({ state: 'completed' });
  });

  it('asks for a state, and not for who does it: whoever asks does', async () => {
    const { send } = await croydon();
    expectFaultsAt(
      await send('POST', '/v1/referrals/R1/states', { state: 'gone', by: 'Somebody Else' }),
      'state',
      'by',
    );
    expectProblem(await send('POST', '/v1/referrals/R9/states', { state: 'offered' }), 404);
  });
});
