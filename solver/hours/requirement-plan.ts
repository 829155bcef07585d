import { datesOfWeek, type IsoDate, lengthOf, type Window, weekdayOf, weekStartOf } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import {
  type Allocation,
  type AppointmentRequest,
  dayAndTime,
  type PlannedAppointment,
  type Trigger,
} from './appointment-request.ts';
import { type Candidate, workableFrom } from './eligibility.ts';
import type { Entry } from './entries.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { type AppointmentPlan, type NewAppointment, type Promised, planAppointments } from './plan.ts';

/** An appointment of a requirement as it is kept. */
export interface KeptAppointment extends Window {
  id: string;
  project: string;
  date: IsoDate;
  outcome: string | null;
  /** The allocation that it was made by; null: none. */
  allocation: string | null;
  /** The published roster that made or kept it; null: none. */
  roster: number | null;
  sessionStatus: 'planned' | 'stood-down' | 'run' | null;
}

/** All of a requirement that its plan depends on. */
export interface PlanTerms {
  requirement: Omit<Candidate, 'remainingMinutes'> & { orderedMinutes: number };
  entries: readonly Entry[];
  appointments: readonly KeptAppointment[];
  allocations: readonly Allocation[];
  /** Besides bank holidays. */
  nonWorkingDates: readonly IsoDate[];
  /** Mondays of the weeks that a published roster of the person's area has decided. */
  rosteredWeeks: readonly IsoDate[];
  /** Times that a programme has of the person. */
  promised: readonly Promised[];
}

/** When it is planned, why, and by what numbers. */
export interface PlanOccasion {
  /** `YYYY-MM-DDTHH:MM`, local. */
  now: string;
  trigger: Trigger;
  bankHolidays: ReadonlySet<IsoDate>;
  limits: Pick<Policy['limits'], 'eteSharePercent'>;
}

/** The plan of a requirement beside the appointments that its allocations have made so far. */
export interface RequirementPlan {
  plan: AppointmentPlan;
  make: NewAppointment[];
  /** Ids of appointments to come, made by allocations and not decided by a roster: those that stay. */
  keep: string[];
  /** And those that go. */
  cancel: string[];
}

/**
 * Plans what is left of a requirement from its allocations, and says what that changes in the appointments that they
 * have made. What the ledger credits is taken off first, courses and adjustments too. Nothing is planned unless the
 * requirement is in force, nor before it can be worked. A week that a published roster has decided stays as it is: what
 * is booked in it is spoken for, and only appointments go on whose day their allocation does not fall any more.
 * `ledger` is that of the entries, for who has it at hand.
 */
export function requirementPlan(
  terms: PlanTerms,
  occasion: PlanOccasion,
  ledger: Pick<Ledger, 'lines'> = ledgerOf({ ...occasion.limits, ...terms.requirement }, terms.entries),
): RequirementPlan {
  const allocations = workable(terms) ? terms.allocations : [];
  const isOff = (date: IsoDate) => terms.nonWorkingDates.includes(date) || occasion.bankHolidays.has(date);
  const movable = terms.appointments.filter((appointment) => isMovable(appointment, occasion.now));
  const [rostered, open] = [true, false].map((is) =>
    movable.filter((one) => inRosteredWeek(one, terms) === is),
  ) as [KeptAppointment[], KeptAppointment[]];
  const spokenFor = new Set(rostered.filter((one) => !isOff(one.date) && stillFalls(one, allocations)));
  const changed = open.filter((one) => !isAsAllocated(one, allocations));
  const out = new Set(rostered.filter((one) => !spokenFor.has(one)));
  if (occasion.trigger === 'allocation-change') for (const one of changed) out.add(one);
  const standing = terms.appointments.filter((one) => !out.has(one));
  const plan = planAppointments(
    requestOf({ ...terms, allocations, appointments: standing }, occasion, ledger),
    terms.promised,
  );

  const planned = new Set(plan.create.map(bookingKey));
  const retained = new Set(plan.retain);
  const stays = (one: KeptAppointment) =>
    spokenFor.has(one) || retained.has(one.id) || planned.has(bookingKey(one));
  const there = new Set(movable.filter(stays).map(bookingKey));
  return {
    plan,
    make: plan.create.filter((one) => !there.has(bookingKey(one))),
    keep: movable.filter(stays).map(({ id }) => id),
    cancel: movable.filter((one) => !stays(one)).map(({ id }) => id),
  };
}

type Booking = Pick<KeptAppointment, 'allocation' | 'project' | 'date' | 'from' | 'to'>;
const bookingKey = ({ allocation, project, date, from, to }: Booking) =>
  [allocation, project, date, from, to].join(' ');

const workable = ({ requirement }: PlanTerms) =>
  requirement.status === 'in-force' && workableFrom(requirement) !== null;

const inRosteredWeek = ({ date }: KeptAppointment, { rosteredWeeks }: PlanTerms) =>
  rosteredWeeks.includes(weekStartOf(date));

/** Whether an appointment is the plan's to move: made by an allocation, still to come, and decided by nobody else. */
function isMovable(appointment: KeptAppointment, now: string): boolean {
  const { allocation, roster, outcome, sessionStatus, date, from } = appointment;
  const isDecided = roster !== null || outcome !== null || sessionStatus === 'run';
  return allocation !== null && !isDecided && `${date}T${from}` >= now;
}

/** An appointment that was cut short to the last of the hours is not: it is planned anew. */
function isAsAllocated(appointment: KeptAppointment, allocations: readonly Allocation[]): boolean {
  const by = allocations.find(({ id }) => id === appointment.allocation);
  return by?.project === appointment.project && by.from === appointment.from && by.to === appointment.to;
}

function stillFalls(
  { allocation, project, date, from }: KeptAppointment,
  allocations: readonly Allocation[],
) {
  const by = allocations.find(({ id }) => id === allocation);
  return (
    by?.project === project &&
    by.from === from &&
    by.weekday === weekdayOf(date) &&
    by.startDate <= date &&
    (by.endDate === null || date <= by.endDate)
  );
}

/** The request of `formats/appointments.md`, with the credit of the ledger: what the limits cut off serves nothing. */
function requestOf(
  terms: PlanTerms,
  { now, trigger, bankHolidays }: PlanOccasion,
  { lines }: Pick<Ledger, 'lines'>,
): AppointmentRequest {
  const { requirement, appointments, rosteredWeeks } = terms;
  const credit = new Map<string, number>();
  let requirementMinutes = requirement.orderedMinutes;
  for (const { entry, creditedMinutes } of lines)
    if (entry.kind === 'appointment') credit.set(entry.appointment, creditedMinutes);
    else requirementMinutes -= creditedMinutes;
  const today = dayAndTime(now).date;
  for (const appointment of appointments)
    if (appointment.outcome === null && appointment.date >= today && inRosteredWeek(appointment, terms))
      requirementMinutes -= lengthOf(appointment);
  return {
    format: 'appointment-request/1',
    now: [now, `${workableFrom(requirement) ?? today}T00:00`].sort().at(-1)!,
    trigger,
    requirementMinutes,
    deadline: requirement.deadline,
    allocations: terms.allocations,
    appointments: appointments.map((appointment) => requested(appointment, credit)),
    nonWorkingDates: [...terms.nonWorkingDates, ...bankHolidays, ...rosteredWeeks.flatMap(datesOfWeek)],
  };
}

function requested(appointment: KeptAppointment, credit: ReadonlyMap<string, number>): PlannedAppointment {
  const { id, project, allocation, date, from, to, outcome } = appointment;
  const hasOutcome = outcome !== null;
  const minutesCredited = hasOutcome ? (credit.get(id) ?? 0) : null;
  return { id, project, allocation, date, from, to, hasOutcome, minutesCredited };
}
