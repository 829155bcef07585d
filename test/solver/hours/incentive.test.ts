import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../solver/calendar.ts';
import { discountOf } from '../../../solver/hours/incentive.ts';
import { ledgerOf } from '../../../solver/hours/ledger.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';
import {
  anyEntries,
  anyTerms,
  givenAdjustment,
  givenCourse,
  givenOutcome,
  type Unwritten,
  written,
} from '../../given/entries.ts';

const { limits } = policyInForce('london', '2026-11-30');
const scheme = { ...limits, incentiveScheme: 1 };
const hours = 60;

/** 100 hours ordered, of which training may be 30. */
const terms = { orderedMinutes: 100 * hours, eteSharePercent: 30 };
const discount = (...entries: Unwritten[]) =>
  discountOf(terms.orderedMinutes, ledgerOf(terms, written(...entries)), scheme)!;
/** Days of six hours from Monday 2 March. */
const daysWorked = (days: number) =>
  Array.from({ length: days }, (_, i) => givenOutcome(addDays('2026-03-02', i), { to: '15:00' }));
const failure = givenOutcome('2026-06-01', { outcome: 'UACP' });

describe('the incentive scheme', () => {
  it('is off unless a region has it on', () => {
    expect(discountOf(terms.orderedMinutes, ledgerOf(terms, []), limits)).toBeNull();
  });

  it('gives nothing up to a quarter of the hours ordered', () => {
    // 4 x 6 = 24 hours, and one hour more: 25
    const quarter = [...daysWorked(4), givenOutcome('2026-03-10', { to: '10:00' })];
    expect(discount(...quarter)).toMatchObject({ qualifyingMinutes: 25 * hours, currentMinutes: 0 });
    expect(discount()).toMatchObject({ startMinutes: 25 * hours, mostMinutes: 25 * hours });
  });

  it('gives half a minute for each qualifying minute after it', () => {
    // 36 hours of 100: (36 - 25) / 2 = 5 h 30 min
    expect(discount(...daysWorked(6)).currentMinutes).toBe(5.5 * hours);
  });

  it('projects what working all the rest would give', () => {
    // 75 hours worked make (75 - 25) / 2 = 25 hours, and 75 + 25 = 100
    expect(discount(...daysWorked(6)).projectedMinutes).toBe(25 * hours);
    expect(discount().projectedMinutes).toBe(25 * hours);
  });

  it('stops at the first failure, and keeps what is earned', () => {
    expect(discount(...daysWorked(6), failure)).toMatchObject({
      currentMinutes: 5.5 * hours,
      projectedMinutes: 5.5 * hours,
      stoppedOn: '2026-06-01',
    });
    expect(discount(...daysWorked(6), failure, givenOutcome('2026-06-02'))).toMatchObject({
      currentMinutes: 5.5 * hours,
      qualifyingMinutes: 36 * hours,
    });
  });

  it('gives nothing for the session of the failure itself', () => {
    const sentHome = givenOutcome('2026-06-01', { outcome: 'ATSH' });
    expect(discount(...daysWorked(6), sentHome).currentMinutes).toBe(5.5 * hours);
  });

  it('does not stop at a failure in training, nor at an acceptable absence', () => {
    const inTraining = givenOutcome('2026-06-01', { outcome: 'UACP', projectType: 'ete' });
    const medical = givenOutcome('2026-06-02', { outcome: 'AAME' });
    expect(discount(...daysWorked(6), inTraining, medical)).toMatchObject({
      projectedMinutes: 25 * hours,
      stoppedOn: null,
    });
  });

  it('goes on once a failure is corrected', () => {
    const corrected = givenOutcome('2026-06-01', { outcome: 'AAME' });
    expect(discount(...daysWorked(6), failure, corrected).stoppedOn).toBeNull();
  });

  it('counts training as far as it is credited, and no adjustment', () => {
    // 24 hours of work, 30 of a course of 40, and an adjustment: 54 qualify, (54 - 25) / 2 = 14 h 30 min
    const mixed = [
      ...daysWorked(4),
      givenCourse('2026-03-20', 40 * hours),
      givenAdjustment('2026-03-21', 300),
    ];
    expect(discount(...mixed)).toMatchObject({ qualifyingMinutes: 54 * hours, currentMinutes: 14.5 * hours });
  });

  it('projects less where adjustments have taken the place of work', () => {
    // 40 hours by adjustment; x more hours with 40 + x + (x - 25) / 2 = 100 are 48 h 20 min:
    // (48 h 20 min - 25 h) / 2 = 11 h 40 min
    expect(discount(givenAdjustment('2026-03-02', 40 * hours)).projectedMinutes).toBe(11 * hours + 40);
  });

  it('never gives more than its share', () => {
    // 80 hours: (80 - 25) / 2 = 27 h 30 min
    const eighty = [...daysWorked(13), givenOutcome('2026-03-25', { to: '11:00' })];
    expect(discount(...eighty)).toMatchObject({ qualifyingMinutes: 80 * hours, currentMinutes: 25 * hours });
  });

  it('projects never less than is earned nor more than the most', () => {
    fc.assert(
      fc.property(anyEntries, anyTerms, (entries, some) => {
        const found = discountOf(some.orderedMinutes, ledgerOf(some, entries), scheme)!;
        expect(found.currentMinutes).toBeGreaterThanOrEqual(0);
        expect(found.projectedMinutes).toBeGreaterThanOrEqual(found.currentMinutes);
        expect(found.projectedMinutes).toBeLessThanOrEqual(found.mostMinutes);
      }),
    );
  });
});
