import { describe, expect, it } from 'vitest';
import { byDaysInHand, type InTurn, isAtRisk } from '../../../solver/hours/at-risk.ts';
import type { TrackState } from '../../../solver/hours/track.ts';

const limits = { atRiskDays: 28 } as const;
const inTime = { by: '2026-12-09', late: false };

describe('a requirement is looked after', () => {
  it.each<[TrackState, boolean]>([
    ['complete', false],
    ['expired', true],
    ['off track', true],
    ['at risk', true],
    ['on track', false],
  ])('%s: %s', (state, is) => {
    expect(isAtRisk({ state, daysInHand: null, commencement: inTime }, limits)).toBe(is);
  });

  it.each([
    ['not yet due, with no end in sight', null, inTime, false],
    ['late', 100, { by: '2026-11-25', late: true }, true],
    ['29 days in hand', 29, inTime, false],
    ['28 days in hand', 28, inTime, true],
  ])('not started, %s', (_, daysInHand, commencement, is) => {
    expect(isAtRisk({ state: 'not started', daysInHand, commencement }, limits)).toBe(is);
  });
});

describe('those at risk stand', () => {
  const one = (crn: string, change: Partial<InTurn>): InTurn => ({
    crn,
    eventNumber: 1,
    deadline: '2027-03-01',
    state: 'off track',
    daysInHand: null,
    ...change,
  });

  it('without a finish first, expired before the others, then by days in hand, deadline and crn', () => {
    const inOrder = [
      one('X100009', { state: 'expired', deadline: '2026-10-01' }),
      one('X100008', { state: 'expired', deadline: '2026-11-01' }),
      one('X100007', {}),
      one('X100006', { daysInHand: -30 }),
      one('X100005', { daysInHand: 0, deadline: '2027-01-01' }),
      one('X100002', { daysInHand: 0 }),
      one('X100003', { daysInHand: 0 }),
      one('X100003', { daysInHand: 0, eventNumber: 2 }),
      one('X100001', { daysInHand: 12, state: 'at risk' }),
    ];
    expect(inOrder.toReversed().sort(byDaysInHand)).toEqual(inOrder);
  });
});
