import { type IsoDate, lengthOf, minutesOf, overlaps, type Time, timeOf, type Window } from '../calendar.ts';
import { grouped } from '../grouped.ts';
import { type AllocationDay, allocationDays } from './allocation-days.ts';
import {
  type Allocation,
  type AppointmentRequest,
  dayAndTime,
  type PlannedAppointment,
} from './appointment-request.ts';
import { type PlanBounds, unbounded } from './plan-bounds.ts';

/** The nouns of appointment-plan/1 (`formats/appointments.md`). */
export interface NewAppointment extends Window {
  allocation: string;
  project: string;
  date: IsoDate;
}

/** An allocation left out of a day because the person is somewhere else then. */
export interface Clash {
  date: IsoDate;
  /** The allocation that keeps the time; an appointment's id where one booked by hand keeps it; or what else does. */
  kept: string;
  dropped: string;
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
  bounds: PlanBounds;
  remaining: number;
  trainingLeft: number;
  servedUntil: IsoDate | null;
  create: NewAppointment[];
  retain: Set<string>;
  clashes: Clash[];
}

/**
 * Dated appointments that serve what remains of a requirement, from its standing allocations: the rules of
 * `formats/appointments.md`, within further bounds if given. The request has no faults (`requestFaults`). Run again on its own
 * result it creates nothing.
 */
export function planAppointments(request: AppointmentRequest, bounds = unbounded): AppointmentPlan {
  const { date: today, time } = dayAndTime(request.now);
  const draft = draftOf(request, bounds, today);
  const satisfied = draft.remaining <= 0;
  const bookedOn = grouped(request.appointments, ({ date }) => date);
  for (const day of allocationDays(request)) {
    if (draft.remaining <= 0) break;
    const booked = inOrder(bookedOn.get(day.date) ?? []).filter((one) => canStand(draft, one));
    if (request.trigger === 'appointment-change' && booked.length > 0) retain(draft, booked);
    else planDay(draft, day, booked, day.date === today ? time : '00:00');
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
function draftOf(request: AppointmentRequest, bounds: PlanBounds, today: IsoDate): Draft {
  const { requirementMinutes, appointments } = request;
  const draft: Draft = {
    bounds,
    remaining: requirementMinutes,
    trainingLeft: bounds.trainingLeftMinutes,
    servedUntil: null,
    create: [],
    retain: new Set(),
    clashes: [],
  };
  for (const appointment of inOrder(appointments))
    if (appointment.hasOutcome) serve(draft, appointment.date, appointment.minutesCredited ?? 0);
    else if (appointment.date < today) promise(draft, appointment);
  return draft;
}

/** The most minutes that a booking at a project can serve yet: all that remains, of training what its share leaves. */
function mostAt({ bounds, remaining, trainingLeft }: Draft, project: string): number {
  return bounds.isTraining(project) ? Math.min(remaining, trainingLeft) : remaining;
}

/**
 * Whether a booking can be kept. One that an allocation has made goes where its training would credit nothing, or where
 * the person is somewhere else by now; what was booked by hand stays.
 */
function canStand(draft: Draft, appointment: PlannedAppointment): boolean {
  if (appointment.hasOutcome || appointment.allocation === null) return true;
  return mostAt(draft, appointment.project) > 0 && elsewhereThan(draft, appointment) === undefined;
}

function elsewhereThan({ bounds }: Draft, booking: Window & { date: IsoDate }) {
  return bounds.elsewhere.find(({ date, ...window }) => date === booking.date && overlaps(window, booking));
}

/** Counts on the minutes of a booking: of training, as many as its share leaves. */
function promise(draft: Draft, booking: Window & { project: string; date: IsoDate }): void {
  const isTraining = draft.bounds.isTraining(booking.project);
  const minutes = isTraining ? Math.min(lengthOf(booking), draft.trainingLeft) : lengthOf(booking);
  if (isTraining) draft.trainingLeft -= minutes;
  serve(draft, booking.date, minutes);
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
    promise(draft, appointment);
  }
}

/**
 * Plans the allocations of one day by start time, each cut short to what remains. Its own appointment is the one
 * planned, also if it has begun; otherwise it must begin at a time of day or later. Training that would credit nothing is not planned.
 */
function planDay(
  draft: Draft,
  { date, allocations }: AllocationDay,
  booked: readonly PlannedAppointment[],
  notBefore: Time,
): void {
  for (const allocation of allocations) {
    const mostMinutes = mostAt(draft, allocation.project);
    if (mostMinutes <= 0) continue;
    const planned = newAppointment(allocation, date, mostMinutes);
    const there = booked.filter((appointment) => overlaps(appointment, planned));
    const own = there.filter((appointment) => appointment.allocation === allocation.id);
    if (own.length > 0) retain(draft, own);
    else if (allocation.from >= notBefore) place(draft, planned, there);
  }
}

function newAppointment(allocation: Allocation, date: IsoDate, mostMinutes: number): NewAppointment {
  const { id, project, from } = allocation;
  const to = timeOf(minutesOf(from) + Math.min(lengthOf(allocation), mostMinutes));
  return { allocation: id, project, date, from, to };
}

/** Creates an appointment, unless something booked or planned before it, or something else, has its time: then that keeps it. */
function place(draft: Draft, planned: NewAppointment, there: readonly PlannedAppointment[]): void {
  const { allocation, date } = planned;
  const [booked] = there;
  const before = draft.create.find((one) => one.date === date && overlaps(one, planned));
  const among = booked ? (booked.allocation ?? booked.id) : before?.allocation;
  const kept = among ?? elsewhereThan(draft, planned)?.what;
  retain(draft, there);
  if (kept === undefined) {
    draft.create.push(planned);
    promise(draft, planned);
  } else draft.clashes.push({ date, kept, dropped: allocation });
}

function inOrder(appointments: readonly PlannedAppointment[]): PlannedAppointment[] {
  const start = ({ date, from }: PlannedAppointment) => `${date} ${from}`;
  return appointments.toSorted((a, b) => (start(a) < start(b) ? -1 : Number(start(a) > start(b))));
}
