import { describe, expect, it } from 'vitest';
import {
  clockTime,
  columnDate,
  countOf,
  longDate,
  numberInWords,
  regionInWords,
  shortDate,
  timesInWords,
} from '../../../src/pages/words.ts';

describe('on pages', () => {
  it('a date is written as people write it', () => {
    expect(longDate('2026-11-30')).toBe('Monday 30 November 2026');
    expect(longDate('2027-01-01')).toBe('Friday 1 January 2027');
    expect(longDate('2028-02-29')).toBe('Tuesday 29 February 2028');
    expect(shortDate('2026-11-30')).toBe('30 November 2026');
  });

  it('a date at the head of a narrow column is short', () => {
    expect(columnDate('2026-11-30')).toBe('Mon 30 Nov');
    expect(columnDate('2026-12-02')).toBe('Wed 2 Dec');
    expect(columnDate('2027-05-01')).toBe('Sat 1 May');
  });

  it.each([
    ['00:00', '12:00am (midnight)'],
    ['00:05', '12:05am'],
    ['09:05', '9:05am'],
    ['09:30', '9:30am'],
    ['11:59', '11:59am'],
    ['12:00', '12:00pm (midday)'],
    ['12:30', '12:30pm'],
    ['13:00', '1:00pm'],
    ['23:59', '11:59pm'],
  ])('the time %s is %s', (time, words) => {
    expect(clockTime(time)).toBe(words);
  });

  it('times go from one to another', () => {
    expect(timesInWords('09:30', '16:00')).toBe('9:30am to 4:00pm');
    expect(timesInWords('09:00', '12:00')).toBe('9:00am to 12:00pm (midday)');
  });

  it('numbers have their thousands apart, and a true minus', () => {
    expect([0, 999, 1_000, 1_234_567].map(numberInWords)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect(numberInWords(-1_500)).toBe('\u22121,500');
  });

  it('one is one, and none are many', () => {
    const people = (n: number) => countOf(n, 'person', 'people');
    expect([0, 1, 2, 2_000].map(people)).toEqual(['0 people', '1 person', '2 people', '2,000 people']);
  });

  it('a region is called by its name', () => {
    expect(['london', 'east-of-england', 'yorkshire-and-the-humber'].map(regionInWords)).toEqual([
      'London',
      'East of England',
      'Yorkshire and the Humber',
    ]);
  });
});
