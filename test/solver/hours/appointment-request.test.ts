import { describe, expect, it } from 'vitest';
import {
  type Allocation,
  type AppointmentRequest,
  dayAndTime,
  type PlannedAppointment,
  requestFaults,
} from '../../../solver/hours/appointment-request.ts';
import type { FaultCode } from '../../../solver/roster/problem.ts';
import { givenAllocation, givenAppointment, givenRequest } from '../../given/appointments.ts';

const allocationWith = (change: Partial<Allocation>) => ({
  allocations: [givenAllocation('A1'), givenAllocation('A2', change)],
});
const appointmentWith = (change: Partial<PlannedAppointment>) => ({
  appointments: [givenAppointment('B1', '2026-12-01', change)],
});

describe('a request without a fault', () => {
  it.each<[string, Partial<AppointmentRequest>]>([
    ['to plan a weekly allocation', {}],
    ['with nothing in it', { allocations: [] }],
    ['with a deadline that has passed', { deadline: '2026-01-01' }],
    [
      'with an allocation of one day, to its last minute',
      allocationWith({ endDate: '2026-11-30', to: '24:00' }),
    ],
    ['with an appointment of an allocation that is no more', appointmentWith({ allocation: 'A9' })],
    ['with an outcome that credits nothing', appointmentWith({ hasOutcome: true })],
    ['with a date that stands twice', { nonWorkingDates: ['2026-12-25', '2026-12-25'] }],
  ])('is one %s', (_, change) => {
    expect(requestFaults(givenRequest(change))).toEqual([]);
  });
});

describe('the fault of a request', () => {
  it.each<[string, Partial<AppointmentRequest>, FaultCode, string]>([
    ['whose moment is a date only', { now: '2026-11-30' }, 'malformed', 'now'],
    ['whose moment has seconds', { now: '2026-11-30T09:00:00' }, 'malformed', 'now'],
    ['whose moment is on no date', { now: '2026-11-31T09:00' }, 'malformed', 'now'],
    ['whose moment is no more than a moment', { now: '2026-11-30T09:00T' }, 'malformed', 'now'],
    ['due on no date', { deadline: 'in a year' }, 'malformed', 'deadline'],
    [
      'with two allocations of one id',
      { allocations: [givenAllocation('A1'), givenAllocation('A1')] },
      'duplicate',
      'allocations[1]',
    ],
    ['with an allocation from no time', allocationWith({ from: '0900' }), 'malformed', 'allocations[1].from'],
    ['with an allocation to no time', allocationWith({ to: '25:00' }), 'malformed', 'allocations[1].to'],
    ['with an allocation of no length', allocationWith({ to: '10:00' }), 'out-of-range', 'allocations[1].to'],
    [
      'with an allocation that starts on no date',
      allocationWith({ startDate: '2026-02-30' }),
      'malformed',
      'allocations[1].startDate',
    ],
    [
      'with an allocation that ends on no date',
      allocationWith({ endDate: '2027-02-30' }),
      'malformed',
      'allocations[1].endDate',
    ],
    [
      'with an allocation that ends before it starts',
      allocationWith({ endDate: '2026-11-29' }),
      'out-of-range',
      'allocations[1].endDate',
    ],
    [
      'with two appointments of one id',
      { appointments: [givenAppointment('B1', '2026-12-01'), givenAppointment('B1', '2026-12-02')] },
      'duplicate',
      'appointments[1]',
    ],
    [
      'with an appointment on no date',
      appointmentWith({ date: 'soon' }),
      'malformed',
      'appointments[0].date',
    ],
    [
      'with an appointment that ends before it starts',
      appointmentWith({ to: '09:00' }),
      'out-of-range',
      'appointments[0].to',
    ],
    [
      'with minutes credited before there is an outcome',
      appointmentWith({ minutesCredited: 420 }),
      'out-of-range',
      'appointments[0].minutesCredited',
    ],
    [
      'with a non-working date that is none',
      { nonWorkingDates: ['2026-12-25', '2026-12-32'] },
      'malformed',
      'nonWorkingDates[1]',
    ],
  ])('%s is named with its place', (_, change, code, path) => {
    expect(requestFaults(givenRequest(change))).toMatchObject([{ code, path }]);
  });

  it('has a sentence that names what is wrong, and all of them are told at once', () => {
    const request = givenRequest({
      now: 'today',
      deadline: 'soon',
      ...allocationWith({ endDate: '2026-01-01' }),
    });
    expect(requestFaults(request).map(({ message }) => message)).toEqual([
      'now today must be a date and a time, as 2026-11-30T09:00',
      'soon is not a date',
      'A2: endDate is before startDate',
    ]);
  });
});

describe('a moment', () => {
  it('is a date and a time of day', () => {
    expect(dayAndTime('2026-11-30T09:15')).toEqual({ date: '2026-11-30', time: '09:15' });
  });
});
