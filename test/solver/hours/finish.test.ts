import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../solver/calendar.ts';
import { type Ahead, finishOf } from '../../../solver/hours/finish.ts';

const today = '2026-11-30';
const booking = (date: string, minutes = 420) => ({ date, minutes });
const finish = (change: Partial<Ahead>, attendance?: { attended: number; due: number }) =>
  finishOf({ today, leftMinutes: 840, booked: [], paceMinutes: null, daysOut: [], ...change }, attendance);

describe('the finish', () => {
  it('is the day of the booking that works the last minute', () => {
    const booked = [booking('2026-12-14'), booking('2026-12-01'), booking('2026-12-08')];
    // 420 on 1 December, 840 on 8 December
    expect(finish({ booked })).toEqual({ date: '2026-12-08', by: 'plan' });
  });

  it('may lie in the past, where outcomes are outstanding', () => {
    expect(finish({ booked: [booking('2026-11-20', 840)] })).toEqual({ date: '2026-11-20', by: 'plan' });
  });

  it('is told by the pace where nothing is booked', () => {
    // 840 minutes at 420 a week: 14 days
    expect(finish({ paceMinutes: 420 })).toEqual({ date: '2026-12-14', by: 'pace' });
  });

  it('is told by the pace from the last booking on, where bookings fall short', () => {
    // 840 - 420 = 420 left after 8 December: 7 days
    expect(finish({ booked: [booking('2026-12-08')], paceMinutes: 420 })).toEqual({
      date: '2026-12-15',
      by: 'pace',
    });
  });

  it('counts the pace from today where the last booking is past', () => {
    expect(finish({ booked: [booking('2026-11-20')], paceMinutes: 420 })?.date).toBe('2026-12-07');
  });

  it('is later by the days out', () => {
    const daysOut = ['2026-12-03', '2026-12-14'];
    expect(finish({ paceMinutes: 420, daysOut })?.date).toBe('2026-12-16');
  });

  it('is nowhere without bookings or a pace', () => {
    expect(finish({ booked: [booking('2026-12-08')] })).toBeNull();
    expect(finish({ paceMinutes: 0 })).toBeNull();
  });
});

describe('the finish at an attendance', () => {
  const weekly = ['01', '08', '15', '22', '29'].map((day) => booking(`2026-12-${day}`));

  it('needs more bookings: at two of three, three for the minutes of two', () => {
    // 3 x 420 x 2/3 = 840
    expect(finish({ booked: weekly }, { attended: 2, due: 3 })).toEqual({ date: '2026-12-15', by: 'plan' });
  });

  it('goes on by the pace once the bookings are over', () => {
    // 2 x 420 x 2/3 = 560 of 840; 280 at 280 a week: 7 days after 8 December
    expect(finish({ booked: weekly.slice(0, 2), paceMinutes: 280 }, { attended: 2, due: 3 })).toEqual({
      date: '2026-12-15',
      by: 'pace',
    });
  });

  it('is never before the finish with full attendance', () => {
    const aBooking = fc
      .tuple(fc.nat(100), fc.integer({ min: 30, max: 420 }))
      .map(([days, minutes]) => booking(addDays(today, days), minutes));
    const some = fc.record({
      leftMinutes: fc.integer({ min: 1, max: 6_000 }),
      booked: fc.array(aBooking, { maxLength: 20 }),
      paceMinutes: fc.option(fc.nat(2_000)),
    });
    fc.assert(
      fc.property(some, fc.nat(20), fc.nat(20), (ahead, attended, missed) => {
        fc.pre(attended + missed > 0);
        const full = finish(ahead);
        const real = finish(ahead, { attended, due: attended + missed });
        if (real) expect(real.date >= full!.date).toBe(true);
      }),
    );
  });
});
