import { describe, expect, it } from 'vitest';
import type { AppointmentRequest } from '../../../solver/hours/appointment-request.ts';
import { type AppointmentPlan, planAppointments } from '../../../solver/hours/plan.ts';
import { type Elsewhere, unbounded } from '../../../solver/hours/plan-bounds.ts';
import { givenAllocation, givenAppointment, givenRequest, today } from '../../given/appointments.ts';

/** Today is Monday 30 November 2026, midnight; A1 falls every Monday from 10:00 to 17:00, which is 420 minutes. */
const planOf = (change: Partial<AppointmentRequest>) => planAppointments(givenRequest(change));
const created = (plan: AppointmentPlan) =>
  plan.create.map(({ allocation, date, from, to }) => `${allocation} ${date} ${from}-${to}`);
const credited = (minutes: number) => ({ hasOutcome: true, minutesCredited: minutes });
const ofA1 = { allocation: 'A1' };

describe('what remains', () => {
  it('is planned from today on, until nothing is left', () => {
    // 1,260 = 3 x 420
    expect(planOf({ requirementMinutes: 1_260 })).toEqual({
      format: 'appointment-plan/1',
      outcome: 'create',
      create: [
        { allocation: 'A1', project: 'P1', date: '2026-11-30', from: '10:00', to: '17:00' },
        { allocation: 'A1', project: 'P1', date: '2026-12-07', from: '10:00', to: '17:00' },
        { allocation: 'A1', project: 'P1', date: '2026-12-14', from: '10:00', to: '17:00' },
      ],
      retain: [],
      shortfallMinutes: 0,
      completesOn: '2026-12-14',
      clashes: [],
    });
  });

  it('is less what was credited, and less the length of past appointments that wait for an outcome', () => {
    const appointments = [
      givenAppointment('B1', '2026-11-16', credited(390)),
      givenAppointment('B2', '2026-11-23', { from: '10:00', to: '13:00' }),
    ];
    // 1,000 - 390 credited - 180 offered = 430: a whole Monday and ten minutes
    expect(created(planOf({ requirementMinutes: 1_000, appointments }))).toEqual([
      'A1 2026-11-30 10:00-17:00',
      'A1 2026-12-07 10:00-10:10',
    ]);
  });

  it('loses nothing to an absence', () => {
    const appointments = [
      givenAppointment('B1', '2026-11-16', credited(0)),
      givenAppointment('B2', '2026-11-23', { hasOutcome: true }),
    ];
    expect(created(planOf({ requirementMinutes: 420, appointments }))).toEqual(['A1 2026-11-30 10:00-17:00']);
  });

  it('is cut short to fit at the end', () => {
    // 500 = 420 + 80
    const plan = planOf({ requirementMinutes: 500 });
    expect(created(plan)).toEqual(['A1 2026-11-30 10:00-17:00', 'A1 2026-12-07 10:00-11:20']);
    expect(plan).toMatchObject({ shortfallMinutes: 0, completesOn: '2026-12-07' });
  });

  it('is a shortfall where allocations end before it does', () => {
    const allocations = [givenAllocation('A1', { endDate: '2026-12-07' })];
    // 1,260 - 2 x 420
    expect(planOf({ requirementMinutes: 1_260, allocations })).toMatchObject({
      outcome: 'create',
      create: [{ date: '2026-11-30' }, { date: '2026-12-07' }],
      shortfallMinutes: 420,
      completesOn: null,
    });
  });

  it('is a shortfall after the deadline, and after five years', () => {
    // the Mondays of 30 November and 7 December: 5,000 - 2 x 420
    expect(planOf({ requirementMinutes: 5_000, deadline: '2026-12-13' })).toMatchObject({
      create: [{}, {}],
      shortfallMinutes: 4_160,
    });
    // 261 Mondays from 30 November 2026 to 24 November 2031: 200,000 - 261 x 420
    const plan = planOf({ requirementMinutes: 200_000 });
    expect(plan.create).toHaveLength(261);
    expect(plan).toMatchObject({ shortfallMinutes: 90_380, completesOn: null });
  });
});

describe('the outcome', () => {
  it('is that it is satisfied where nothing remains, on the day that served the last of it', () => {
    const appointments = [
      givenAppointment('B3', '2026-11-23', credited(420)),
      givenAppointment('B1', '2026-11-09', credited(420)),
      givenAppointment('B2', '2026-11-16'),
    ];
    // 840 = 420 credited on 9 November + 420 offered on 16 November
    expect(planOf({ requirementMinutes: 840, appointments })).toEqual({
      format: 'appointment-plan/1',
      outcome: 'satisfied',
      create: [],
      retain: [],
      shortfallMinutes: 0,
      completesOn: '2026-11-16',
      clashes: [],
    });
  });

  it('is that it is satisfied where adjustments credit it all, on no day', () => {
    expect(planOf({ requirementMinutes: 0 })).toMatchObject({ outcome: 'satisfied', completesOn: null });
  });

  it('is that what is booked is sufficient', () => {
    const appointments = [givenAppointment('B1', '2026-12-07'), givenAppointment('B2', today)];
    expect(planOf({ requirementMinutes: 840, appointments })).toMatchObject({
      outcome: 'sufficient',
      create: [],
      retain: ['B2', 'B1'],
      shortfallMinutes: 0,
      completesOn: '2026-12-07',
    });
  });

  it('is that it is insufficient where nothing can be created', () => {
    expect(planOf({ requirementMinutes: 840, allocations: [] })).toMatchObject({
      outcome: 'insufficient',
      create: [],
      shortfallMinutes: 840,
      completesOn: null,
    });
  });

  it('is that it is insufficient where what is booked is not enough, and no more can be created', () => {
    const allocations = [givenAllocation('A1', { endDate: today })];
    const appointments = [givenAppointment('B1', today)];
    expect(planOf({ requirementMinutes: 840, allocations, appointments })).toMatchObject({
      outcome: 'insufficient',
      retain: ['B1'],
      shortfallMinutes: 420,
    });
  });
});

describe('today', () => {
  const allocations = [
    givenAllocation('A1'),
    givenAllocation('A2', { from: '17:00', to: '19:00', project: 'P2' }),
  ];

  it('takes what starts now or later', () => {
    // today from 17:00, 120; Monday week from 10:00, 420, and from 17:00, 120
    const plan = planOf({ now: `${today}T10:01`, requirementMinutes: 660, allocations });
    expect(created(plan)).toEqual([
      'A2 2026-11-30 17:00-19:00',
      'A1 2026-12-07 10:00-17:00',
      'A2 2026-12-07 17:00-19:00',
    ]);
  });

  it('takes what starts this minute', () => {
    const plan = planOf({ now: `${today}T10:00`, requirementMinutes: 420, allocations });
    expect(created(plan)).toEqual(['A1 2026-11-30 10:00-17:00']);
  });

  it('is not planned again for what is under way, which counts as it stands', () => {
    const appointments = [givenAppointment('B1', today, ofA1)];
    for (const trigger of ['appointment-change', 'allocation-change'] as const) {
      const plan = planOf({ now: `${today}T12:00`, trigger, requirementMinutes: 840, appointments });
      expect(created(plan)).toEqual(['A1 2026-12-07 10:00-17:00']);
      expect(plan.retain).toEqual(['B1']);
    }
  });

  it('is passed over on a non-working date, with what is booked on it', () => {
    const appointments = [givenAppointment('B1', today)];
    const plan = planOf({ requirementMinutes: 420, appointments, nonWorkingDates: [today] });
    expect(created(plan)).toEqual(['A1 2026-12-07 10:00-17:00']);
    expect(plan.retain).toEqual([]);
  });
});

describe('several allocations', () => {
  it('serve the time together, day by day and by start time', () => {
    const allocations = [
      givenAllocation('A1'),
      givenAllocation('A2', { weekday: 3, from: '11:00', to: '15:00' }),
      givenAllocation('A3', { from: '08:00', to: '10:00' }),
    ];
    // Monday 120 + 420, Wednesday 240, Monday week 120: 900
    expect(created(planOf({ requirementMinutes: 900, allocations }))).toEqual([
      'A3 2026-11-30 08:00-10:00',
      'A1 2026-11-30 10:00-17:00',
      'A2 2026-12-02 11:00-15:00',
      'A3 2026-12-07 08:00-10:00',
    ]);
  });

  it('are in two places at no time: the earlier start keeps the day, the other is named', () => {
    const allocations = [
      givenAllocation('A1', { from: '12:00', to: '20:00' }),
      givenAllocation('A2', { from: '10:00', to: '18:00', frequency: 'once' }),
      givenAllocation('A3', { from: '19:00', to: '21:00' }),
    ];
    // today: A2 480, A1 overlaps it, A3 120; Monday week: A1 480, A3 overlaps it: 1,080
    const plan = planOf({ requirementMinutes: 1_080, allocations });
    expect(created(plan)).toEqual([
      'A2 2026-11-30 10:00-18:00',
      'A3 2026-11-30 19:00-21:00',
      'A1 2026-12-07 12:00-20:00',
    ]);
    expect(plan.clashes).toEqual([{ date: '2026-11-30', kept: 'A2', dropped: 'A1' }]);
  });

  it('that start together keep the day in the order in which they are given', () => {
    const allocations = [givenAllocation('A2'), givenAllocation('A1')];
    const plan = planOf({ requirementMinutes: 420, allocations });
    expect(created(plan)).toEqual(['A2 2026-11-30 10:00-17:00']);
    expect(plan.clashes).toEqual([]);
  });
});

describe('an allocation for once', () => {
  const allocations = [givenAllocation('A1', { frequency: 'once', startDate: '2026-11-02' })];

  it('is planned one time in a run, whatever was booked before', () => {
    const appointments = [givenAppointment('B1', '2026-11-23', { ...ofA1, ...credited(420) })];
    // 1,260 - 420 credited - 420 planned
    expect(planOf({ requirementMinutes: 1_260, allocations, appointments })).toMatchObject({
      create: [{ allocation: 'A1', date: today }],
      shortfallMinutes: 420,
    });
  });
});

describe('days far ahead', () => {
  it('hold nothing: an allocation that starts after them never falls', () => {
    for (const startDate of ['9999-12-30', '9999-12-31', '2099-01-01'])
      expect(planOf({ allocations: [givenAllocation('A1', { startDate })] })).toMatchObject({
        outcome: 'insufficient',
        create: [],
        shortfallMinutes: 1_260,
      });
  });
});

describe('after a change of appointments', () => {
  it('nothing is planned on a day that holds one: those without an outcome are retained and count', () => {
    const appointments = [
      givenAppointment('B1', today, { from: '18:00', to: '20:00' }),
      givenAppointment('B2', '2026-12-07', credited(0)),
      givenAppointment('B3', '2026-12-14', { from: '07:00', to: '08:00' }),
      givenAppointment('B4', '2026-12-14'),
    ];
    // 120 today, nothing on 7 December, 60 + 420 on 14 December: 700 leave 100
    const plan = planOf({ requirementMinutes: 700, appointments });
    expect(plan.retain).toEqual(['B1', 'B3', 'B4']);
    expect(created(plan)).toEqual(['A1 2026-12-21 10:00-11:40']);
  });

  it('appointments on days on which no allocation falls do not count', () => {
    const appointments = [givenAppointment('B1', '2026-12-01', { from: '00:00', to: '23:00' })];
    const plan = planOf({ requirementMinutes: 420, appointments });
    expect(created(plan)).toEqual(['A1 2026-11-30 10:00-17:00']);
    expect(plan.retain).toEqual([]);
  });

  it('a retained appointment longer than what remains leaves no shortfall, and none below nothing', () => {
    const appointments = [givenAppointment('B1', today)];
    expect(planOf({ requirementMinutes: 60, appointments })).toMatchObject({
      outcome: 'sufficient',
      retain: ['B1'],
      shortfallMinutes: 0,
      completesOn: today,
    });
  });
});

describe('after a change of allocations', () => {
  const trigger = 'allocation-change';

  it('an appointment of the same date, times, project and allocation is the one planned', () => {
    const appointments = [givenAppointment('B1', '2026-12-07', ofA1)];
    const plan = planOf({ trigger, requirementMinutes: 1_260, appointments });
    expect(created(plan)).toEqual(['A1 2026-11-30 10:00-17:00', 'A1 2026-12-14 10:00-17:00']);
    expect(plan).toMatchObject({ retain: ['B1'], completesOn: '2026-12-14', clashes: [] });
  });

  it('is not created again where it has an outcome, and counts what was credited', () => {
    const appointments = [
      givenAppointment('B1', today, { ...ofA1, ...credited(300) }),
      givenAppointment('B2', '2026-12-07', { ...ofA1, ...credited(0) }),
    ];
    // 720 - 300 = 420
    const plan = planOf({ trigger, requirementMinutes: 720, appointments });
    expect(created(plan)).toEqual(['A1 2026-12-14 10:00-17:00']);
    expect(plan).toMatchObject({ retain: [], clashes: [] });
  });

  it('one of other times, project or allocation is not the one planned: that is created', () => {
    const appointments = [
      givenAppointment('B1', today, { ...ofA1, from: '09:00', to: '11:00' }),
      givenAppointment('B2', '2026-12-07', { ...ofA1, project: 'P2' }),
      givenAppointment('B3', '2026-12-14', { allocation: 'A9' }),
    ];
    const plan = planOf({ trigger, requirementMinutes: 1_260, appointments });
    expect(created(plan)).toEqual(
      [today, '2026-12-07', '2026-12-14'].map((date) => `A1 ${date} 10:00-17:00`),
    );
    expect(plan).toMatchObject({ retain: [], clashes: [] });
  });

  it('of two that overlap the earlier start keeps the day, whichever was booked before', () => {
    const allocations = [
      givenAllocation('A0', { from: '09:00', to: '11:00' }),
      givenAllocation('A1', { endDate: '2026-12-07' }),
    ];
    const appointments = [givenAppointment('B1', today, ofA1)];
    const plan = planOf({ trigger, requirementMinutes: 240, allocations, appointments });
    expect(created(plan)).toEqual(['A0 2026-11-30 09:00-11:00', 'A0 2026-12-07 09:00-11:00']);
    expect(plan.retain).toEqual([]);
    expect(plan.clashes).toEqual([{ date: today, kept: 'A0', dropped: 'A1' }]);
  });

  it('one booked by hand at that time keeps it: the allocation is left out, and named', () => {
    const appointments = [
      givenAppointment('B1', today, { project: 'P2', from: '16:00', to: '18:00' }),
      givenAppointment('B2', '2026-12-07', { project: 'P2', allocation: 'A9', ...credited(0) }),
    ];
    // 120 retained, 420 planned
    const plan = planOf({ trigger, requirementMinutes: 540, appointments });
    expect(created(plan)).toEqual(['A1 2026-12-14 10:00-17:00']);
    expect(plan.retain).toEqual(['B1']);
    expect(plan.clashes).toEqual([
      { date: '2026-11-30', kept: 'B1', dropped: 'A1' },
      { date: '2026-12-07', kept: 'A9', dropped: 'A1' },
    ]);
  });

  it('one at another time of the day is no matter', () => {
    const appointments = [givenAppointment('B1', today, { ...ofA1, from: '17:00', to: '19:00' })];
    const plan = planOf({ trigger, requirementMinutes: 420, appointments });
    expect(created(plan)).toEqual(['A1 2026-11-30 10:00-17:00']);
    expect(plan.retain).toEqual([]);
  });
});

describe('a time that is promised elsewhere', () => {
  const promised = { what: 'programme', date: '2026-11-30', from: '16:00', to: '18:30' };

  const elsewhere = (...times: Elsewhere[]) => ({ ...unbounded, elsewhere: times });

  it('is left to that: the allocation is left out of the day, and the time planned later', () => {
    // 420: one Monday of seven hours, the second.
    expect(planAppointments(givenRequest({ requirementMinutes: 420 }), elsewhere(promised))).toMatchObject({
      create: [{ date: '2026-12-07', from: '10:00', to: '17:00' }],
      clashes: [{ date: '2026-11-30', kept: 'programme', dropped: 'A1' }],
      shortfallMinutes: 0,
    });
  });

  it('is no clash where it only touches, or is of another day', () => {
    const after = { ...promised, from: '17:00' };
    const another = { ...promised, date: '2026-12-01' };
    const plan = planAppointments(givenRequest({ requirementMinutes: 420 }), elsewhere(after, another));
    expect(plan.clashes).toEqual([]);
    expect(created(plan)).toEqual(['A1 2026-11-30 10:00-17:00']);
  });

  it('is left to that although the allocation is booked there', () => {
    const appointments = [givenAppointment('B1', '2026-11-30', ofA1)];
    const request = givenRequest({ requirementMinutes: 420, appointments, trigger: 'allocation-change' });
    const plan = planAppointments(request, elsewhere(promised));
    expect(plan.retain).toEqual([]);
    expect(created(plan)).toEqual(['A1 2026-12-07 10:00-17:00']);
  });
});
