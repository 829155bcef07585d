import { describe, expect, it } from 'vitest';
import { duesInTurn, paceMinutes, usableWeeks, weeksInHand } from '../../../solver/hours/deadline.ts';

const weekStart = '2026-11-30';
const due = (deadline: string, remainingMinutes: number) => ({ deadline, remainingMinutes });

describe('usable weeks', () => {
  it.each([
    ['2026-11-29', 0], // the Sunday before: passed
    ['2026-11-30', 1], // the Monday itself still counts
    ['2026-12-06', 1], // the Sunday of the week
    ['2026-12-07', 2],
    ['2026-12-20', 3],
  ])('up to a deadline of %s there are %i', (deadline, weeks) => {
    expect(usableWeeks(weekStart, deadline)).toBe(weeks);
  });
});

describe('several deadlines', () => {
  it('are met in turn, each with the minutes of those before it', () => {
    expect(duesInTurn([due('2027-06-01', 3_000), due('2027-01-01', 600), due('2027-03-01', 0)])).toEqual([
      due('2027-01-01', 600),
      due('2027-06-01', 3_600),
    ]);
  });
});

describe('the pace that a deadline needs', () => {
  it('is what remains over the usable weeks, rounded up', () => {
    // 1,000 minutes over 3 weeks
    expect(paceMinutes(weekStart, [due('2026-12-20', 1_000)], 0)).toBe(334);
  });

  it('is everything in the last week, and after it', () => {
    expect(paceMinutes(weekStart, [due('2026-12-02', 1_000)], 0)).toBe(1_000);
    expect(paceMinutes(weekStart, [due('2026-11-02', 1_000)], 0)).toBe(1_000);
  });

  it('is that of the tightest deadline, and a far one is not pressed into a near one', () => {
    // 600 by this Sunday: 600 this week. 600 + 3,000 over 10 weeks: 360.
    expect(paceMinutes(weekStart, [due('2026-12-06', 600), due('2027-02-07', 3_000)], 0)).toBe(600);
    // 60 by this Sunday; 60 + 9,000 over 10 weeks: 906.
    expect(paceMinutes(weekStart, [due('2026-12-06', 60), due('2027-02-07', 9_000)], 0)).toBe(906);
  });

  it('counts what is booked this week as part of it', () => {
    // 580 still to book and 420 booked: 1,000 over 3 weeks
    expect(paceMinutes(weekStart, [due('2026-12-20', 580)], 420)).toBe(334);
  });

  it('is nothing with nothing left', () => {
    expect(paceMinutes(weekStart, [due('2026-12-20', 0)], 0)).toBe(0);
  });
});

describe('weeks in hand', () => {
  it('are the usable weeks less those needed at the weekly minimum', () => {
    // 3 weeks; 840 minutes at 420 a week need 2
    expect(weeksInHand(weekStart, [due('2026-12-20', 840)], 420)).toBe(1);
    // one minute more needs a third week
    expect(weeksInHand(weekStart, [due('2026-12-20', 841)], 420)).toBe(0);
  });

  it('are negative where the minimum is not enough', () => {
    expect(weeksInHand(weekStart, [due('2026-12-20', 2_100)], 420)).toBe(-2);
  });

  it('are those of the tightest deadline', () => {
    // 1 week, 1 needed; 10 weeks, 420 + 840 need 3
    expect(weeksInHand(weekStart, [due('2027-02-07', 840), due('2026-12-06', 420)], 420)).toBe(0);
  });

  it('have no end with nothing left to work', () => {
    expect(weeksInHand(weekStart, [], 420)).toBe(Number.POSITIVE_INFINITY);
  });
});
