import { describe, expect, it } from 'vitest';
import { regions } from '../../../solver/policy/entry.ts';
import { groupPoints } from '../../../solver/policy/group-points.ts';
import { policyInForce, policyLines, policyVersion } from '../../../solver/policy/in-force.ts';
import { limits } from '../../../solver/policy/limits.ts';
import { points } from '../../../solver/policy/points.ts';
import { programmes } from '../../../solver/policy/programmes.ts';
import { service } from '../../../solver/policy/service.ts';
import { sources } from '../../../solver/policy/sources.ts';

const groups = { limits, points, programmes, groupPoints, service };
const eteShare = (region: (typeof regions)[number], date: string) =>
  policyInForce(region, date).limits.eteSharePercent;

describe('the share that training may count for', () => {
  it('is 20 % nationally, whatever the date', () => {
    for (const region of regions.filter((r) => r !== 'london')) {
      expect(eteShare(region, '2019-06-01')).toBe(20);
      expect(eteShare(region, '2026-11-30')).toBe(20);
    }
  });

  it('is 20 % in London up to the end of 2021', () => {
    expect(eteShare('london', '2021-06-01')).toBe(20);
    expect(eteShare('london', '2021-12-31')).toBe(20);
  });

  it('is 30 % in London from the first day of 2022', () => {
    expect(eteShare('london', '2022-01-01')).toBe(30);
    expect(eteShare('london', '2026-11-30')).toBe(30);
  });
});

describe('the policy in force', () => {
  it('says for whom and when', () => {
    expect(policyInForce('wales', '2026-11-30')).toMatchObject({ region: 'wales', date: '2026-11-30' });
  });

  it('has every limit, point and programme number', () => {
    const policy = policyInForce('london', '2026-11-30');
    expect(Object.keys(policy.limits)).toEqual(Object.keys(limits));
    expect(Object.keys(policy.points)).toEqual(Object.keys(points));
    expect(Object.keys(policy.programmes)).toEqual(Object.keys(programmes));
    expect(Object.keys(policy.groupPoints)).toEqual(Object.keys(groupPoints));
  });

  it("puts a region's own value before the national one", () => {
    const both = limits.eteSharePercent.values.map(({ region, value }) => [region, value]);
    expect(both).toEqual([
      ['national', 20],
      ['london', 30],
    ]);
    expect(eteShare('london', '2026-11-30')).toBe(30);
    expect(eteShare('south-central', '2026-11-30')).toBe(20);
  });

  it('refuses a date before the service has numbers', () => {
    expect(() => policyInForce('london', '1999-12-31')).toThrow(RangeError);
  });
});

describe('the lines of the policy', () => {
  it('list every number of the register once, in its order', () => {
    const inRegister = Object.entries(groups).flatMap(([group, table]) =>
      Object.entries(table).map(([key, { name, unit }]) => ({ group, key, name, unit })),
    );
    expect(
      policyLines('london', '2026-11-30').map(({ group, key, name, unit }) => ({ group, key, name, unit })),
    ).toEqual(inRegister);
  });

  it('show the same values as the policy in force', () => {
    for (const region of ['london', 'wales'] as const) {
      const policy = policyInForce(region, '2026-11-30');
      for (const { group, key, value } of policyLines(region, '2026-11-30'))
        if (group !== 'service') expect(value).toBe((policy[group] as Record<string, unknown>)[key]);
    }
  });

  it('tell from when, for which region and by which source', () => {
    const line = (region: 'london' | 'wales') =>
      policyLines(region, '2026-11-30').find(({ key }) => key === 'eteSharePercent');
    expect(line('london')).toMatchObject({
      value: 30,
      unit: 'percent',
      region: 'london',
      from: '2022-01-01',
      source: 'london',
      sourceTitle: sources.london,
    });
    expect(line('wales')).toMatchObject({ value: 20, region: 'national', source: 'webinar' });
  });
});

describe('the version of the policy', () => {
  it('is a whole number from 1', () => {
    expect(Number.isInteger(policyVersion) && policyVersion >= 1).toBe(true);
  });
});
