import fc from 'fast-check';
import { addDays, firstOn, timeOf, type Weekday } from '../../solver/calendar.ts';
import {
  type Allocation,
  type AppointmentRequest,
  frequencies,
  type PlannedAppointment,
  triggers,
} from '../../solver/hours/appointment-request.ts';
import type { AppointmentPlan } from '../../solver/hours/plan.ts';

/** Monday 30 November 2026: today, from midnight on. */
export const today = '2026-11-30';

/** Every Monday from 10:00 to 17:00, seven hours, from today on: change what the story is about. */
export function givenAllocation(id: string, change: Partial<Allocation> = {}): Allocation {
  return {
    id,
    project: 'P1',
    frequency: 'weekly',
    weekday: 1,
    from: '10:00',
    to: '17:00',
    startDate: today,
    endDate: null,
    ...change,
  };
}

/** Seven hours booked by hand, without an outcome yet. */
export function givenAppointment(
  id: string,
  date: string,
  change: Partial<PlannedAppointment> = {},
): PlannedAppointment {
  return {
    id,
    project: 'P1',
    allocation: null,
    date,
    from: '10:00',
    to: '17:00',
    hasOutcome: false,
    minutesCredited: null,
    ...change,
  };
}

/** Twenty-one hours to plan, without a deadline, holidays or anything booked. */
export function givenRequest(change: Partial<AppointmentRequest> = {}): AppointmentRequest {
  return {
    format: 'appointment-request/1',
    now: `${today}T00:00`,
    trigger: 'appointment-change',
    requirementMinutes: 1_260,
    deadline: null,
    allocations: [givenAllocation('A1')],
    appointments: [],
    nonWorkingDates: [],
    ...change,
  };
}

/** The request once its plan is carried out: what the plan creates is booked. */
export function carriedOut(request: AppointmentRequest, plan: AppointmentPlan): AppointmentRequest {
  const created = plan.create.map((one, i) => givenAppointment(`new ${i}`, one.date, one));
  return { ...request, appointments: [...request.appointments, ...created] };
}

const anyDay = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => addDays(today, days));

/** Of half an hour or more, on the half hour. */
const anyWindow = fc
  .uniqueArray(fc.integer({ min: 12, max: 44 }), { minLength: 2, maxLength: 2 })
  .map((halves) => halves.sort((a, b) => a - b).map((half) => timeOf(half * 30)))
  .map(([from = '', to = '']) => ({ from, to }));

const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

const anyAllocation = fc
  .record({
    window: anyWindow,
    project: fc.constantFrom('P1', 'P2'),
    frequency: fc.constantFrom(...frequencies),
    weekday: anyWeekday,
    startDate: anyDay(-60, 30),
    days: fc.option(fc.nat(120)),
  })
  .map(
    ({ window, days, ...rest }): Omit<Allocation, 'id'> => ({
      ...rest,
      ...window,
      endDate: days === null ? null : addDays(rest.startDate, days),
    }),
  );

const anyOutcome = fc.oneof(
  fc.constant({ hasOutcome: false, minutesCredited: null }),
  fc.constantFrom(0, 60, 420).map((minutesCredited) => ({ hasOutcome: true, minutesCredited })),
);

/** Half of them as an allocation would book them, half by hand at any time. */
const appointmentOf = (allocations: readonly Allocation[]) =>
  fc
    .record({
      date: anyDay(-40, 90),
      outcome: anyOutcome,
      window: anyWindow,
      allocation: fc.option(fc.nat()),
    })
    .map(({ date, outcome, window, allocation }): Omit<PlannedAppointment, 'id'> => {
      const by = allocation === null ? undefined : allocations[allocation % allocations.length];
      if (!by) return { date, project: 'P1', allocation: null, ...window, ...outcome };
      const { id, project, from, to, weekday } = by;
      return { date: firstOn(weekday, date), project, allocation: id, from, to, ...outcome };
    });

const named = <T>(letter: string, rows: readonly T[]) =>
  rows.map((row, i) => ({ ...row, id: `${letter}${i}` }));

/** Any faultless request: allocations that overlap, end or have not begun; appointments booked over one another. */
export const anyRequest: fc.Arbitrary<AppointmentRequest> = fc
  .array(anyAllocation, { maxLength: 4 })
  .map((rows) => named('A', rows))
  .chain((allocations) =>
    fc.record({
      format: fc.constant('appointment-request/1' as const),
      now: fc.constantFrom('00:00', '09:30', '14:00').map((time) => `${today}T${time}`),
      trigger: fc.constantFrom(...triggers),
      requirementMinutes: fc.integer({ min: 0, max: 7_200 }),
      deadline: fc.option(anyDay(-7, 200)),
      allocations: fc.constant(allocations),
      appointments: fc.array(appointmentOf(allocations), { maxLength: 8 }).map((rows) => named('B', rows)),
      nonWorkingDates: fc.array(anyDay(0, 60), { maxLength: 12 }),
    }),
  );
