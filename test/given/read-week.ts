import { bankHolidays } from '../../db/bank-holidays.ts';
import type { Db } from '../../db/connect.ts';
import type { Rows } from '../../db/rows.ts';
import { rosters } from '../../db/schema.ts';
import { type WeekRequest, type WeekRows, weekRows } from '../../db/week.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { type WeekProblem, weekProblem } from '../../src/roster/week-problem.ts';
import { givenKeptWeek } from './kept-week.ts';
import { region, weekStart } from './small-week.ts';

export const { limits } = policyInForce(region, weekStart);
export const holidays = bankHolidays(2025, 2026);

const wholeRegion: WeekRequest = { area: { region, pdu: null }, weekStart, replaces: null, pinsOf: null };

/** The rows of the small week as kept, but for what a test asks otherwise. */
export async function readFrom(db: Db, request: Partial<WeekRequest> = {}): Promise<WeekRows> {
  return weekRows(db, { ...wholeRegion, ...request });
}

/** The rows of the small week, with what a test adds or has otherwise, as read from a new file. */
export async function rowsGiven(others: Partial<Rows> = {}, request: Partial<WeekRequest> = {}) {
  const { db } = await givenKeptWeek(others);
  return readFrom(db, request);
}

/** The problem that rows make, with the bank holidays of the year. */
export const problemOf = (rows: WeekRows): WeekProblem => weekProblem(rows, { bankHolidays: holidays });

/** The problem of the small week, with what a test adds or has otherwise. */
export async function weekGiven(others: Partial<Rows> = {}, request: Partial<WeekRequest> = {}) {
  return problemOf(await rowsGiven(others, request));
}

type Appointment = Rows['appointments'][number];

/** Seven hours at P001 on a day, on its session of the day if it has one there. */
export function appointmentRow(crn: string, date: string, others: Partial<Appointment> = {}): Appointment {
  return {
    id: `${crn}-${others.project ?? 'P001'}-${date}`,
    crn,
    eventNumber: 1,
    project: 'P001',
    session: null,
    date,
    from: '09:30',
    to: '16:30',
    outcome: null,
    creditedMinutes: null,
    roster: null,
    ...others,
  };
}

/** The same, attended, and seven hours credited. */
export function workedRow(crn: string, date: string, others: Partial<Appointment> = {}): Appointment {
  return appointmentRow(crn, date, { outcome: 'ATTC', creditedMinutes: 420, ...others });
}

/** A roster of the whole region and week, kept without bookings; its id. */
export function givenRoster(db: Db, others: Partial<typeof rosters.$inferInsert> = {}): number {
  return db
    .insert(rosters)
    .values({
      region,
      pdu: null,
      weekStart,
      version: 1,
      state: 'published',
      problemHash: 'none',
      status: 'feasible',
      points: 0,
      bound: 0,
      policyVersion: 1,
      seed: 1,
      createdAt: '2026-11-27T12:00:00.000Z',
      ...others,
    })
    .returning()
    .get().id;
}
