import { describe, expect, it } from 'vitest';
import {
  type KeptAppointment,
  type PlanOccasion,
  type PlanTerms,
  requirementPlan,
} from '../../../solver/hours/requirement-plan.ts';
import { givenAllocation, today } from '../../given/appointments.ts';
import { givenAdjustment, givenCourse, givenOutcome, written } from '../../given/entries.ts';

/** Mondays of seven hours at P1, from 10:00, from Monday 30 November 2026 on. */
const weekly = givenAllocation('A1');
const [first, second, third, fourth] = ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'] as const;

/** An appointment that the allocation has made. */
const made = (date: string, change: Partial<KeptAppointment> = {}): KeptAppointment => ({
  ...{ id: `A1-${date}`, project: 'P1', date, from: '10:00', to: '17:00' },
  ...{ outcome: null, allocation: 'A1', roster: null, sessionStatus: null, ...change },
});

/** Twenty-one hours, of which nothing is credited nor booked. */
const terms = (change: Partial<PlanTerms> = {}): PlanTerms => ({
  requirement: {
    ...{ status: 'in-force', orderedMinutes: 1_260, sentenceDate: '2026-09-14', deadline: '2027-09-13' },
    ...{ assessedDate: '2026-09-24', inductedDate: '2026-09-28' },
  },
  entries: [],
  appointments: [],
  allocations: [weekly],
  nonWorkingDates: [],
  rosteredWeeks: [],
  promised: [],
  ...change,
});

const occasion: PlanOccasion = {
  now: `${today}T00:00`,
  trigger: 'appointment-change',
  bankHolidays: new Set(),
  limits: { eteSharePercent: 20 },
};
const planned = (change: Partial<PlanTerms>, when: Partial<PlanOccasion> = {}) => {
  const { plan, make, keep, cancel } = requirementPlan(terms(change), { ...occasion, ...when });
  return { make: make.map(({ date, to }) => [date, to]), keep, cancel, short: plan.shortfallMinutes };
};
const none = { make: [], keep: [], cancel: [], short: 0 };
const whole = '17:00';

describe('the plan of a requirement', () => {
  it('makes what is missing, and keeps what is there', () => {
    const appointments = [made(first), made(second)];
    expect(planned({ appointments })).toEqual({
      ...none,
      make: [[third, whole]],
      keep: [`A1-${first}`, `A1-${second}`],
    });
  });

  it('takes off what the ledger credits: of training the share, and adjustments', () => {
    const entries = written(
      givenOutcome('2026-11-23', { appointment: 'done' }),
      givenCourse('2026-11-24', 900),
      givenAdjustment('2026-11-25', 108),
    );
    const done = made('2026-11-23', { id: 'done', from: '09:00', to: '16:00', outcome: 'ATTC' });
    // 1,260 - 420 - 252 (20 % of 1,260) - 108 = 480: seven hours, and one
    expect(planned({ entries, appointments: [done] })).toEqual({
      ...none,
      make: [
        [first, whole],
        [second, '11:00'],
      ],
    });
  });

  it('cancels what nobody needs any more', () => {
    const entries = written(givenAdjustment('2026-11-25', 420));
    const appointments = [made(first), made(second), made(third)];
    expect(planned({ entries, appointments })).toMatchObject({ make: [], cancel: [`A1-${third}`] });
  });

  it('leaves what was booked by hand or by a roster, what has begun, has an outcome or has run', () => {
    const appointments = [
      made(first, { from: '08:00' }),
      made('2026-12-05', { id: 'by hand', allocation: null }),
      made('2026-12-06', { id: 'rostered', roster: 1 }),
      made('2026-12-08', { id: 'ran', sessionStatus: 'run' }),
      made('2026-12-09', { id: 'absent', outcome: 'AAME' }),
    ];
    expect(planned({ appointments, allocations: [] }, { now: `${first}T09:00` }).cancel).toEqual([]);
  });

  it('after a change of allocations takes what is not as allocated for gone', () => {
    const appointments = [made(first), made(second, { project: 'P2' }), made(third, { to: '12:00' })];
    expect(planned({ appointments }, { trigger: 'allocation-change' })).toEqual({
      ...none,
      make: [
        [second, whole],
        [third, whole],
      ],
      keep: [`A1-${first}`],
      cancel: [`A1-${second}`, `A1-${third}`],
    });
  });

  it('keeps the one that was cut short to the last of the hours, if it is to be cut as short again', () => {
    const entries = written(givenAdjustment('2026-11-25', 1_200));
    const appointments = [made(first, { to: '11:00' })];
    expect(planned({ entries, appointments }, { trigger: 'allocation-change' })).toEqual({
      ...none,
      keep: [`A1-${first}`],
    });
  });

  it.each([
    ['is not in force', { status: 'suspended' as const }],
    ['has no induction', { inductedDate: null }],
  ])('holds nothing to come while it %s', (_, change) => {
    const requirement = { ...terms().requirement, ...change };
    expect(planned({ requirement, appointments: [made(first)] })).toMatchObject({
      make: [],
      cancel: [`A1-${first}`],
      short: 1_260,
    });
  });

  it('begins on the first day on which it can be worked', () => {
    const requirement = { ...terms().requirement, inductedDate: first };
    expect(planned({ requirement }).make[0]).toEqual([second, whole]);
  });
});

describe('a week that a roster has decided', () => {
  const rosteredWeeks = [first];

  it('gets nothing new; what the roster has booked in it is spoken for', () => {
    const appointments = [made('2026-12-02', { id: 'rostered', allocation: null, roster: 1 })];
    // 1,260 - 420: two further Mondays
    expect(planned({ appointments, rosteredWeeks }).make).toEqual([
      [second, whole],
      [third, whole],
    ]);
  });

  it.each(['appointment-change', 'allocation-change'] as const)(
    'keeps what an allocation booked elsewhere than on a session, after %s',
    (trigger) => {
      const answer = planned({ appointments: [made(first)], rosteredWeeks }, { trigger });
      expect(answer).toMatchObject({ keep: [`A1-${first}`], cancel: [] });
      expect(answer.make).toHaveLength(2);
    },
  );

  it.each([
    ['the allocation has ended', { allocations: [{ ...weekly, endDate: '2026-11-29' }] }],
    ['it is at another project', { allocations: [{ ...weekly, project: 'P2' }] }],
    ['the date is not a working one', { nonWorkingDates: [first] }],
  ])('cancels that where %s', (_, change) => {
    const answer = planned({ appointments: [made(first)], rosteredWeeks, ...change });
    expect(answer.cancel).toEqual([`A1-${first}`]);
    expect(answer.make.map(([date]) => date)).not.toContain(first);
  });
});

describe('a session of a programme on the day of an allocation', () => {
  const promised = [{ id: 'G1-3', date: first, from: '16:00', to: '18:30' }];

  it('keeps its time: what was booked there goes, and comes later', () => {
    const appointments = [made(first), made(second)];
    expect(planned({ appointments, promised }, { trigger: 'allocation-change' })).toEqual({
      make: [
        [third, whole],
        [fourth, whole],
      ],
      keep: [`A1-${second}`],
      cancel: [`A1-${first}`],
      short: 0,
    });
  });
});
