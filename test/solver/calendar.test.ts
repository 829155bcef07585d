import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  contains,
  datesOfWeek,
  daysBetween,
  firstOn,
  isDate,
  isTime,
  isWorkingDay,
  lengthOf,
  minutesOf,
  overlaps,
  timeOf,
  type Window,
  weekdayOf,
  weekStartOf,
  without,
} from '../../solver/calendar.ts';

const seed = 20_261_130;
const aDayLong = { from: '00:00', to: '24:00' };

// 1 January 1900 to 31 December 2200: 301 years of 365 days and 73 leap days (2000 is one; 1900, 2100, 2200 are not).
const daysOfThreeCenturies = 301 * 365 + 73;
const anyDate = fc
  .nat(daysOfThreeCenturies - 1)
  .map((days) => DateTime.utc(1900, 1, 1).plus({ days }).toISODate()!);
const anyTime = fc.nat(24 * 60).map(timeOf);
const anyWindow: fc.Arbitrary<Window> = fc
  .uniqueArray(anyTime, { minLength: 2, maxLength: 2 })
  .map((times) => times.sort())
  .map(([from, to]) => ({ from: from!, to: to! }));
const luxon = (date: string) => DateTime.fromISO(date, { zone: 'utc' });

describe('a date', () => {
  it.each(['2026-11-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('is real: %s', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'a century that 400 does not divide'],
    ['2026-04-31', 'a month of 30 days'],
    ['2026-13-01', 'no thirteenth month'],
    ['2026-00-10', 'no month nought'],
    ['2026-01-00', 'no day nought'],
    ['0000-01-01', 'no year nought'],
    ['2026-1-1', 'two digits each'],
    ['26-01-01', 'four digits'],
    ['2026/01/01', 'hyphens'],
    ['2026-01-01T00:00', 'a date and no time'],
    [' 2026-01-01', 'no space'],
    ['2026-01-01\n', 'no line end'],
    ['30 November 2026', 'figures'],
    ['', 'something'],
  ])('is not real: %j (%s)', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('is real exactly when luxon reads it', () => {
    const figures = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.nat(14), fc.nat(33));
    fc.assert(
      fc.property(figures, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(isDate(text)).toBe(luxon(text).isValid);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 2, '2026-03-30'], // the clocks go forward on 29 March: a day is a day
    ['2026-10-24', 2, '2026-10-26'], // and back on 25 October
    ['2026-11-30', -30, '2026-10-31'],
    ['2026-11-30', 0, '2026-11-30'],
  ])('%s and %i days is %s', (date, days, then) => {
    expect(addDays(date, days)).toBe(then);
    expect(daysBetween(date, then)).toBe(days);
  });

  it('added and counted agree, with each other and with luxon', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const then = addDays(date, days);
        expect(then).toBe(luxon(date).plus({ days }).toISODate());
        expect(daysBetween(date, then)).toBe(days);
        expect(addDays(then, -days)).toBe(date);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('follow each other through three centuries, one at a time', () => {
    let date = '1900-01-01';
    let count = 0;
    for (; date !== '2201-01-01'; count += 1) date = addDays(date, 1);
    expect(count).toBe(daysOfThreeCenturies);
  });

  it('between two dates are those that luxon counts', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe(luxon(to).diff(luxon(from), 'days').days);
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 12, '2027-11-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (date, months, then) => {
    expect(addMonths(date, months)).toBe(then);
  });

  it('are those of luxon', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), (date, months) => {
        expect(addMonths(date, months)).toBe(luxon(date).plus({ months }).toISODate());
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('a week', () => {
  it('starts on Monday and has seven dates', () => {
    expect(datesOfWeek('2026-11-30')).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ]);
    expect(datesOfWeek('2026-11-30').map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('holds each of its dates and no other', () => {
    for (const date of datesOfWeek('2026-12-28')) expect(weekStartOf(date)).toBe('2026-12-28');
    expect(weekStartOf('2026-12-27')).toBe('2026-12-21');
    expect(weekStartOf('2027-01-04')).toBe('2027-01-04');
  });

  it('comes round to each weekday once, from the date itself on', () => {
    // 30 November 2026 is a Monday.
    expect(firstOn(1, '2026-11-30')).toBe('2026-11-30');
    expect(firstOn(2, '2026-11-30')).toBe('2026-12-01');
    expect(firstOn(7, '2026-11-30')).toBe('2026-12-06');
    expect(firstOn(1, '2026-12-01')).toBe('2026-12-07');
  });

  it('has the weekdays of luxon', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(date)).toBe(luxon(date).weekday);
        expect(weekStartOf(date)).toBe(luxon(date).startOf('week').toISODate());
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('working days', () => {
  // Christmas Day is a Friday; Boxing Day, a Saturday, is kept on Monday; New Year's Day is a Friday.
  const christmas2026 = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);

  it('are Monday to Friday but for bank holidays', () => {
    const working = (date: string) => isWorkingDay(date, christmas2026);
    expect(['2026-12-24', '2026-12-29', '2027-01-04'].every(working)).toBe(true);
    expect(['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2027-01-01'].some(working)).toBe(false);
  });

  it('seven from Tuesday 22 December 2026 end on Tuesday 5 January 2027', () => {
    // 23, 24 | 25 to 28 holiday and weekend | 29, 30, 31 | 1 to 3 likewise | 4, 5 January: 2 + 3 + 2
    expect(addWorkingDays('2026-12-22', 7, christmas2026)).toBe('2027-01-05');
  });

  it('seven from Tuesday 22 December would end on 31 December without bank holidays', () => {
    // 23, 24, 25 | 28, 29, 30, 31
    expect(addWorkingDays('2026-12-22', 7, new Set())).toBe('2026-12-31');
  });

  it('do not count the day they start from, which may be a weekend', () => {
    expect(addWorkingDays('2026-12-04', 1, christmas2026)).toBe('2026-12-07');
    expect(addWorkingDays('2026-12-05', 1, christmas2026)).toBe('2026-12-07');
    expect(addWorkingDays('2026-12-05', 0, christmas2026)).toBe('2026-12-05');
  });

  it('lie between a date and the last of them, that many, the last being one', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), fc.array(fc.nat(50)), (date, count, offsets) => {
        const holidays = new Set(offsets.map((days) => addDays(date, days)));
        const last = addWorkingDays(date, count, holidays);
        const days = Array.from({ length: daysBetween(date, last) }, (_, i) => addDays(date, i + 1));
        expect(days.filter((day) => isWorkingDay(day, holidays))).toHaveLength(count);
        expect(isWorkingDay(last, holidays)).toBe(true);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('a time of day', () => {
  it.each(['00:00', '09:30', '19:59', '23:59', '24:00'])('is real: %s', (text) => {
    expect(isTime(text)).toBe(true);
  });

  it.each([
    '24:01',
    '25:00',
    '12:60',
    '9:30',
    '09:30:00',
    '0930',
    '09.30',
    '-1:00',
    '09:30 ',
    '09:30\n',
    'noon',
    '',
  ])('is not real: %j', (text) => {
    expect(isTime(text)).toBe(false);
  });

  it('is minutes since midnight, and back', () => {
    expect(minutesOf('09:30')).toBe(9 * 60 + 30);
    expect(timeOf(9 * 60 + 5)).toBe('09:05');
    for (let minutes = 0; minutes <= 24 * 60; minutes += 1) {
      expect(isTime(timeOf(minutes))).toBe(true);
      expect(minutesOf(timeOf(minutes))).toBe(minutes);
    }
  });
});

describe('a window', () => {
  const day = { from: '09:00', to: '17:00' };

  it('is as long as from its start to its end', () => {
    expect(lengthOf(day)).toBe(8 * 60);
    expect(lengthOf(aDayLong)).toBe(24 * 60);
  });

  it.each([
    [day, true, 'itself'],
    [{ from: '09:00', to: '10:00' }, true, 'a part that starts with it'],
    [{ from: '16:00', to: '17:00' }, true, 'a part that ends with it'],
    [{ from: '08:59', to: '10:00' }, false, 'a minute earlier'],
    [{ from: '16:00', to: '17:01' }, false, 'a minute longer'],
    [{ from: '08:00', to: '18:00' }, false, 'one around it'],
  ])('of nine to five contains %j: %s (%s)', (inner, yes) => {
    expect(contains(day, inner)).toBe(yes);
  });

  it.each([
    [{ from: '17:00', to: '18:00' }, false, 'one that begins as it ends'],
    [{ from: '08:00', to: '09:00' }, false, 'one that ends as it begins'],
    [{ from: '16:59', to: '18:00' }, true, 'one that begins a minute before it ends'],
    [{ from: '08:00', to: '18:00' }, true, 'one around it'],
    [{ from: '12:00', to: '13:00' }, true, 'one within it'],
  ])('of nine to five overlaps %j: %s (%s)', (other, yes) => {
    expect(overlaps(day, other)).toBe(yes);
    expect(overlaps(other, day)).toBe(yes);
  });

  it.each([
    [
      { from: '12:00', to: '13:00' },
      [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
    ],
    [{ from: '08:00', to: '10:00' }, [{ from: '10:00', to: '17:00' }]],
    [{ from: '16:00', to: '18:00' }, [{ from: '09:00', to: '16:00' }]],
    [{ from: '09:00', to: '17:00' }, []],
    [{ from: '00:00', to: '24:00' }, []],
    [{ from: '17:00', to: '18:00' }, [day]],
  ])('of nine to five without %j leaves %j', (taken, left) => {
    expect(without(day, taken)).toEqual(left);
  });

  it('without another leaves what is in it and not in the other, minute by minute', () => {
    fc.assert(
      fc.property(anyWindow, anyWindow, anyTime, (window, taken, time) => {
        const holds = ({ from, to }: Window) => from <= time && time < to;
        const left = without(window, taken);
        expect(left.filter(holds)).toHaveLength(holds(window) && !holds(taken) ? 1 : 0);
        expect(left.every((part) => contains(window, part) && !overlaps(part, taken))).toBe(true);
        expect(contains(window, taken) || !overlaps(window, taken) || left.length < 2).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});
