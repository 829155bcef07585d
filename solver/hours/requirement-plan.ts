import { datesOfWeek, type IsoDate, type Window, weekdayOf, weekStartOf } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import type { SessionKind } from '../roster/problem.ts';
import {
  type Allocation,
  type AppointmentRequest,
  dayAndTime,
  type PlannedAppointment,
  type Trigger,
} from './appointment-request.ts';
import { withinShare } from './bookings.ts';
import { sessionCredit } from './credit.ts';
import { type Candidate, workableFrom } from './eligibility.ts';
import type { Entry } from './entries.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { type AppointmentPlan, type NewAppointment, planAppointments } from './plan.ts';
import type { Elsewhere, PlanBounds } from './plan-bounds.ts';

/** An appointment of a requirement as it is kept. */
export interface KeptAppointment extends Window {
  id: string;
  project: string;
  projectType: SessionKind;
  date: IsoDate;
  /** Of its session; 0 where it has none. */
  breakMinutes: number;
  outcome: string | null;
  /** The allocation that it was made by; null: none. */
  allocation: string | null;
  /** The published roster that made or kept it; null: none. */
  roster: number | null;
  sessionStatus: 'planned' | 'stood-down' | 'run' | null;
}

/** An allocation of a requirement as it is kept. */
export interface KeptAllocation extends Allocation {
  projectType: SessionKind;
  /** The last day of its project, inclusive; null: open. */
  projectEndDate: IsoDate | null;
}

/** All of a requirement that its plan depends on. */
export interface PlanTerms {
  requirement: Omit<Candidate, 'remainingMinutes'> & { orderedMinutes: number };
  entries: readonly Entry[];
  appointments: readonly KeptAppointment[];
  allocations: readonly KeptAllocation[];
  /** Besides bank holidays. */
  nonWorkingDates: readonly IsoDate[];
  /** Days on which the person has said that they cannot come. */
  absences: readonly IsoDate[];
  /** Mondays of the weeks that a published roster of the person's area has decided. */
  rosteredWeeks: readonly IsoDate[];
  /** Where the person is to come besides: by other requirements, and by commitments. */
  elsewhere: readonly Elsewhere[];
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
 * requirement is in force, nor before it can be worked, nor after a project's last day, nor on a day that the person has
 * said they cannot come, nor where they are elsewhere;
 * training is planned up to what is left of its share. A week that a published roster has decided stays as it is: what is
 * booked in it is spoken for, and only appointments go on whose day their allocation does not fall any more. `ledger` is
 * that of the entries, for who has it at hand.
 */
export function requirementPlan(
  terms: PlanTerms,
  occasion: PlanOccasion,
  ledger: Credited = ledgerOf({ ...occasion.limits, ...terms.requirement }, terms.entries),
): RequirementPlan {
  const allocations = workable(terms) ? terms.allocations.map(whileProjectRuns) : [];
  const isOff = (date: IsoDate) =>
    [terms.nonWorkingDates, terms.absences].some((dates) => dates.includes(date)) ||
    occasion.bankHolidays.has(date);
  const movable = terms.appointments.filter((appointment) => isMovable(appointment, occasion.now));
  const [rostered, open] = [true, false].map((is) =>
    movable.filter((one) => inRosteredWeek(one, terms) === is),
  ) as [KeptAppointment[], KeptAppointment[]];
  const spokenFor = new Set(rostered.filter((one) => !isOff(one.date) && stillFalls(one, allocations)));
  const standing = terms.appointments.filter((one) => !rostered.includes(one) || spokenFor.has(one));
  const spoken = spokenOf(standing, terms, occasion, ledger);
  const from = startOf(terms, occasion);
  const inPlan = standing.filter(
    (one) => !spoken.booked.includes(one) && !(open.includes(one) && `${one.date}T00:00` < from),
  );
  const reserved = reservedShares(inPlan, occasion, ledger.eteLeftMinutes - spoken.trainingMinutes);
  const plan = planAppointments(requestOf(terms, allocations, inPlan, occasion, { ledger, spoken, from }), {
    isTraining: trainingProjects(terms),
    trainingLeftMinutes: ledger.eteLeftMinutes - spoken.trainingMinutes - sumOf([...reserved.values()]),
    reserved,
    worth: worthIn(inPlan),
    elsewhere: terms.elsewhere,
  });

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

/** An allocation that falls no later than on its project's last day. */
function whileProjectRuns({ projectEndDate, projectType: _, ...allocation }: KeptAllocation): Allocation {
  const [endDate = null] = [allocation.endDate, projectEndDate].filter((date) => date !== null).sort();
  return { ...allocation, endDate };
}

/** As much of a ledger as a plan needs. */
type Credited = Pick<Ledger, 'lines' | 'eteLeftMinutes'>;

const isTraining = ({ projectType }: Pick<KeptAppointment, 'projectType'>) => projectType === 'ete';

function trainingProjects({ allocations, appointments }: PlanTerms): (project: string) => boolean {
  const training = new Set(
    [...allocations, ...appointments].filter(isTraining).map(({ project }) => project),
  );
  return (project) => training.has(project);
}

/** From when on it is planned: now, or the first day on which the requirement can be worked. */
function startOf({ requirement }: PlanTerms, { now }: PlanOccasion): string {
  const first = workableFrom(requirement);
  return first === null || `${first}T00:00` < now ? now : `${first}T00:00`;
}

const creditIn = (one: KeptAppointment) => sessionCredit(one, one.breakMinutes);
const sumOf = (minutes: readonly number[]) => minutes.reduce((sum, one) => sum + one, 0);

function worthIn(appointments: readonly KeptAppointment[]): PlanBounds['worth'] {
  const credit = new Map(appointments.map((one) => [one.id, creditIn(one)]));
  return ({ id }) => credit.get(id)!;
}

/** What rosters have booked to come in the weeks that they have decided, in minutes; of training, what would count. */
interface Spoken {
  booked: readonly KeptAppointment[];
  minutes: number;
  trainingMinutes: number;
}

function spokenOf(
  standing: readonly KeptAppointment[],
  terms: PlanTerms,
  { now }: PlanOccasion,
  { eteLeftMinutes }: Credited,
): Spoken {
  const today = dayAndTime(now).date;
  const booked = standing.filter(
    (one) => one.outcome === null && one.date >= today && inRosteredWeek(one, terms),
  );
  const training = sumOf(booked.filter(isTraining).map(creditIn));
  const trainingMinutes = Math.min(training, eteLeftMinutes);
  return { booked, minutes: sumOf(booked.map(creditIn)) - training + trainingMinutes, trainingMinutes };
}

/** Minutes of the ETE share that training booked by hand has, whether or not its day is one that the plan looks at. */
function reservedShares(
  appointments: readonly KeptAppointment[],
  { now }: PlanOccasion,
  eteLeftMinutes: number,
): Map<string, number> {
  const byHand = appointments.filter(
    (one) =>
      isTraining(one) && one.allocation === null && one.outcome === null && one.date >= dayAndTime(now).date,
  );
  const booked = byHand.map((one) => ({ id: one.id, date: one.date, minutes: creditIn(one), isEte: true }));
  return new Map(withinShare(booked, eteLeftMinutes).map(({ id, minutes }) => [id, minutes]));
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

/**
 * The request of `formats/appointments.md`, with the credit of the ledger: what the limits cut off serves nothing. Minutes that
 * rosters have booked to come are taken off as a whole. What is nobody's to move stands as if it were booked by hand.
 */
function requestOf(
  { requirement, ...terms }: PlanTerms,
  allocations: readonly Allocation[],
  appointments: readonly KeptAppointment[],
  { now, trigger, bankHolidays }: PlanOccasion,
  { ledger, spoken, from }: { ledger: Credited; spoken: Spoken; from: string },
): AppointmentRequest {
  const credit = new Map<string, number>();
  let requirementMinutes = requirement.orderedMinutes - spoken.minutes;
  for (const { entry, creditedMinutes } of ledger.lines)
    if (entry.kind === 'appointment') credit.set(entry.appointment, creditedMinutes);
    else requirementMinutes -= creditedMinutes;
  return {
    format: 'appointment-request/1',
    now: from,
    trigger,
    requirementMinutes,
    deadline: requirement.deadline,
    allocations,
    appointments: appointments.map((one) =>
      requested(one, credit, isMovable(one, now) || isAsAllocated(one, allocations)),
    ),
    nonWorkingDates: [
      ...terms.nonWorkingDates,
      ...terms.absences,
      ...bankHolidays,
      ...terms.rosteredWeeks.flatMap(datesOfWeek),
    ],
  };
}

function requested(
  appointment: KeptAppointment,
  credit: ReadonlyMap<string, number>,
  isAllocated: boolean,
): PlannedAppointment {
  const { id, project, allocation, date, from, to, outcome } = appointment;
  const hasOutcome = outcome !== null;
  const minutesCredited = hasOutcome ? (credit.get(id) ?? 0) : null;
  const madeBy = isAllocated || hasOutcome ? allocation : null;
  return { id, project, allocation: madeBy, date, from, to, hasOutcome, minutesCredited };
}
