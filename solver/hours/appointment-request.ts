import { type IsoDate, isDate, isTime, type Time, type Weekday, type Window } from '../calendar.ts';
import { lastServiceDate } from '../kinds.ts';
import type { Fault, FaultCode } from '../roster/problem.ts';

/** The nouns of appointment-request/1 (`formats/appointments.md`): dates and times local, durations in minutes. */
export const frequencies = ['once', 'weekly', 'fortnightly'] as const;
export type Frequency = (typeof frequencies)[number];

/** What changed, so that a requirement is planned again: appointments already booked stand in its way or not. */
export const triggers = ['appointment-change', 'allocation-change'] as const;
export type Trigger = (typeof triggers)[number];

/** A standing link of a person to a project on a weekday. */
export interface Allocation extends Window {
  id: string;
  project: string;
  frequency: Frequency;
  weekday: Weekday;
  startDate: IsoDate;
  /** Inclusive; null: open. */
  endDate: IsoDate | null;
}

/** An appointment that is booked already, or past. */
export interface PlannedAppointment extends Window {
  id: string;
  project: string;
  /** Null: booked by hand. */
  allocation: string | null;
  date: IsoDate;
  hasOutcome: boolean;
  /** Null without an outcome. */
  minutesCredited: number | null;
}

export interface AppointmentRequest {
  format: 'appointment-request/1';
  /** `YYYY-MM-DDTHH:MM`: today, and the time of day. */
  now: string;
  trigger: Trigger;
  /** Ordered, plus adjustments. */
  requirementMinutes: number;
  /** The last day on which time can be worked; null: none is set. */
  deadline: IsoDate | null;
  allocations: readonly Allocation[];
  appointments: readonly PlannedAppointment[];
  nonWorkingDates: readonly IsoDate[];
}

/** The date and the time of day of a moment `YYYY-MM-DDTHH:MM`. */
export function dayAndTime(moment: string): { date: IsoDate; time: Time } {
  const [date = '', time = ''] = moment.split('T', 2);
  return { date, time };
}

/**
 * Every fault of a request whose shape is right: dates and times that are none, ids that stand twice, ends before
 * their starts, minutes credited before there is an outcome. Empty: it can be planned. Never throws.
 */
export function requestFaults(request: AppointmentRequest): Fault<FaultCode>[] {
  const faults: Fault<FaultCode>[] = [];
  const add = (code: FaultCode, path: string, message: string) => faults.push({ code, path, message });
  const checkDate = (path: string, date: IsoDate) => {
    if (!isDate(date)) add('malformed', path, `${date} is not a date`);
  };
  const checkWindow = (path: string, { from, to }: Window) => {
    if (!isTime(from)) add('malformed', `${path}.from`, `${from} is not a time`);
    if (!isTime(to)) add('malformed', `${path}.to`, `${to} is not a time`);
    if (from >= to) add('out-of-range', `${path}.to`, 'to must be later than from');
  };
  const checkIds = (list: 'allocations' | 'appointments') => {
    const seen = new Set<string>();
    request[list].forEach(({ id }, i) => {
      if (seen.has(id)) add('duplicate', `${list}[${i}]`, `${id} stands more than once in ${list}`);
      seen.add(id);
    });
  };

  const { date, time } = dayAndTime(request.now);
  if (!isDate(date) || !isTime(time) || request.now !== `${date}T${time}`)
    add('malformed', 'now', `now ${request.now} must be a date and a time, as 2026-11-30T09:00`);
  else if (date > lastServiceDate)
    add('out-of-range', 'now', `now ${request.now} must not be after ${lastServiceDate}`);
  if (request.deadline !== null) checkDate('deadline', request.deadline);

  checkIds('allocations');
  request.allocations.forEach((allocation, i) => {
    const path = `allocations[${i}]`;
    const { id, startDate, endDate } = allocation;
    checkWindow(path, allocation);
    checkDate(`${path}.startDate`, startDate);
    if (endDate === null) return;
    checkDate(`${path}.endDate`, endDate);
    if (endDate < startDate) add('out-of-range', `${path}.endDate`, `${id}: endDate is before startDate`);
  });

  checkIds('appointments');
  request.appointments.forEach((appointment, i) => {
    const path = `appointments[${i}]`;
    const { id, hasOutcome, minutesCredited } = appointment;
    checkDate(`${path}.date`, appointment.date);
    checkWindow(path, appointment);
    if (!hasOutcome && (minutesCredited ?? 0) > 0)
      add('out-of-range', `${path}.minutesCredited`, `${id}: credited, but has no outcome`);
  });

  request.nonWorkingDates.forEach((day, i) => {
    checkDate(`nonWorkingDates[${i}]`, day);
  });
  return faults;
}
