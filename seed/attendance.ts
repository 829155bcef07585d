import type { Rows } from '../db/rows.ts';
import { addDays, daysAWeek, type IsoDate, weekStartOf } from '../solver/calendar.ts';
import { type OutcomeCode, outcomeOf, stoodDownOutcome } from '../solver/hours/outcomes.ts';
import type { Policy } from '../solver/policy/in-force.ts';
import type { Chance } from './chance.ts';
import { knownUntil } from './milestones.ts';
import type { Order } from './orders.ts';
import { creditOf, possibleOutcomes } from './outcomes.ts';
import { type Past, pastBefore, type Seat } from './past.ts';
import type { PersonRow } from './people.ts';
import type { SessionRow } from './sessions.ts';
import type { Slot } from './timetable.ts';

export type AppointmentRow = Rows['appointments'][number];

/** A person as far as their history goes: their order, and the slots that they can work, nearest first. */
export interface Case {
  person: PersonRow;
  order: Order;
  slots: readonly Slot[];
}

export interface Attendance {
  /** By person, in the order of the cases; by date within each. */
  appointments: AppointmentRow[];
  /** The past sessions that they stand on. */
  sessions: SessionRow[];
}

/** Chance that a booking is at the person's usual project, and that a person trains. */
const usualPercent = 75;
const trainsPercent = 30;
/** Minutes that a booked session credits on average, absences counted, of those it could. */
const creditedShare = 0.87;
/** The usual project is among the nearer third of what a person can work. */
const usualAmong = 3;
/** Weeks kept free at the end by whoever is to finish, for what absences leave over. */
const spareWeeks = 2;
const wholePercent = 100;

/**
 * What everyone has worked before the week, up to what their orders say if their slots allow: on past sessions of the
 * timetable, one a day, after induction, never after the deadline and always before {@link knownUntil}; credit never
 * above a session's minutes nor, in sum, above those ordered; training within its share.
 */
export function inventAttendance(
  cases: readonly Case[],
  weekStart: IsoDate,
  policy: Policy,
  bankHolidays: ReadonlySet<IsoDate>,
  chance: Chance,
): Attendance {
  const past = pastBefore(knownUntil(weekStart), bankHolidays, chance.of('sessions'));
  const appointments = cases.flatMap((one) => historyOf(one, past, policy, chance.of(one.person.crn)));
  return { appointments, sessions: past.sessions() };
}

/** A person's history as it grows: what is credited and left, and what stands against them. */
interface Standing {
  creditedMinutes: number;
  trainingMinutesLeft: number;
  enforceable: number;
}

function historyOf(one: Case, past: Past, policy: Policy, chance: Chance): AppointmentRow[] {
  const { person, order, slots } = one;
  const { inductedDate, deadline, orderedMinutes } = order.requirements[0];
  if (!inductedDate || order.workedMinutes === 0 || slots.length === 0) return [];
  const from = addDays(inductedDate, 1);
  const end = deadline < past.asOf ? addDays(deadline, 1) : past.asOf;
  const mondays = mondaysBetween(from, end);
  const usual = chance.oneOf(slots.slice(0, Math.ceil(slots.length / usualAmong))).project;
  const training = Math.floor((orderedMinutes * policy.limits.eteSharePercent) / wholePercent);
  const standing: Standing = {
    creditedMinutes: 0,
    trainingMinutesLeft: chance.happens(trainsPercent) ? training : 0,
    enforceable: 0,
  };
  return mondays.flatMap((monday, week) => {
    const count = sessionsInWeek(one, standing, mondays.length - week, policy, chance);
    if (count === 0) return [];
    return chosen(past.freeSeats(slots, monday, from, end), count, usual.code, chance).flatMap((seat) => {
      const fullMinutes = creditable(seat.slot, order, standing);
      if (fullMinutes === 0) return [];
      const session = past.take(seat);
      const outcome: OutcomeCode =
        session.status === 'stood-down'
          ? stoodDownOutcome
          : chance.weighted(possibleOutcomes(person, standing.enforceable, policy.limits.absencesToEnforce));
      const creditedMinutes = creditOf(outcome, fullMinutes);
      standing.creditedMinutes += creditedMinutes;
      if (seat.slot.project.type === 'ete') standing.trainingMinutesLeft -= creditedMinutes;
      if (outcomeOf(outcome)?.enforceable) standing.enforceable += 1;
      return [appointmentOn(session, person, outcome, creditedMinutes)];
    });
  });
}

function mondaysBetween(from: IsoDate, end: IsoDate): IsoDate[] {
  const mondays: IsoDate[] = [];
  for (let monday = weekStartOf(from); monday < end; monday = addDays(monday, daysAWeek))
    mondays.push(monday);
  return mondays;
}

/** Whether all of an order is to be worked. */
function finishes(order: Order): boolean {
  return order.workedMinutes === order.requirements[0].orderedMinutes;
}

/** How many sessions to book in a week so that an even pace works what the order says by the last one. */
function sessionsInWeek(
  { person, order, slots }: Case,
  standing: Standing,
  weeksLeft: number,
  { limits }: Policy,
  chance: Chance,
): number {
  const due = order.workedMinutes - standing.creditedMinutes;
  const usualMinutes = slots.reduce((sum, slot) => sum + slot.creditMinutes, 0) / slots.length;
  if (due <= (finishes(order) ? 0 : usualMinutes / 2)) return 0;
  const weeks = Math.max(1, finishes(order) ? weeksLeft - spareWeeks : weeksLeft);
  const most =
    person.employment === 'employed'
      ? limits.weeklyMaximumEmployedMinutes
      : limits.weeklyMaximumUnemployedMinutes;
  const pace = Math.min(due / weeks / creditedShare, most);
  return Math.floor(pace / usualMinutes + chance.next());
}

/**
 * Minutes that a slot can credit by what is left of the order; 0 where it must not be booked: no share of training is
 * left for it, or it would finish an order that is not to be finished.
 */
function creditable({ project, creditMinutes }: Slot, order: Order, standing: Standing): number {
  const left = order.requirements[0].orderedMinutes - standing.creditedMinutes;
  if (!finishes(order) && creditMinutes >= left) return 0;
  const minutes = Math.min(creditMinutes, left);
  return project.type === 'ete' && minutes > standing.trainingMinutesLeft ? 0 : minutes;
}

/** So many seats on different days, by date; most at the usual project while it has seats. */
function chosen(seats: readonly Seat[], count: number, usual: string, chance: Chance): Seat[] {
  const picked: Seat[] = [];
  let left = seats;
  while (picked.length < count && left.length > 0) {
    const atUsual = left.filter((seat) => seat.slot.project.code === usual);
    const seat = chance.oneOf(atUsual.length > 0 && chance.happens(usualPercent) ? atUsual : left);
    picked.push(seat);
    left = left.filter((other) => other.date !== seat.date);
  }
  return picked.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A person's appointment on a session; no outcome and no credit where it is still to come. */
export function appointmentOn(
  session: SessionRow,
  person: PersonRow,
  outcome: OutcomeCode | null,
  creditedMinutes: number | null,
): AppointmentRow {
  return {
    id: `${person.crn}-${session.id}`,
    crn: person.crn,
    eventNumber: 1,
    project: session.project,
    session: session.id,
    date: session.date,
    from: session.from,
    to: session.to,
    outcome,
    creditedMinutes,
    roster: null,
  };
}
