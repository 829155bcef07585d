import { describe, expect, it } from 'vitest';
import {
  countInWords,
  dateInWords,
  dayInWords,
  hoursInWords,
  listInWords,
  peopleInWords,
} from '../../../src/http/in-words.ts';

describe('hours in words', () => {
  it.each([
    [0, 'no hours'],
    [60, '1 hour'],
    [420, '7 hours'],
    [390, '6 hours 30 minutes'],
    [1, '1 minute'],
    [61, '1 hour 1 minute'],
  ])('%i minutes: %s', (minutes, words) => {
    expect(hoursInWords(minutes)).toBe(words);
  });
});

describe('days, names and people in words', () => {
  it.each([
    ['2026-12-05', 'Saturday 5 December'],
    ['2026-11-30', 'Monday 30 November'],
    ['2027-01-31', 'Sunday 31 January'],
  ])('%s: %s', (date, words) => {
    expect(dayInWords(date)).toBe(words);
  });

  it('are dates with their year, where that is not the one at hand', () => {
    expect(dateInWords('2027-01-31')).toBe('31 January 2027');
  });

  it('are lists as they are read', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(listInWords)).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
    expect([0, 1, 2].map(peopleInWords)).toEqual(['0 people', '1 person', '2 people']);
    expect([0, 1, 2].map((n) => countInWords(n, 'day'))).toEqual(['0 days', '1 day', '2 days']);
  });
});
