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

/** Counts on an appointment that is booked: of training, on as much as its share leaves. */
function promise(draft: Draft, appointment: PlannedAppointment): void {
  const reserved = draft.bounds.reserved.get(appointment.id);
  if (reserved === undefined) count(draft, appointment, draft.bounds.worth(appointment));
  else serve(draft, appointment.date, reserved);
}

function count(draft: Draft, { project, date }: { project: string; date: IsoDate }, worth: number): void {
  const isTraining = draft.bounds.isTraining(project);
  const minutes = isTraining ? Math.min(worth, draft.trainingLeft) : worth;
  if (isTraining) draft.trainingLeft -= minutes;
  serve(draft, date, minutes);
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

/** Time of a day that is taken, and by what. */
interface Taken extends Window {
  by: string;
}

/**
 * Plans the allocations of one day by start time, each cut short to what remains. Its own appointment, at its own times and
 * project, is the one planned, also if it has begun; otherwise it must begin at a time of day or later. What was booked by
 * hand, or has its outcome, keeps its time, and so does an allocation that starts earlier; an appointment that an allocation
 * made otherwise than it is now is not looked at. Training that would credit nothing is not planned.
 */
function planDay(
  draft: Draft,
  { date, allocations }: AllocationDay,
  booked: readonly PlannedAppointment[],
  notBefore: Time,
): void {
  const taken: Taken[] = [];
  for (const allocation of allocations) {
    if (draft.remaining <= 0) return;
    const mostMinutes = mostAt(draft, allocation.project);
    if (mostMinutes <= 0) continue;
    const planned = newAppointment(allocation, date, mostMinutes);
    const own = booked.filter((one) => isOwn(one, allocation, planned));
    const standing = booked.filter((one) => isFixed(one) && !own.includes(one) && overlaps(one, planned));
    retain(draft, standing);
    const by = takenBy(draft, planned, standing, taken);
    if (by !== undefined) draft.clashes.push({ date, kept: by, dropped: allocation.id });
    else if (own.length > 0) {
      retain(draft, own);
      for (const { from, to } of own) taken.push({ from, to, by: allocation.id });
    } else if (allocation.from >= notBefore) {
      draft.create.push(planned);
      count(draft, planned, lengthOf(planned));
      taken.push({ from: planned.from, to: planned.to, by: allocation.id });
    }
  }
}

/** Whether an appointment is the one that an allocation would plan: in full, or cut short as it would be now. */
function isOwn(one: PlannedAppointment, allocation: Allocation, planned: NewAppointment): boolean {
  const { id, project, from, to } = allocation;
  const isThere = one.allocation === id && one.project === project && one.from === from;
  return isThere && (one.to === to || one.to === planned.to);
}

/** Whether an appointment keeps its time whatever the allocations say. */
const isFixed = ({ allocation, hasOutcome }: PlannedAppointment) => allocation === null || hasOutcome;

/** What has the time of a planned appointment already; undefined: nothing. */
function takenBy(
  draft: Draft,
  planned: NewAppointment,
  [standing]: readonly PlannedAppointment[],
  taken: readonly Taken[],
): string | undefined {
  if (standing) return standing.allocation ?? standing.id;
  const earlier = taken.find((one) => overlaps(one, planned));
  return earlier?.by ?? elsewhereThan(draft, planned)?.what;
}

function newAppointment(allocation: Allocation, date: IsoDate, mostMinutes: number): NewAppointment {
  const { id, project, from } = allocation;
  const to = timeOf(minutesOf(from) + Math.min(lengthOf(allocation), mostMinutes));
  return { allocation: id, project, date, from, to };
}

function inOrder(appointments: readonly PlannedAppointment[]): PlannedAppointment[] {
  const start = ({ date, from }: PlannedAppointment) => `${date} ${from}`;
  return appointments.toSorted((a, b) => (start(a) < start(b) ? -1 : Number(start(a) > start(b))));
}
