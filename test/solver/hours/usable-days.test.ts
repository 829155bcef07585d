import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../solver/calendar.ts';
import { addUsableDays, usableDays } from '../../../solver/hours/usable-days.ts';

const christmas = ['2026-12-25', '2026-12-28', '2027-01-01'];

describe('usable days', () => {
  it('are all from one date to another, both counted', () => {
    expect(usableDays('2026-11-30', '2026-12-06', christmas)).toBe(7);
    expect(usableDays('2026-11-30', '2026-11-30', christmas)).toBe(1);
  });

  it('are fewer by the days out among them', () => {
    // Monday 21 December to Sunday 3 January are 14; out are 25 and 28 December and 1 January
    expect(usableDays('2026-12-21', '2027-01-03', christmas)).toBe(11);
    expect(usableDays('2026-12-25', '2026-12-25', christmas)).toBe(0);
  });

  it('are none where the second date is earlier', () => {
    expect(usableDays('2026-12-26', '2026-12-20', christmas)).toBe(0);
  });
});

describe('some usable days later', () => {
  it('is as many days later where none is out', () => {
    expect(addUsableDays('2026-11-30', 7, christmas)).toBe('2026-12-07');
  });

  it('is later by each day out that comes between, and never falls on one', () => {
    expect(addUsableDays('2026-12-24', 1, christmas)).toBe('2026-12-26');
    // 26, 27, 29, 30, 31 December and 2 January
    expect(addUsableDays('2026-12-24', 6, christmas.toReversed())).toBe('2027-01-02');
  });

  it('is the day up to which there are just so many', () => {
    const anyDay = fc.nat(60).map((days) => addDays('2026-12-01', days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), fc.uniqueArray(anyDay), (from, days, daysOut) => {
        const end = addUsableDays(from, days, daysOut);
        expect(usableDays(addDays(from, 1), end, daysOut)).toBe(days);
        expect(daysOut).not.toContain(end);
      }),
    );
  });
});
