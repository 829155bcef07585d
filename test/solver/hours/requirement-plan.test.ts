import { describe, expect, it } from 'vitest';
import {
  type KeptAllocation,
  type KeptAppointment,
  type PlanOccasion,
  type PlanTerms,
  requirementPlan,
} from '../../../solver/hours/requirement-plan.ts';
import { givenAllocation, today } from '../../given/appointments.ts';
import { givenAdjustment, givenCourse, givenOutcome, written } from '../../given/entries.ts';

/** Mondays of seven hours at P1, from 10:00, from Monday 30 November 2026 on. */
const weekly: KeptAllocation = { ...givenAllocation('A1'), projectType: 'group', projectEndDate: null };
const [first, second, third] = ['2026-11-30', '2026-12-07', '2026-12-14'] as const;

/** An appointment that the allocation has made. */
const made = (date: string, change: Partial<KeptAppointment> = {}): KeptAppointment => ({
  ...{ id: `A1-${date}`, project: 'P1', projectType: 'group', date, from: '10:00', to: '17:00' },
  breakMinutes: 0,
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
  absences: [],
  rosteredWeeks: [],
  elsewhere: [],
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

  it('lets go of an appointment whose day its allocation does not fall any more, for another that does', () => {
    // A1 has ended on the first Monday, and A2 has the Mondays from then on.
    const ended = { ...weekly, endDate: first };
    const other: KeptAllocation = { ...weekly, id: 'A2', project: 'P2', startDate: second };
    const appointments = [made(first), made(second), made(third)];
    const answer = planned({ allocations: [ended, other], appointments }, { trigger: 'allocation-change' });
    expect(answer).toMatchObject({
      make: [
        [second, whole],
        [third, whole],
      ],
      keep: [`A1-${first}`],
      cancel: [`A1-${second}`, `A1-${third}`],
      short: 0,
    });
  });

  it('counts what an appointment will credit, its break taken off', () => {
    // 1,260 - 3 x 360 = 180
    const appointments = [first, second, third].map((date) => made(date, { breakMinutes: 60 }));
    expect(planned({ appointments }).make).toEqual([['2026-12-21', '13:00']]);
  });

  it('counts nothing that it cancels, where it begins later than before', () => {
    const requirement = { ...terms().requirement, inductedDate: first };
    expect(planned({ requirement, appointments: [made(first), made(second), made(third)] })).toMatchObject({
      make: [['2026-12-21', whole]],
      keep: [`A1-${second}`, `A1-${third}`],
      cancel: [`A1-${first}`],
      short: 0,
    });
  });

  it.each([
    ['its project ends', { projectEndDate: second }],
    ['its project ends before the allocation does', { projectEndDate: second, endDate: third }],
    ['it ends before its project does', { projectEndDate: third, endDate: second }],
  ])('makes nothing of an allocation after %s', (_, change) => {
    // 1,260 - 2 x 420 = 420
    expect(planned({ allocations: [{ ...weekly, ...change }] })).toMatchObject({
      make: [
        [first, whole],
        [second, whole],
      ],
      short: 420,
    });
  });

  it('begins on the first day on which it can be worked', () => {
    const requirement = { ...terms().requirement, inductedDate: first };
    expect(planned({ requirement }).make[0]).toEqual([second, whole]);
  });
});

describe('training by standing allocations', () => {
  // 20 % of 1,260 ordered = 252 minutes of training count
  const training: KeptAllocation = { ...weekly, projectType: 'ete' };
  const course = (date: string, change: Partial<KeptAppointment> = {}) =>
    made(date, { projectType: 'ete', ...change });

  it('is planned up to its share, and what it cannot serve is short', () => {
    // 1,260 - 252 = 1,008
    expect(planned({ allocations: [training] })).toEqual({ ...none, make: [[first, '14:12']], short: 1_008 });
  });

  it('leaves the rest to work', () => {
    const work: KeptAllocation = { ...weekly, id: 'A2', project: 'P2', weekday: 2 };
    // Monday 252 of training, then Tuesdays 420 + 420 + 168
    expect(planned({ allocations: [training, work] })).toMatchObject({
      make: [
        [first, '14:12'],
        ['2026-12-01', whole],
        ['2026-12-08', whole],
        ['2026-12-15', '12:48'],
      ],
      short: 0,
    });
  });

  it('is cancelled beyond what courses, waiting sessions and rosters leave of it', () => {
    const appointments = [
      course(first, { allocation: null, roster: 1 }),
      course(second, { to: '14:12' }),
      course(third, { to: '14:12' }),
    ];
    const answer = planned({ allocations: [training], appointments, rosteredWeeks: [first] });
    // The roster's 420 serve 252: 1,008 are left, and no training serves them.
    expect(answer).toEqual({ ...none, cancel: [`A1-${second}`, `A1-${third}`], short: 1_008 });

    const waiting = [course('2026-11-23'), course(second)];
    expect(planned({ allocations: [training], appointments: waiting })).toMatchObject({
      cancel: [`A1-${second}`],
      short: 1_008,
    });

    const entries = written(givenCourse('2026-11-24', 252));
    expect(planned({ allocations: [training], entries })).toEqual({ ...none, short: 1_008 });
  });
});

describe('training booked by hand', () => {
  it('has its part of the share, also on days on which no allocation falls', () => {
    const training: KeptAllocation = { ...weekly, id: 'E1', project: 'E', projectType: 'ete', weekday: 3 };
    const byHand = made('2026-12-03', {
      id: 'hand',
      allocation: null,
      project: 'E',
      projectType: 'ete',
      to: '13:00',
    });
    // 252 of training, of which 180 are booked: 72 are left
    expect(planned({ allocations: [training], appointments: [byHand] }).make).toEqual([
      ['2026-12-02', '11:12'],
    ]);
  });
});

describe('somebody who is elsewhere', () => {
  const court = { date: second, from: '11:00', to: '12:00', what: 'court' };

  it('is not booked then, and it is told what keeps the time', () => {
    const { plan } = requirementPlan(terms({ elsewhere: [court] }), occasion);
    expect(plan.clashes).toEqual([{ date: second, kept: 'court', dropped: 'A1' }]);
    expect(plan.create.map(({ date }) => date)).toEqual([first, third, '2026-12-21']);
  });

  it('may be booked on the same day before or after it', () => {
    const early = { ...court, from: '08:00', to: '10:00' };
    expect(requirementPlan(terms({ elsewhere: [early] }), occasion).plan.clashes).toEqual([]);
  });

  it('is not booked on a day on which they said that they cannot come', () => {
    expect(planned({ absences: [first], appointments: [made(first)] })).toMatchObject({
      make: [
        [second, whole],
        [third, whole],
        ['2026-12-21', whole],
      ],
      cancel: [`A1-${first}`],
    });
  });

  it('leaves an appointment that an allocation has made, and keeps one made by hand', () => {
    const elsewhere = [court, { ...court, date: third, what: 'B7' }];
    const appointments = [made(second), made(third, { allocation: null })];
    expect(planned({ appointments, elsewhere })).toMatchObject({ cancel: [`A1-${second}`], keep: [] });
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
    ['the person cannot come that day', { absences: [first] }],
  ])('cancels that where %s', (_, change) => {
    const answer = planned({ appointments: [made(first)], rosteredWeeks, ...change });
    expect(answer.cancel).toEqual([`A1-${first}`]);
    expect(answer.make.map(([date]) => date)).not.toContain(first);
  });
});
