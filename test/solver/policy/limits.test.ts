import { describe, expect, it } from 'vitest';
import { policyInForce } from '../../../solver/policy/in-force.ts';
import { limits as entries } from '../../../solver/policy/limits.ts';

const { limits } = policyInForce('london', '2026-11-30');
const hours = 60;

describe('the limits of unpaid work', () => {
  it('let a court order 40 to 300 hours, and 20 to 60 on a supervision default', () => {
    expect([limits.orderMinimumMinutes, limits.orderMaximumMinutes]).toEqual([40 * hours, 300 * hours]);
    expect([limits.supervisionDefaultMinimumMinutes, limits.supervisionDefaultMaximumMinutes]).toEqual([
      20 * hours,
      60 * hours,
    ]);
  });

  it('give 7 working days to commence and 12 months to finish, with reviews at 6 and 9', () => {
    expect(limits.commenceWithinWorkingDays).toBe(7);
    expect(limits.finishWithinMonths).toBe(12);
    expect(limits.reviewMonths).toEqual([6, 9]);
  });

  it('ask 7 hours a week of the employed and build up to 28 for the unemployed', () => {
    expect(limits.weeklyMinimumEmployedMinutes).toBe(7 * hours);
    expect(limits.weeklyMinimumUnemployedMinutes).toBe(28 * hours);
    expect(limits.weeklyBuildUpMinutes).toEqual([7 * hours, 14 * hours, 21 * hours, 28 * hours]);
    expect(limits.weeklyBuildUpMinutes.at(-1)).toBe(limits.weeklyMinimumUnemployedMinutes);
  });

  it("put everyone's first 7 hours, the usual session, before anyone's further ones", () => {
    expect(limits.firstMinutes).toBe(7 * hours);
    expect(limits.usualSessionMinutes).toBe(7 * hours);
    expect(limits.sessionsADay).toBe(1);
  });

  it('send nobody further than 90 minutes each way', () => {
    expect(limits.maxTravelMinutes).toBe(90);
  });

  it('warn at the first unacceptable absence and enforce at the second within 12 months', () => {
    expect([limits.absencesToWarn, limits.absencesToEnforce, limits.absenceWindowMonths]).toEqual([1, 2, 12]);
  });

  it('call a finish at risk, and want an application to extend, four weeks before the deadline', () => {
    expect([limits.atRiskDays, limits.applyToExtendDays]).toEqual([28, 28]);
  });

  it('have an incentive scheme, off until a region has it: from a quarter on, half a minute a minute', () => {
    expect(limits.incentiveScheme).toBe(0);
    expect([limits.incentiveStartPercent, limits.incentiveEarnPercent, limits.incentiveMostPercent]).toEqual([
      25, 50, 25,
    ]);
  });

  it('rest on the documents where these speak, and say assumed where they do not', () => {
    const sourceOf = (key: keyof typeof entries) => entries[key].values[0]!.source;
    expect(sourceOf('commenceWithinWorkingDays')).toBe('webinar');
    expect(sourceOf('weeklyMinimumEmployedMinutes')).toBe('webinar');
    expect(sourceOf('maxTravelMinutes')).toBe('webinar');
    expect(sourceOf('weeklyBuildUpMinutes')).toBe('assumed');
    expect(sourceOf('firstMinutes')).toBe('assumed');
    expect(sourceOf('viableAttendance')).toBe('assumed');
    expect(sourceOf('atRiskDays')).toBe('assumed');
    expect(sourceOf('applyToExtendDays')).toBe('assumed');
    expect(sourceOf('incentiveScheme')).toBe('assumed');
    expect(sourceOf('incentiveMostPercent')).toBe('public');
  });
});
