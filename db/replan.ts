import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { addMonths, type IsoDate } from '../solver/calendar.ts';
import { mostMonthsAhead } from '../solver/hours/allocation-days.ts';
import { dayAndTime, type Trigger } from '../solver/hours/appointment-request.ts';
import type { Clash, NewAppointment } from '../solver/hours/plan.ts';
import { requirementPlan } from '../solver/hours/requirement-plan.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import { bankHolidays } from './bank-holidays.ts';
import type { Db } from './connect.ts';
import { type HoursRows, readHours } from './hours.ts';
import { hoursLookUps } from './hours-look-ups.ts';
import { localTime } from './local-time.ts';
import { allocations, appointments, sessions } from './schema.ts';

/** What planning a requirement again has changed in the appointments to come that its allocations have made. */
export interface Replanned {
  made: number;
  kept: number;
  cancelled: number;
  /** Minutes that no allocation can serve. */
  shortfallMinutes: number;
  /** The day of the last appointment that serves the time; null: it is not served, or needs no appointment. */
  completesOn: IsoDate | null;
  clashes: Clash[];
}

/** The same of many requirements, in sums. */
export interface ReplannedMany {
  requirements: number;
  made: number;
  kept: number;
  cancelled: number;
  /** Those with minutes that no allocation can serve. */
  short: { crn: string; eventNumber: number; shortfallMinutes: number }[];
}

/** Which requirement: of whom, and which of theirs. */
export interface RequirementKey {
  crn: string;
  eventNumber: number;
}

/** A booking on a session with a break credits less than its length: so often what is left is planned on. */
const mostRounds = 5;

/**
 * Plans a requirement again after something of it has changed, within the transaction that has changed it: appointments
 * to come that the plan no longer holds go, and those that it creates are booked, each on the session that there is of
 * its project at that time. Where that takes or frees time of the person, their other requirements are planned again too.
 * Null: it has no allocation, and there is nothing to plan by.
 */
export function replan(db: Db, key: RequirementKey, at: string, trigger: Trigger): Replanned | null {
  const answer = planAgain(db, key, at, trigger);
  if (answer && answer.made + answer.cancelled > 0)
    for (const other of hoursLookUps(db).requirements.all({ crn: key.crn }))
      if (other.eventNumber !== key.eventNumber) planAgain(db, other, at, 'appointment-change');
  return answer;
}

function planAgain(db: Db, key: RequirementKey, at: string, trigger: Trigger): Replanned | null {
  let answer = planOnce(db, key, at, trigger);
  for (let round = 1; round < mostRounds && answer?.hasBreaks; round += 1) {
    const { made, kept, cancelled } = answer;
    const next = planOnce(db, key, at, 'appointment-change')!;
    answer = { ...next, made: made + next.made, kept, cancelled: cancelled + next.cancelled };
  }
  if (!answer) return null;
  const { hasBreaks: _, ...replanned } = answer;
  return replanned;
}

function planOnce(
  db: Db,
  { crn, eventNumber }: RequirementKey,
  at: string,
  trigger: Trigger,
): (Replanned & { hasBreaks: boolean }) | null {
  if (hoursLookUps(db).allocations.all({ crn, eventNumber }).length === 0) return null;
  const hours = readHours(db, crn, eventNumber)!;
  const now = localTime(at);
  const today = dayAndTime(now).date;
  const { limits } = policyInForce(hours.person.region, today);
  const holidays = bankHolidays(yearOf(today), yearOf(addMonths(today, mostMonthsAhead)));
  const { plan, make, keep, cancel } = requirementPlan(hours, {
    now,
    trigger,
    bankHolidays: holidays,
    limits,
  });
  if (cancel.length > 0) db.delete(appointments).where(inArray(appointments.id, cancel)).run();
  const ids = book(db, hours, make);
  const { shortfallMinutes, completesOn, clashes } = plan;
  const counts = { made: make.length, kept: keep.length, cancelled: cancel.length };
  return { ...counts, shortfallMinutes, completesOn, clashes, hasBreaks: haveBreaks(db, ids) };
}

/** Plans many requirements again, within a transaction; those without an allocation are passed over. */
export function replanMany(
  db: Db,
  requirements: readonly RequirementKey[],
  at: string,
  trigger: Trigger,
): ReplannedMany {
  const sum: ReplannedMany = { requirements: 0, made: 0, kept: 0, cancelled: 0, short: [] };
  for (const { crn, eventNumber } of requirements) {
    const one = replan(db, { crn, eventNumber }, at, trigger);
    if (!one) continue;
    sum.requirements += 1;
    sum.made += one.made;
    sum.kept += one.kept;
    sum.cancelled += one.cancelled;
    const { shortfallMinutes } = one;
    if (shortfallMinutes > 0) sum.short.push({ crn, eventNumber, shortfallMinutes });
  }
  return sum;
}

/** Plans every requirement of some people again, within a transaction, after a change of when they can come. */
export function replanPeople(db: Db, crns: Iterable<string>, at: string): ReplannedMany {
  const { requirements } = hoursLookUps(db);
  const keys = [...crns].flatMap((crn) => requirements.all({ crn }));
  return replanMany(db, keys, at, 'appointment-change');
}

/** Plans all requirements that have an allocation at one of these projects again, within a transaction. */
export function replanProjects(db: Db, codes: readonly string[], at: string): ReplannedMany {
  return replanMany(db, allocatedAt(db, codes), at, 'allocation-change');
}

/** The requirements that have an allocation at one of these projects. */
export function allocatedAt(db: Db, codes: readonly string[]): RequirementKey[] {
  const asked = sql`(select value from json_each(${JSON.stringify(codes)}))`;
  const { crn, eventNumber, project } = allocations;
  return db.selectDistinct({ crn, eventNumber }).from(allocations).where(inArray(project, asked)).all();
}

const yearOf = (date: IsoDate) => Number(date.slice(0, 4));

/** The id says what made it and when: an allocation that falls on a day again makes the same appointment again. */
const idStem = ({ allocation, date, from }: NewAppointment) =>
  `${allocation}-${date}-${from.replace(':', '')}`;

/** Its id; with a further number where another appointment has that, as a file may have moved one to another day. */
function idOf(db: Db, one: NewAppointment): string {
  const stem = idStem(one);
  let id = stem;
  for (let n = 2; isKept(db, id); n += 1) id = `${stem}-${n}`;
  return id;
}

const isKept = (db: Db, id: string) =>
  db.select({ id: appointments.id }).from(appointments).where(eq(appointments.id, id)).get() !== undefined;

function book(
  db: Db,
  { requirement: { crn, eventNumber } }: HoursRows,
  made: readonly NewAppointment[],
): string[] {
  const rows = made.map((one) => ({ ...one, id: idOf(db, one), crn, eventNumber, session: sessionFor(one) }));
  if (rows.length > 0) db.insert(appointments).values(rows).run();
  return rows.map(({ id }) => id);
}

function haveBreaks(db: Db, ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  const found = db
    .select({ id: appointments.id })
    .from(appointments)
    .innerJoin(sessions, eq(sessions.id, appointments.session))
    .where(and(inArray(appointments.id, [...ids]), gt(sessions.breakMinutes, 0)))
    .get();
  return found !== undefined;
}

/** The planned session of the project that an appointment lies within; of several the first by id. */
function sessionFor({ project, date, from, to }: NewAppointment) {
  return sql<string | null>`(
    select min(${sessions.id}) from ${sessions}
    where ${sessions.project} = ${project} and ${sessions.date} = ${date} and ${sessions.status} = 'planned'
      and ${sessions.from} <= ${from} and ${to} <= ${sessions.to})`;
}
