import { describe, expect, it } from 'vitest';
import { planInWords, plansInWords, planView } from '../../../src/casework/plan-words.ts';

const plan = { made: 3, kept: 12, cancelled: 1, shortfallMinutes: 0, completesOn: '2027-03-15', clashes: [] };

describe('what planning again has changed, in words', () => {
  it.each([
    [{}, '3 appointments made, 12 kept, 1 cancelled; the hours are done on 15 March 2027'],
    [{ made: 1, completesOn: null }, '1 appointment made, 12 kept, 1 cancelled'],
    [
      { shortfallMinutes: 450, completesOn: null },
      '3 appointments made, 12 kept, 1 cancelled; 7 hours 30 minutes cannot be booked',
    ],
    [
      { clashes: [{ date: '2026-12-01', kept: 'A1', dropped: 'A2' }] },
      '3 appointments made, 12 kept, 1 cancelled; the hours are done on 15 March 2027; ' +
        'on 1 day an allocation is left out, since the time is taken',
    ],
  ])('%j', (change, sentence) => {
    expect(planInWords({ ...plan, ...change })).toBe(sentence);
  });

  it('of many requirements', () => {
    const plans = { requirements: 2, made: 2, kept: 9, cancelled: 2, short: [] };
    const counts = '2 requirements planned again; 2 appointments made, 9 kept, 2 cancelled';
    expect(plansInWords(plans)).toBe(counts);
    const short = [{ crn: 'X100001', eventNumber: 1, shortfallMinutes: 60 }];
    expect(plansInWords({ ...plans, short })).toBe(`${counts}; 1 requirement cannot be booked in full`);
  });

  it('is nothing where there is nothing to plan by', () => {
    expect(planView(null)).toBeNull();
  });
});
