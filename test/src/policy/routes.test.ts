import { describe, expect, it } from 'vitest';
import { policyLines } from '../../../solver/policy/in-force.ts';
import { expectFaultsAt } from '../../given/answers.ts';
import { givenDoor } from '../../given/door.ts';

describe('GET /v1/policy', () => {
  it('tells every number in force for the region on the date, with unit and source', async () => {
    const { get } = givenDoor();
    const answer = await get('/v1/policy?region=london&date=2026-11-30');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ region: 'london', date: '2026-11-30', version: expect.any(Number) });
    const { content } = answer.body as { content: { key: string }[] };
    expect(content).toEqual(policyLines('london', '2026-11-30'));
    expect(content.find(({ key }) => key === 'eteSharePercent')).toMatchObject({
      value: 30,
      unit: 'percent',
      region: 'london',
      from: '2022-01-01',
      source: 'london',
    });
  });

  it('tells the national number elsewhere, and in London before its own', async () => {
    const { get } = givenDoor();
    const ete = async (query: string) => {
      const { content } = (await get(`/v1/policy?${query}`)).body as { content: { key: string }[] };
      return content.find(({ key }) => key === 'eteSharePercent');
    };
    expect(await ete('region=wales&date=2026-11-30')).toMatchObject({ value: 20, region: 'national' });
    expect(await ete('region=london&date=2021-12-31')).toMatchObject({ value: 20, region: 'national' });
  });

  it('takes today where no date is given', async () => {
    const { get } = givenDoor();
    expect((await get('/v1/policy?region=london')).body).toMatchObject({ date: '2026-11-30' });
  });

  it('names what is missing or wrong', async () => {
    const { get } = givenDoor();
    expectFaultsAt(await get('/v1/policy'), 'region');
    expectFaultsAt(await get('/v1/policy?region=atlantis&date=2026-02-30'), 'region', 'date');
    expectFaultsAt(await get('/v1/policy?region=london&date=1999-12-31'), 'date');
  });
});
