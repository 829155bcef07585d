import { describe, expect, it } from 'vitest';
import { absenceStanding, attendanceOf } from '../../../solver/hours/absences.ts';
import { type OutcomeCode, outcomes } from '../../../solver/hours/outcomes.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { limits } = policyInForce('london', '2026-11-30'); // warning at 1, enforcement at 2 within 12 months
const today = '2026-11-30';
const absence = (date: string, outcome: OutcomeCode = 'UACP') => ({ date, outcome });
const standing = (...absences: ReturnType<typeof absence>[]) => absenceStanding(absences, today, limits);

describe('unacceptable absences', () => {
  it('are none at first', () => {
    expect(standing()).toEqual({ state: 'none', dates: [], leftBeforeEnforcement: 2 });
  });

  it('bring a warning with the first', () => {
    expect(standing(absence('2026-11-02'))).toEqual({
      state: 'warning',
      dates: ['2026-11-02'],
      leftBeforeEnforcement: 1,
    });
  });

  it('bring referral for enforcement with the second, and stay so with more', () => {
    const two = [absence('2026-11-09'), absence('2026-11-02')];
    expect(standing(...two)).toEqual({
      state: 'enforcement',
      dates: ['2026-11-02', '2026-11-09'],
      leftBeforeEnforcement: 0,
    });
    expect(standing(...two, absence('2026-11-16'))).toMatchObject({
      state: 'enforcement',
      leftBeforeEnforcement: 0,
    });
  });

  it('count for twelve months, and not on the day after', () => {
    expect(standing(absence('2025-12-01'), absence('2026-11-02')).state).toBe('enforcement');
    expect(standing(absence('2025-11-30'), absence('2026-11-02')).state).toBe('warning');
  });

  it('are not those to come', () => {
    expect(standing(absence('2026-12-01')).state).toBe('none');
  });

  it('are the enforceable outcomes, also of those who came, and no other', () => {
    const counted = outcomes.filter(({ code }) => standing(absence('2026-11-02', code)).state === 'warning');
    expect(counted.map(({ code }) => code)).toEqual(['AFTC', 'ATSH', 'UACP', 'ATFI']);
  });
});

describe('attendance', () => {
  const attendance = (...codes: OutcomeCode[]) => attendanceOf(codes.map((outcome) => ({ outcome })));

  it('is of the appointments at which the person was due, acceptable absences among them', () => {
    expect(attendance('ATTC', 'UACP', 'AAME', 'AFTC', 'RSOF')).toEqual({ attended: 2, due: 5 });
  });

  it('leaves out what the service called off or moved', () => {
    expect(attendance('ATTC', 'AASD', 'RSSR')).toEqual({ attended: 1, due: 1 });
  });

  it('is of nothing without appointments', () => {
    expect(attendance()).toEqual({ attended: 0, due: 0 });
  });
});
