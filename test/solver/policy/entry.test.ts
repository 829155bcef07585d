import { describe, expect, it } from 'vitest';
import { isDate } from '../../../solver/calendar.ts';
import { always, type Entry, national, regions } from '../../../solver/policy/entry.ts';
import { groupPoints } from '../../../solver/policy/group-points.ts';
import { limits } from '../../../solver/policy/limits.ts';
import { points } from '../../../solver/policy/points.ts';
import { programmes } from '../../../solver/policy/programmes.ts';
import { service } from '../../../solver/policy/service.ts';
import { sources } from '../../../solver/policy/sources.ts';

const register: [string, Entry<number> | Entry<readonly number[]>][] = Object.entries({
  limits,
  points,
  programmes,
  groupPoints,
  service,
}).flatMap(([group, table]) =>
  Object.entries(table).map(([key, entry]): (typeof register)[number] => [`${group}.${key}`, entry]),
);

describe('every number of the policy', () => {
  it.each(register)('%s has a name, a unit, and a dated value with a source', (_, entry) => {
    expect(entry.name.trim()).not.toBe('');
    expect(entry.unit.trim()).not.toBe('');
    expect(entry.values.length).toBeGreaterThan(0);
    for (const { from, region, value, source } of entry.values) {
      expect(isDate(from)).toBe(true);
      expect(['national', ...regions]).toContain(region);
      expect(Object.keys(sources)).toContain(source);
      const numbers = typeof value === 'number' ? [value] : value;
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers.every(Number.isFinite)).toBe(true);
    }
  });

  it.each(register)('%s has each region in the order of its dates, no date twice', (_, entry) => {
    for (const region of ['national', ...regions]) {
      const dates = entry.values.filter((value) => value.region === region).map(({ from }) => from);
      expect(dates).toEqual([...new Set(dates)].sort());
    }
  });

  it.each(register)('%s has a national value from the first day of the service', (_, entry) => {
    expect(entry.values.some(({ region, from }) => region === 'national' && from === always)).toBe(true);
  });

  it('is named once', () => {
    const names = register.map(([, entry]) => entry.name);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('the regions', () => {
  it('are the twelve of England and Wales, each once', () => {
    expect(regions).toHaveLength(12);
    expect(new Set(regions).size).toBe(12);
    expect(regions).toContain('london');
    expect(regions).toContain('wales');
  });
});

describe('a national number', () => {
  it('has one value, since always', () => {
    expect(national('a number', 'minutes', 7, 'assumed')).toEqual({
      name: 'a number',
      unit: 'minutes',
      values: [{ from: '2000-01-01', region: 'national', value: 7, source: 'assumed' }],
    });
  });
});
