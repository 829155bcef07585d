import { describe, expect, it } from 'vitest';
import { type Progress, track } from '../../../solver/hours/track.ts';
import { policyInForce } from '../../../solver/policy/in-force.ts';

const { limits } = policyInForce('london', '2026-11-30'); // at risk within 28 days; 7 working days to commence

/**
 * On Monday 30 November, 840 minutes left by 31 March; begun on 2 November, 420 minutes a week in four weeks; attended
 * three of four. Nothing is booked: change what the story is about.
 */
const given: Progress = {
  today: '2026-11-30',
  deadline: '2027-03-31',
  allocatedDate: '2026-10-26',
  leftMinutes: 840,
  worked: { firstWorked: '2026-11-02', beforeThisWeekMinutes: 1_680, thisWeekMinutes: 0 },
  booked: [],
  attendance: { attended: 3, due: 4 },
  bankHolidays: new Set(),
  absences: [],
};
const notStarted = { firstWorked: null, beforeThisWeekMinutes: 0, thisWeekMinutes: 0 };
const tracked = (change: Partial<Progress>) => track({ ...given, ...change }, limits);
const stateBy = (date: string) => tracked({ booked: [{ date, minutes: 840 }] });

describe('whether a requirement is on track', () => {
  it('is told by the finish, the deadline and the paces', () => {
    expect(tracked({})).toEqual({
      state: 'on track',
      paceSoFarMinutes: 420,
      paceNeededMinutes: 49, // 840 x 7 / 122 days = 48.2
      finish: { date: '2026-12-14', by: 'pace' }, // 840 at 420 a week: 14 days
      finishAsAttended: { date: '2026-12-14', by: 'pace' }, // the pace so far has the absences in it
      daysInHand: 107, // 17 + 31 + 28 + 31
      commencement: { by: '2026-11-04', late: false },
    });
  });

  it.each([
    ['2027-03-02', 29, 'on track'],
    ['2027-03-03', 28, 'at risk'],
    ['2027-03-31', 0, 'at risk'],
    ['2027-04-01', -1, 'off track'],
  ])('with a finish on %s, %i days in hand, is %s', (date, daysInHand, state) => {
    expect(stateBy(date)).toMatchObject({ finish: { date, by: 'plan' }, daysInHand, state });
  });

  it('is off track with no end in sight', () => {
    const idle = { ...given.worked, beforeThisWeekMinutes: 0 };
    expect(tracked({ worked: idle })).toMatchObject({ state: 'off track', finish: null, daysInHand: null });
  });

  it('is complete with nothing left, even after the deadline', () => {
    expect(tracked({ leftMinutes: 0, deadline: '2026-11-01' })).toMatchObject({
      state: 'complete',
      paceNeededMinutes: 0,
      finish: null,
      finishAsAttended: null,
      daysInHand: null,
    });
  });

  it('is expired from the day after the deadline, whatever is booked', () => {
    const booked = [{ date: '2026-12-01', minutes: 840 }];
    expect(tracked({ deadline: '2026-11-29', booked })).toMatchObject({
      state: 'expired',
      paceNeededMinutes: null,
      finish: null,
      daysInHand: null,
    });
    expect(tracked({ deadline: '2026-11-30', booked }).state).toBe('off track');
  });

  it('is not started before the first session, though a plan may say when it would end', () => {
    const booked = [{ date: '2026-12-08', minutes: 840 }];
    expect(tracked({ worked: notStarted, booked })).toMatchObject({
      state: 'not started',
      paceSoFarMinutes: null,
      finish: { date: '2026-12-08' },
      daysInHand: 113,
    });
  });

  it('tells a finish by the attendance so far beside the one with full attendance', () => {
    const booked = ['01', '08', '15'].map((day) => ({ date: `2026-12-${day}`, minutes: 420 }));
    // 840 on 8 December; at three of four, 3 x 315 = 945 on 15 December
    expect(tracked({ booked })).toMatchObject({
      finish: { date: '2026-12-08' },
      finishAsAttended: { date: '2026-12-15' },
    });
    expect(tracked({ booked, attendance: { attended: 0, due: 0 } }).finishAsAttended).toBeNull();
  });

  it('counts a bank holiday on which a person is away once', () => {
    const out = {
      bankHolidays: new Set(['2026-12-01', '2026-12-02']),
      absences: ['2026-12-02', '2026-12-03'],
    };
    // 14 days and three out
    expect(tracked(out).finish?.date).toBe('2026-12-17');
  });
});

describe('commencement', () => {
  const late = (firstWorked: string | null, today: string) =>
    tracked({ worked: { ...notStarted, firstWorked }, today }).commencement;

  it('is late if the first session came after its working days, or has not come by then', () => {
    expect(late('2026-11-04', '2026-11-30')).toEqual({ by: '2026-11-04', late: false });
    expect(late('2026-11-05', '2026-11-30')).toEqual({ by: '2026-11-04', late: true });
    expect(late(null, '2026-11-04').late).toBe(false);
    expect(late(null, '2026-11-05').late).toBe(true);
  });

  it('has no day before a requirement is allocated', () => {
    expect(tracked({ allocatedDate: null }).commencement).toEqual({ by: null, late: false });
  });
});
