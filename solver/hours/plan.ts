import { type IsoDate, lengthOf, minutesOf, overlaps, type Time, timeOf, type Window } from '../calendar.ts';
import { grouped } from '../grouped.ts';
import { type AllocationDay, allocationDays } from './allocation-days.ts';
import {
  type Allocation,
  type AppointmentRequest,
  dayAndTime,
  type PlannedAppointment,
} from './appointment-request.ts';

/** The nouns of appointment-plan/1 (`formats/appointments.md`). */
export interface NewAppointment extends Window {
  allocation: string;
  project: string;
  date: IsoDate;
}

/** An allocation left out of a day because the person is somewhere else then. */
export interface Clash {
  date: IsoDate;
  /** The allocation that keeps the time; an appointment's id where one booked by hand keeps it, or that of a promise. */
  kept: string;
  dropped: string;
}

/** A time that a person has promised elsewhere: a session of a programme, say. */
export interface Promised extends Window {
  id: string;
  date: IsoDate;
}

export interface AppointmentPlan {
  format: 'appointment-plan/1';
  /**
   * `satisfied`: no time remains to be planned. `sufficient`: what is booked serves it all. `create`: there are
   * appointments to create, also where a shortfall is left. `insufficient`: there are none, and time remains.
   */
  outcome: 'satisfied' | 'sufficient' | 'create' | 'insufficient';
  create: NewAppointment[];
  /** Ids of booked appointments that serve the time, in order. */
  retain: string[];
  shortfallMinutes: number;
  /** The day of the last appointment that serves the time; null: it is not served, or needs no appointment. */
  completesOn: IsoDate | null;
  clashes: Clash[];
}

/** A plan as it is made, day after day. */
interface Draft {
  remaining: number;
  servedUntil: IsoDate | null;
  create: NewAppointment[];
  retain: Set<string>;
  clashes: Clash[];
}

/**
 * Dated appointments that serve what remains of a requirement, from its standing allocations: the rules of
 * `formats/appointments.md`. The request has no faults (`requestFaults`). Run again on its own result it creates nothing.
 * An allocation is left out of a day on which its time is promised elsewhere, also if it was booked before that was.
 */
export function planAppointments(
  request: AppointmentRequest,
  promised: readonly Promised[] = [],
): AppointmentPlan {
  const { date: today, time } = dayAndTime(request.now);
  const draft = draftOf(request, today);
  const satisfied = draft.remaining <= 0;
  const bookedOn = grouped(request.appointments, ({ date }) => date);
  for (const day of allocationDays(request)) {
    if (draft.remaining <= 0) break;
    const booked = inOrder(bookedOn.get(day.date) ?? []);
    if (request.trigger === 'appointment-change' && booked.length > 0) retain(draft, booked);
    else planDay(draft, free(draft, day, promised), booked, day.date === today ? time : '00:00');
  }
  const { create, clashes } = draft;
  const shortfallMinutes = Math.max(0, draft.remaining);
  const outcome = () => {
    if (create.length > 0) return 'create';
    return shortfallMinutes > 0 ? 'insufficient' : 'sufficient';
  };
  return {
    format: 'appointment-plan/1',
    outcome: satisfied ? 'satisfied' : outcome(),
    create,
    retain: [...draft.retain],
    shortfallMinutes,
    completesOn: shortfallMinutes > 0 ? null : draft.servedUntil,
    clashes,
  };
}

/** What remains when time credited, and past time that waits for its outcome, is taken off (rule 1). */
function draftOf({ requirementMinutes, appointments }: AppointmentRequest, today: IsoDate): Draft {
  const draft: Draft = {
    remaining: requirementMinutes,
    servedUntil: null,
    create: [],
    retain: new Set(),
    clashes: [],
  };
  for (const appointment of inOrder(appointments)) {
    const offered = appointment.date < today ? lengthOf(appointment) : 0;
    serve(draft, appointment.date, appointment.hasOutcome ? (appointment.minutesCredited ?? 0) : offered);
  }
  return draft;
}

function serve(draft: Draft, date: IsoDate, minutes: number): void {
  if (draft.remaining > 0 && minutes > 0) draft.servedUntil = date;
  draft.remaining -= minutes;
}

/** Keeps booked appointments, each once. One with an outcome has served what it will. */
function retain(draft: Draft, booked: readonly PlannedAppointment[]): void {
  for (const appointment of booked) {
    if (appointment.hasOutcome || draft.retain.has(appointment.id)) continue;
    draft.retain.add(appointment.id);
    serve(draft, appointment.date, lengthOf(appointment));
  }
}

/**
 * Plans the allocations of one day by start time, each cut short to what remains. Its own appointment is the one
 * planned, also if it has begun; otherwise it must begin at a time of day or later.
 */
function planDay(
  draft: Draft,
  { date, allocations }: AllocationDay,
  booked: readonly PlannedAppointment[],
  notBefore: Time,
): void {
  for (const allocation of allocations) {
    if (draft.remaining <= 0) return;
    const planned = newAppointment(allocation, date, draft.remaining);
    const there = booked.filter((appointment) => overlaps(appointment, planned));
    const own = there.filter((appointment) => appointment.allocation === allocation.id);
    if (own.length > 0) retain(draft, own);
    else if (allocation.from >= notBefore) place(draft, planned, there);
  }
}

/** The allocations of a day without those whose time is promised elsewhere: each is a clash. */
function free(
  draft: Draft,
  { date, allocations }: AllocationDay,
  promised: readonly Promised[],
): AllocationDay {
  const away = promised.filter((one) => one.date === date);
  const isFree = (allocation: Allocation) => {
    const kept = away.find((one) => overlaps(one, allocation));
    if (kept) draft.clashes.push({ date, kept: kept.id, dropped: allocation.id });
    return kept === undefined;
  };
  return { date, allocations: allocations.filter(isFree) };
}

function newAppointment(allocation: Allocation, date: IsoDate, mostMinutes: number): NewAppointment {
  const { id, project, from } = allocation;
  const to = timeOf(minutesOf(from) + Math.min(lengthOf(allocation), mostMinutes));
  return { allocation: id, project, date, from, to };
}

/** Creates an appointment, unless something booked or planned before it has its time: then that keeps it. */
function place(draft: Draft, planned: NewAppointment, there: readonly PlannedAppointment[]): void {
  const { allocation, date } = planned;
  const [booked] = there;
  const before = draft.create.find((one) => one.date === date && overlaps(one, planned));
  const kept = booked ? (booked.allocation ?? booked.id) : before?.allocation;
  retain(draft, there);
  if (kept === undefined) {
    draft.create.push(planned);
    serve(draft, date, lengthOf(planned));
  } else draft.clashes.push({ date, kept, dropped: allocation });
}

function inOrder(appointments: readonly PlannedAppointment[]): PlannedAppointment[] {
  const start = ({ date, from }: PlannedAppointment) => `${date} ${from}`;
  return appointments.toSorted((a, b) => (start(a) < start(b) ? -1 : Number(start(a) > start(b))));
}
