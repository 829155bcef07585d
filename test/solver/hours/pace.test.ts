import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../../solver/hours/ledger.ts';
import { paceNeeded, paceSoFar, workedOf } from '../../../solver/hours/pace.ts';
import { givenAdjustment, givenCourse, givenOutcome, type Unwritten, written } from '../../given/entries.ts';

const today = '2026-11-25'; // a Wednesday
const terms = { orderedMinutes: 6_000, eteSharePercent: 20 };
const worked = (...entries: Unwritten[]) =>
  workedOf(ledgerOf(terms, written(...entries)).lines, today, terms);

describe('what has been worked', () => {
  it('is nothing at first', () => {
    expect(worked()).toEqual({
      firstWorked: null,
      beforeThisWeekMinutes: 0,
      thisWeekMinutes: 0,
    });
  });

  it('is credited sessions and courses, before this week and in it, and no adjustment', () => {
    const given = [
      givenOutcome('2026-11-03', { outcome: 'UACP' }),
      givenOutcome('2026-11-10'),
      givenCourse('2026-11-12', 1_500), // 1,200 by the share of 20 %
      givenAdjustment('2026-11-13', 60),
      givenOutcome('2026-11-22'), // the Sunday of last week
      givenOutcome('2026-11-23', { penaltyMinutes: 60 }),
    ];
    // 420 + 1,200 + 420 before, 360 this week
    expect(worked(...given)).toEqual({
      firstWorked: '2026-11-10',
      beforeThisWeekMinutes: 2_040,
      thisWeekMinutes: 360,
    });
  });
});

describe('the pace so far', () => {
  const steady = { firstWorked: '2026-11-04', beforeThisWeekMinutes: 1_260, thisWeekMinutes: 420 };

  it('is over the complete weeks from that of the first session on', () => {
    // 1,260 minutes in the weeks of 2, 9 and 16 November
    expect(paceSoFar(steady, today, [])).toBe(420);
  });

  it('leaves out holidays and stated absences, in parts of a week', () => {
    // the week of 9 November is out: 1,260 over 2 weeks
    const weekAway = ['09', '10', '11', '12', '13', '14', '15'].map((day) => `2026-11-${day}`);
    expect(paceSoFar(steady, today, weekAway)).toBe(630);
    // one day out: 1,260 x 7 / 20 = 441
    expect(paceSoFar(steady, today, ['2026-11-09'])).toBe(441);
  });

  it('is rounded down', () => {
    // 1,261 / 3 = 420 1/3
    expect(paceSoFar({ ...steady, beforeThisWeekMinutes: 1_261 }, today, [])).toBe(420);
  });

  it('in the first week is what that week has brought', () => {
    const begun = { firstWorked: '2026-11-24', beforeThisWeekMinutes: 0, thisWeekMinutes: 420 };
    expect(paceSoFar(begun, today, [])).toBe(420);
  });

  it('is not known before the first session, nor where no day was usable', () => {
    expect(paceSoFar({ ...steady, firstWorked: null }, today, [])).toBeNull();
    const lastWeek = ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`);
    expect(paceSoFar({ ...steady, firstWorked: '2026-11-16' }, today, lastWeek)).toBeNull();
  });
});

describe('the pace needed', () => {
  it('is what is left over the usable weeks up to the deadline, today and the last day counted', () => {
    // 25 November to 22 December are 28 days, 4 weeks: 1,680 / 4
    expect(paceNeeded(1_680, today, '2026-12-22', [])).toBe(420);
  });

  it('is higher for each day out, and rounded up', () => {
    // 1,680 x 7 / 27 = 435.6
    expect(paceNeeded(1_680, today, '2026-12-22', ['2026-12-01'])).toBe(436);
  });

  it('is nothing with nothing left, even after the deadline', () => {
    expect(paceNeeded(0, today, '2026-11-01', [])).toBe(0);
  });

  it('is not known where no day is left', () => {
    expect(paceNeeded(60, today, '2026-11-24', [])).toBeNull();
    expect(paceNeeded(60, today, today, [today])).toBeNull();
  });
});
