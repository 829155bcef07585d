import { expect, it } from 'vitest';
import { instantOf, localTime } from '../../db/local-time.ts';
import { timeOf } from '../../solver/calendar.ts';

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

it('a time that the clocks leave out is the moment at which they go forward', () => {
  expect(
    ['00:59', '01:00', '01:30', '02:00', '02:15'].map((time) => instantOf(`2027-03-28T${time}`)),
  ).toEqual([
    '2027-03-28T00:59:00Z',
    '2027-03-28T01:00:00Z',
    '2027-03-28T01:00:00Z',
    '2027-03-28T01:00:00Z',
    '2027-03-28T01:15:00Z',
  ]);
});

it.each(['2026-10-25', '2027-03-28', '2026-12-07'])(
  'on %s a later time is never an earlier instant',
  (date) => {
    const times = Array.from({ length: 1_441 }, (_, minute) => timeOf(minute));
    const instants = times.map((time) => instantOf(`${date}T${time}`));
    expect(instants.toSorted()).toEqual(instants);
  },
);

it.each([
  ['2026-10-25', 25],
  ['2027-03-28', 23],
  ['2026-12-07', 24],
])('%s is a day of %i hours, each of which is of that date', (date, hours) => {
  const begins = Date.parse(instantOf(`${date}T00:00`));
  expect((Date.parse(instantOf(`${date}T24:00`)) - begins) / 3_600_000).toBe(hours);
  for (let hour = 0; hour < hours; hour += 1)
    expect(localTime(new Date(begins + hour * 3_600_000).toISOString()).slice(0, 10)).toBe(date);
});
