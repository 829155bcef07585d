import { describe, expect, it } from 'vitest';
import { sessionCredit, wholeSessions } from '../../../solver/hours/credit.ts';

describe('what a session credits', () => {
  it('is its length less its breaks', () => {
    // 09:30 to 17:00 is 450 minutes; 450 - 30 = 420
    expect(sessionCredit({ from: '09:30', to: '17:00' }, 30)).toBe(420);
  });

  it('is nothing, never less, where the breaks are longer', () => {
    expect(sessionCredit({ from: '09:00', to: '09:20' }, 30)).toBe(0);
  });
});

describe('minutes in whole sessions', () => {
  it.each([
    [0, 0],
    [1, 420],
    [120, 420],
    [420, 420],
    [421, 840],
  ])('%i minutes fill %i', (minutes, filled) => {
    expect(wholeSessions(minutes, 420)).toBe(filled);
  });
});
