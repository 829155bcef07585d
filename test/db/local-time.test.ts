import { expect, it } from 'vitest';
import { instantOf, localTime } from '../../db/local-time.ts';

it.each([
  ['2026-12-07T09:30', '2026-12-07T09:30:00Z'],
  ['2027-06-07T09:30', '2027-06-07T08:30:00Z'],
])('%s in London is %s', (local, instant) => {
  expect(instantOf(local)).toBe(instant);
  expect(localTime(instant)).toBe(local);
});

it('an hour that the clocks repeat is told as it is told then', () => {
  expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'].map(localTime)).toEqual([
    '2026-10-25T01:30',
    '2026-10-25T01:30',
  ]);
});

it('the end of a day is the beginning of the next', () => {
  expect(instantOf('2026-12-07T24:00')).toBe(instantOf('2026-12-08T00:00'));
});
