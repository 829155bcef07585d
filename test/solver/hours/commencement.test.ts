import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../../db/bank-holidays.ts';
import { commenceBy, mustCommence } from '../../../solver/hours/commencement.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { limits } = policyInForce('london', '2026-11-30');
const holidays = bankHolidays(2026, 2027);

describe('commencement', () => {
  it('is due seven working days after allocation', () => {
    // allocated on a Monday: Tue 1 to Fri 4, Mon 5, Tue 6, Wed 7
    expect(commenceBy('2026-11-30', holidays, limits)).toBe('2026-12-09');
  });

  it('is put off by bank holidays', () => {
    // Fri 18 (1), Mon 21 to Thu 24 (5), not Christmas Day nor the Boxing Day substitute on 28, Tue 29 (6), Wed 30 (7)
    expect(commenceBy('2026-12-17', holidays, limits)).toBe('2026-12-30');
  });
});

describe('who must commence this week', () => {
  const requirement = { allocatedDate: '2026-11-30', firstWorked: null }; // by 9 December
  const must = (
    changes: Partial<{ allocatedDate: string | null; firstWorked: string | null }>,
    week: string,
  ) => mustCommence({ ...requirement, ...changes }, week, holidays, limits);

  it('is someone whose working days end in the week', () => {
    expect(must({}, '2026-12-07')).toBe(true);
  });

  it('is not yet someone whose working days end later', () => {
    expect(must({}, '2026-11-30')).toBe(false);
  });

  it('is still someone whose working days have ended', () => {
    expect(must({}, '2027-01-11')).toBe(true);
  });

  it('is nobody who has commenced or has not been allocated', () => {
    expect(must({ firstWorked: '2026-12-05' }, '2026-12-07')).toBe(false);
    expect(must({ allocatedDate: null }, '2026-12-07')).toBe(false);
  });

  it('counts the Sunday of the week as within it', () => {
    // with no holidays, from Thursday 26 November seven working days end on Monday 7 December
    expect(must({ allocatedDate: '2026-11-26' }, '2026-11-30')).toBe(false);
    expect(must({ allocatedDate: '2026-11-25' }, '2026-11-30')).toBe(true); // Friday 4 December
  });
});
