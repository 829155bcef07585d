import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../../../solver/calendar.ts';
import { allocationDays, firstFall } from '../../../solver/hours/allocation-days.ts';
import type { Allocation } from '../../../solver/hours/appointment-request.ts';
import { anyRequest, givenAllocation, givenRequest, today } from '../../given/appointments.ts';

/** The first dates, at most three, on which one allocation falls from today, Monday 30 November, on. */
function fallsOf(change: Partial<Allocation>, request: Parameters<typeof givenRequest>[0] = {}): string[] {
  const allocations = [givenAllocation('A1', change)];
  return [...allocationDays(givenRequest({ ...request, allocations }))].slice(0, 3).map(({ date }) => date);
}

describe('a weekly allocation', () => {
  it('falls each week on its weekday, today too', () => {
    expect(fallsOf({})).toEqual(['2026-11-30', '2026-12-07', '2026-12-14']);
    expect(fallsOf({ weekday: 7 })).toEqual(['2026-12-06', '2026-12-13', '2026-12-20']);
  });

  it('falls from its start to its end, both included', () => {
    expect(fallsOf({ startDate: '2026-12-07', endDate: '2026-12-14' })).toEqual(['2026-12-07', '2026-12-14']);
    expect(fallsOf({ startDate: '2026-12-08', endDate: '2026-12-20' })).toEqual(['2026-12-14']);
    expect(fallsOf({ startDate: '2026-11-01', endDate: '2026-11-29' })).toEqual([]);
  });

  it('falls on no non-working date, nor a week later for it', () => {
    const nonWorkingDates = [today, '2026-12-14'];
    expect(fallsOf({}, { nonWorkingDates })).toEqual(['2026-12-07', '2026-12-21', '2026-12-28']);
  });
});

describe('a fortnightly allocation', () => {
  it.each([
    // from the day it starts: blocks of 14 days from today
    ['2026-11-30', 1, ['2026-11-30', '2026-12-14', '2026-12-28']],
    // the first Sunday of each of these blocks
    ['2026-11-30', 7, ['2026-12-06', '2026-12-20', '2027-01-03']],
    // from Monday a week ago: today is the 8th day of the block, whose Monday is over
    ['2026-11-23', 1, ['2026-12-07', '2026-12-21', '2027-01-04']],
    // from Wednesday 25 November: the first Monday of the block is today, not the Monday before it
    ['2026-11-25', 1, ['2026-11-30', '2026-12-14', '2026-12-28']],
    // from Tuesday 17 November: blocks begin then, 1 December, 15 December; the Monday of each is six days later
    ['2026-11-17', 1, ['2026-12-07', '2026-12-21', '2027-01-04']],
    // 705 days ago: 50 blocks are 700 days, so a block began 5 days ago, on Wednesday; its first Sunday was yesterday
    ['2024-12-25', 7, ['2026-12-13', '2026-12-27', '2027-01-10']],
    // not begun yet
    ['2026-12-09', 3, ['2026-12-09', '2026-12-23', '2027-01-06']],
  ] as const)('from %s on weekday %i falls in blocks of 14 days', (startDate, weekday, dates) => {
    expect(fallsOf({ frequency: 'fortnightly', startDate, weekday })).toEqual(dates);
  });

  it('passes over a non-working date, and keeps its fortnight', () => {
    const dates = fallsOf({ frequency: 'fortnightly' }, { nonWorkingDates: ['2026-12-14'] });
    expect(dates).toEqual(['2026-11-30', '2026-12-28', '2027-01-11']);
  });
});

describe('an allocation for once', () => {
  it('falls on the first such weekday from today, however long ago it started', () => {
    expect(fallsOf({ frequency: 'once', startDate: '2025-11-24' })).toEqual(['2026-11-30']);
    expect(fallsOf({ frequency: 'once', startDate: '2025-11-24', weekday: 3 })).toEqual(['2026-12-02']);
  });

  it('falls on the first such weekday from its start, where that is to come', () => {
    expect(fallsOf({ frequency: 'once', startDate: '2026-12-08' })).toEqual(['2026-12-14']);
  });

  it('does not fall after its end, nor on another day where that one is a non-working date', () => {
    expect(fallsOf({ frequency: 'once', startDate: '2026-12-08', endDate: '2026-12-13' })).toEqual([]);
    expect(fallsOf({ frequency: 'once' }, { nonWorkingDates: [today] })).toEqual([]);
  });
});

describe('the days of allocations', () => {
  it('have those that fall by start time, and in the order given where they start together', () => {
    const allocations = [
      givenAllocation('late', { from: '13:00' }),
      givenAllocation('one', { from: '09:00' }),
      givenAllocation('other', { from: '09:00' }),
      givenAllocation('tuesday', { weekday: 2 }),
    ];
    const [monday, tuesday] = [...allocationDays(givenRequest({ allocations }))];
    expect(monday?.allocations.map(({ id }) => id)).toEqual(['one', 'other', 'late']);
    expect(tuesday?.allocations.map(({ id }) => id)).toEqual(['tuesday']);
  });

  it('end with the deadline, included', () => {
    expect(fallsOf({}, { deadline: '2026-12-07' })).toEqual(['2026-11-30', '2026-12-07']);
    expect(fallsOf({}, { deadline: '2026-12-06' })).toEqual(['2026-11-30']);
    expect(fallsOf({}, { deadline: '2026-11-29' })).toEqual([]);
  });

  it('end five years from today, where neither deadline nor end stops them before', () => {
    const last = (request: Parameters<typeof givenRequest>[0]) =>
      [...allocationDays(givenRequest(request))].at(-1)?.date;
    // 30 November 2031 is a Sunday.
    expect(last({})).toBe('2031-11-24');
    expect(last({ allocations: [givenAllocation('A1', { weekday: 7 })] })).toBe('2031-11-30');
    expect(last({ deadline: '2040-01-01' })).toBe('2031-11-24');
  });

  it('are none without an allocation', () => {
    expect([...allocationDays(givenRequest({ allocations: [] }))]).toEqual([]);
  });
});

/** Rule 3 of the format, asked of one day. */
function fallsOn({ frequency, weekday, startDate, endDate }: Allocation, day: string): boolean {
  if (weekdayOf(day) !== weekday || day < startDate || day > (endDate ?? day)) return false;
  const weeksIn = Math.floor(daysBetween(startDate, day) / 7);
  if (frequency === 'fortnightly') return weeksIn % 2 === 0;
  return frequency === 'weekly' || weeksIn === 0 || daysBetween(today, day) < 7;
}

describe('any allocations', () => {
  it('fall on the days that the format says, each asked by itself', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const last = request.deadline ?? addDays(today, 120);
        const days = Array.from({ length: Math.max(0, daysBetween(today, last) + 1) }, (_, i) =>
          addDays(today, i),
        );
        const expected = days
          .filter((day) => !request.nonWorkingDates.includes(day))
          .map((date) => ({
            date,
            falling: request.allocations.filter((one) => fallsOn(one, date)).map(({ id }) => id),
          }))
          .filter(({ falling }) => falling.length > 0);
        const found = [...allocationDays(request)]
          .filter(({ date }) => date <= last)
          .map(({ date, allocations }) => ({ date, falling: allocations.map(({ id }) => id).sort() }));
        expect(found).toEqual(expected);
      }),
      { seed: 20_261_130, numRuns: 500 },
    );
  });
});

describe('the first fall of an allocation', () => {
  it('is none where it has ended', () => {
    expect(firstFall(givenAllocation('A1', { endDate: today }), today)).toBe(today);
    expect(firstFall(givenAllocation('A1', { endDate: today }), '2026-12-01')).toBeNull();
  });
});
