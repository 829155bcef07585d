import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../solver/calendar.ts';
import { type WeekOfPerson, weeklyTarget } from '../../../solver/hours/weekly-target.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { limits } = policyInForce('london', '2026-11-30');
const weekStart = '2026-11-30';
const inAYear = '2027-11-28'; // 52 usable weeks

const targetOf = (person: Partial<WeekOfPerson> & { remaining?: number; deadline?: string }) => {
  const { remaining = 6_000, deadline = inAYear, ...rest } = person;
  const whole: WeekOfPerson = {
    weekStart,
    employed: true,
    firstWorked: '2026-06-01',
    dues: [{ deadline, remainingMinutes: remaining }],
    bookedMinutes: 0,
    ...rest,
  };
  return weeklyTarget(whole, limits);
};

describe('the weekly target', () => {
  it('of someone employed is 7 to 14 hours', () => {
    expect(targetOf({})).toEqual({ minMinutes: 420, maxMinutes: 840 });
  });

  it('of someone unemployed builds up to 28 hours, and is 35 at most from the start', () => {
    const inWeek = (firstWorked: string | null) => targetOf({ employed: false, firstWorked });
    expect(inWeek(null)).toEqual({ minMinutes: 420, maxMinutes: 2_100 });
    expect(inWeek('2026-11-25')).toEqual({ minMinutes: 840, maxMinutes: 2_100 });
    expect(inWeek('2026-11-02')).toEqual({ minMinutes: 1_680, maxMinutes: 2_100 });
  });

  it('is more when the pace to the deadline needs it, in whole sessions at most', () => {
    // 2,700 minutes over 3 usable weeks: 900; three sessions of 420 are 1,260
    expect(targetOf({ remaining: 2_700, deadline: '2026-12-20' })).toEqual({
      minMinutes: 900,
      maxMinutes: 1_260,
    });
  });

  it('is never more than remains, yet leaves room for the whole session that the rest takes', () => {
    expect(targetOf({ remaining: 120 })).toEqual({ minMinutes: 120, maxMinutes: 420 });
    expect(targetOf({ remaining: 500 })).toEqual({ minMinutes: 420, maxMinutes: 840 });
    expect(targetOf({ employed: false, remaining: 500 })).toEqual({ minMinutes: 500, maxMinutes: 840 });
  });

  it('is less by what is booked elsewhere this week', () => {
    // 840 to 2,100 in the second week; 420 are booked
    expect(targetOf({ employed: false, firstWorked: '2026-11-25', bookedMinutes: 420 })).toEqual({
      minMinutes: 420,
      maxMinutes: 1_680,
    });
    expect(targetOf({ bookedMinutes: 900 })).toEqual({ minMinutes: 0, maxMinutes: 0 });
  });

  it('reckons the pace over what is booked too', () => {
    // 2,700 in all, 420 of them booked: 900 this week, 480 still to book; of 1,260 at most, 840
    expect(targetOf({ remaining: 2_280, deadline: '2026-12-20', bookedMinutes: 420 })).toEqual({
      minMinutes: 480,
      maxMinutes: 840,
    });
  });

  it('of several requirements is over all of them: minutes together, pace by the tightest', () => {
    const dues = [
      { deadline: '2026-12-06', remainingMinutes: 600 }, // this week or never
      { deadline: inAYear, remainingMinutes: 6_000 },
    ];
    expect(targetOf({ dues })).toEqual({ minMinutes: 600, maxMinutes: 840 });
  });

  it('is zero to zero with nothing left', () => {
    expect(targetOf({ remaining: 0 })).toEqual({ minMinutes: 0, maxMinutes: 0 });
  });

  it('always has 0 <= min <= max, min no more than remains and max under one session more', () => {
    const aDue = fc.record({
      deadline: fc.integer({ min: -30, max: 800 }).map((days) => addDays(weekStart, days)),
      remainingMinutes: fc.nat(18_000),
    });
    const aPerson = fc.record({
      weekStart: fc.constant(weekStart),
      employed: fc.boolean(),
      firstWorked: fc.option(fc.integer({ min: -400, max: 6 }).map((days) => addDays(weekStart, days))),
      dues: fc.array(aDue, { maxLength: 3 }),
      bookedMinutes: fc.nat(3_000),
    });
    fc.assert(
      fc.property(aPerson, (person) => {
        const { minMinutes, maxMinutes } = weeklyTarget(person, limits);
        const remaining = person.dues.reduce((sum, due) => sum + due.remainingMinutes, 0);
        expect(minMinutes).toBeGreaterThanOrEqual(0);
        expect(minMinutes).toBeLessThanOrEqual(maxMinutes);
        expect(minMinutes).toBeLessThanOrEqual(remaining);
        expect(maxMinutes).toBeLessThan(remaining + limits.usualSessionMinutes);
      }),
    );
  });
});
