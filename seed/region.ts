import { bankHolidays } from '../db/bank-holidays.ts';
import type { Rows } from '../db/rows.ts';
import { addDays, addMonths, daysAWeek, type IsoDate, isDate, weekdayOf } from '../solver/calendar.ts';
import { grouped } from '../solver/grouped.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import { inventAllocations } from './allocations.ts';
import { type Case, inventAttendance } from './attendance.ts';
import { inventAvailability, inventExceptions } from './availability.ts';
import { pduOf } from './boroughs.ts';
import { chanceOf } from './chance.ts';
import { inventCommitments } from './commitments.ts';
import { inventKeepApart } from './keep-apart.ts';
import { knownUntil } from './milestones.ts';
import { minutesDue, plannedWork, type Worked, workOf } from './need.ts';
import { inventOneOffs } from './one-offs.ts';
import { inventOrder, type Order } from './orders.ts';
import { inventPeople, mostPeople } from './people.ts';
import { inventProgrammes } from './programmes.ts';
import { inventProjects } from './projects.ts';
import { slotsInReach } from './reach.ts';
import { type RegionPlace, regionPlaces } from './regions.ts';
import { plannedSessions } from './sessions.ts';
import { shape } from './shape.ts';
import { dealt } from './shares.ts';
import { type StageName, stages } from './stages.ts';
import { inventTimetable } from './timetable.ts';
import { inventPickUps, inventTravelMinutes } from './travel.ts';

/** What region to invent. */
export interface RegionRequest {
  /** How many people on probation: 0 to {@link mostPeople}. */
  people: number;
  /** Any whole number: the same one gives the same region, byte by byte. */
  seed: number;
  /** The Monday of the week to roster. */
  weekStart: IsoDate;
  /** Where; left out: London. */
  place?: RegionPlace;
  /** People of other regions whose crns come before; left out: none. */
  peopleBefore?: number;
}

/** Throws RangeError on a request that is none. */
export function checkRequest({ people, seed, weekStart, peopleBefore = 0 }: RegionRequest): void {
  if (!Number.isInteger(people) || people < 0 || people + peopleBefore > mostPeople)
    throw new RangeError(`people must be a whole number from 0 to ${mostPeople}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError('seed must be a whole number');
  if (!isDate(weekStart) || weekdayOf(weekStart) !== 1)
    throw new RangeError(`weekStart ${weekStart} must be a Monday`);
}

const london = () => regionPlaces().find((place) => place.region === 'london')!;

function stagesFor(people: number, seed: number): StageName[] {
  const weights = Object.entries(stages) as [StageName, (typeof stages)[StageName]][];
  return dealt(
    chanceOf(`${seed}/stages`),
    people,
    weights.map(([name, { weight }]) => [name, weight] as const),
  );
}

/** An order whose last hours found no session is not complete after all. */
function settled(order: Order, creditedMinutes: number): Order {
  const [first, ...further] = order.requirements;
  if (first.status !== 'completed' || creditedMinutes === first.orderedMinutes) return order;
  return { ...order, requirements: [{ ...first, status: 'in-force' }, ...further] };
}

/**
 * An invented region, London over its real boroughs unless told otherwise: people with homes, availability and orders at every stage, the
 * projects and sessions that could serve them (short of what is due in the week by about a third), what they have worked
 * so far, and who waits for accredited programmes and could hold them. Pure: the same request gives the same rows in the same order. No row tells of a real person, and
 * nothing is said to have happened after the Monday before `weekStart`: rosters are made in that week. Throws RangeError
 * on a request that is none.
 */
export function inventRegion(request: RegionRequest): Rows {
  checkRequest(request);
  const { people: count, seed, weekStart, place = london(), peopleBefore = 0 } = request;
  const { boroughs } = place;
  const chance = chanceOf(seed);
  const policy = policyInForce(place.region, weekStart);
  const earliest = addMonths(weekStart, -shape.sentencedWithinMonths - 1);
  const latest = addDays(weekStart, shape.plannedWeeks * daysAWeek);
  const holidays = bankHolidays(Number(earliest.slice(0, 4)), Number(latest.slice(0, 4)));
  const calendar = { asOf: knownUntil(weekStart), bankHolidays: holidays };

  const people = inventPeople(count, boroughs, chance.of('people'), peopleBefore);
  const stageOf = stagesFor(count, seed);
  const planned = people.map((person, i) =>
    inventOrder(person, stageOf[i]!, policy, calendar, chance.of(`order ${person.crn}`)),
  );
  const windows = people.map((person, i) =>
    inventAvailability(
      person,
      planned[i]!.requirements[0].sentenceDate,
      weekStart,
      chance.of(`availability ${person.crn}`),
    ),
  );

  const projects = inventProjects(count, boroughs, weekStart, chance.of('projects'), place.letters);
  const timetableFor = (orders: readonly Order[], worked: (order: Order) => Worked) => {
    const due = people.map((person, i) =>
      minutesDue(person, orders[i]!, worked(orders[i]!), weekStart, policy),
    );
    const seatMinutes = Math.round((due.reduce((a, b) => a + b, 0) * shape.placesPercent) / 100);
    return inventTimetable(projects, seatMinutes, weekStart, holidays, chance.of('timetable'));
  };

  // Histories need sessions, and the sessions of the week what is due after the histories: so two timetables, the same
  // but for the few slots that the second opens or closes.
  const slotsOfPast = grouped(timetableFor(planned, plannedWork), (slot) => slot.project);
  const cases = people.map((person, i): Case => {
    return { person, order: planned[i]!, slots: slotsInReach(person, windows[i]!, slotsOfPast, policy) };
  });
  const past = inventAttendance(cases, weekStart, policy, holidays, chance.of('attendance'));
  const work = workOf(past.appointments);
  const workedOf = (order: Order) => work(order.requirements[0].crn);
  const orders = planned.map((order) => settled(order, workedOf(order).minutes));
  const slots = timetableFor(orders, workedOf);
  const sessions = plannedSessions(slots, weekStart, holidays);

  const exceptions = people.flatMap((person, i) =>
    inventExceptions(person, windows[i]!, weekStart, chance.of(`exceptions ${person.crn}`)),
  );
  const commitments = people.flatMap((person) =>
    inventCommitments(person, weekStart, policy, holidays, chance.of(`commitments ${person.crn}`)),
  );
  const busy = new Set([...exceptions, ...commitments].map((row) => row.crn));
  const oneOffs = inventOneOffs(cases, work, busy, sessions, weekStart, holidays, chance.of('one-offs'));

  const requirements = orders.flatMap((order) => order.requirements);

  return {
    pdus: boroughs.map(pduOf),
    people,
    availability: windows.flat(),
    availabilityExceptions: exceptions,
    requirements,
    projects,
    sessions: [...past.sessions, ...sessions],
    ...inventPickUps(
      boroughs,
      grouped(slots, (slot) => slot.project),
    ),
    travelMinutes: inventTravelMinutes(people, projects, policy, chance.of('travel')),
    keepApart: inventKeepApart(people, past.appointments, chance.of('keep apart')),
    commitments,
    allocations: inventAllocations(
      { requirements, projects, appointments: past.appointments },
      weekStart,
      chance.of('allocations'),
    ),
    appointments: [...past.appointments, ...oneOffs],
    courseCompletions: [],
    adjustments: [],
    nonWorkingDates: [],
    limitedAccess: [],
    ...inventProgrammes({ people, commitments }, place, weekStart, policy, chance.of('programmes')),
  };
}
