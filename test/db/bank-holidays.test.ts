import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../db/bank-holidays.ts';

describe('bank holidays of England and Wales', () => {
  it('of 2026 are those that the government lists', () => {
    const weekdays = [...bankHolidays(2026, 2026)].filter((date) => date !== '2026-12-26'); // a Saturday
    expect(weekdays).toEqual([
      '2026-01-01',
      '2026-04-03', // Good Friday
      '2026-04-06', // Easter Monday
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28', // Boxing Day, substitute
    ]);
  });

  it('of 2027 put both days of Christmas off to the Monday and Tuesday', () => {
    const days = bankHolidays(2027, 2027);
    for (const date of ['2027-01-01', '2027-03-26', '2027-03-29', '2027-12-27', '2027-12-28'])
      expect(days.has(date)).toBe(true);
  });

  it('are no days that people merely keep, such as Easter Sunday', () => {
    expect(bankHolidays(2026, 2026).has('2026-04-05')).toBe(false);
  });

  it('span the years asked for', () => {
    const days = bankHolidays(2026, 2027);
    expect(days.has('2026-12-28') && days.has('2027-01-01')).toBe(true);
    expect(days.has('2025-12-25') || days.has('2028-01-03')).toBe(false);
  });

  it('are the same in Wales', () => {
    const wales = new Holidays('GB', 'WLS');
    for (const year of [2024, 2025, 2026, 2027, 2028])
      expect(
        wales
          .getHolidays(year)
          .filter((day) => day.type === 'public')
          .map((day) => day.date.slice(0, 10)),
      ).toEqual([...bankHolidays(year, year)]);
  });
});
