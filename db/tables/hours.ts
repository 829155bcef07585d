import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  type SQLiteColumn,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { daysAWeek, type Weekday } from '../../solver/calendar.ts';
import { frequencies } from '../../solver/hours/appointment-request.ts';
import type { OutcomeCode } from '../../solver/hours/outcomes.ts';
import { regions } from '../../solver/policy/entry.ts';
import { flag } from './columns.ts';
import { requirements } from './people.ts';
import { pickUpPoints, projects, sessions } from './projects.ts';
import { rosters } from './rosters.ts';

/**
 * What is booked for a requirement and what became of it. Three tables are written down for good (a trigger refuses to
 * change or delete their rows), and share one row of numbers, which says in what order: `outcome_entries`,
 * `course_completions` and `adjustments`. All hours are derived from them; no total is kept.
 */
export const ratings = [
  'excellent',
  'good',
  'satisfactory',
  'unsatisfactory',
  'poor',
  'not-applicable',
] as const;
export const nonWorkingRegions = ['national', ...regions] as const;

const ofRequirement = (t: { crn: SQLiteColumn; eventNumber: SQLiteColumn }) =>
  foreignKey({
    columns: [t.crn, t.eventNumber],
    foreignColumns: [requirements.crn, requirements.eventNumber],
  });

/** A standing link of a person to a project on a weekday, of which appointments are made. */
export const allocations = sqliteTable(
  'allocations',
  {
    id: text('id').primaryKey(),
    crn: text('crn').notNull(),
    eventNumber: integer('event_number').notNull(),
    project: text('project')
      .notNull()
      .references(() => projects.code),
    frequency: text('frequency', { enum: frequencies }).notNull(),
    weekday: integer('weekday').$type<Weekday>().notNull(),
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    startDate: text('start_date').notNull(),
    /** Inclusive; null: open. */
    endDate: text('end_date'),
    pickUpPoint: text('pick_up_point').references(() => pickUpPoints.code),
    pickUpTime: text('pick_up_time'),
    /** One more with every change: a trigger counts. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    ofRequirement(t),
    index('allocations_by_requirement').on(t.crn, t.eventNumber),
    check('allocations_weekday', sql`${t.weekday} between 1 and ${sql.raw(String(daysAWeek))}`),
  ],
);

/**
 * One person booked on one dated piece of work. Outcome, credit and penalty are those of its last entry: what became of
 * it as it stands.
 */
export const appointments = sqliteTable(
  'appointments',
  {
    id: text('id').primaryKey(),
    crn: text('crn').notNull(),
    eventNumber: integer('event_number').notNull(),
    project: text('project')
      .notNull()
      .references(() => projects.code),
    session: text('session').references(() => sessions.id),
    date: text('date').notNull(),
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    outcome: text('outcome'),
    /** Null while there is no outcome. */
    creditedMinutes: integer('credited_minutes'),
    penaltyMinutes: integer('penalty_minutes').notNull().default(0),
    /** The published roster that made it, or kept it; null: none has. */
    roster: integer('roster').references(() => rosters.id),
    /** The allocation that it was made by; null: by none. */
    allocation: text('allocation').references(() => allocations.id),
    /** One more with every change: a trigger counts. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    ofRequirement(t),
    // It holds all that lists add up, so that their sums never look at the rows.
    index('appointments_by_requirement').on(
      t.crn,
      t.eventNumber,
      t.date,
      t.outcome,
      t.creditedMinutes,
      t.project,
    ),
    index('appointments_open').on(t.crn, t.eventNumber, t.date).where(sql`${t.outcome} is null`),
    index('appointments_without_session')
      .on(t.project, t.date)
      .where(sql`${t.session} is null and ${t.outcome} is null`),
    index('appointments_by_session').on(t.session),
    index('appointments_by_date').on(t.date),
    index('appointments_by_roster').on(t.roster),
    check('appointments_credit', sql`(${t.outcome} is null) = (${t.creditedMinutes} is null)`),
  ],
);

/** What was written down of an appointment; a later entry corrects it. */
export const outcomeEntries = sqliteTable(
  'outcome_entries',
  {
    number: integer('number').primaryKey(),
    appointment: text('appointment')
      .notNull()
      .references(() => appointments.id),
    /** Null: taken back, because a session that was called off is on again. */
    outcome: text('outcome').$type<OutcomeCode>(),
    /** The time really worked. */
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    /** Uncredited minutes within that time. */
    breakMinutes: integer('break_minutes').notNull(),
    /** Minutes taken off the credit. */
    penaltyMinutes: integer('penalty_minutes').notNull(),
    /** Its length less break and penalty if attended, else 0, before any limit of the requirement; null without an outcome. */
    creditedMinutes: integer('credited_minutes'),
    notes: text('notes'),
    /** Not to be shown to everyone; once an entry is, all later ones of its appointment are. */
    sensitive: flag('sensitive'),
    hiVisWorn: integer('hi_vis_worn', { mode: 'boolean' }),
    workQuality: text('work_quality', { enum: ratings }),
    behaviour: text('behaviour', { enum: ratings }),
    /** Null: it came in by a file, and when it was recorded is not known here. */
    recordedAt: text('recorded_at'),
  },
  (t) => [
    // It holds all that the ledger reads of an entry, so that hours never look at the rows.
    index('outcome_entries_by_appointment').on(
      t.appointment,
      t.number,
      t.outcome,
      t.from,
      t.to,
      t.breakMinutes,
      t.penaltyMinutes,
    ),
    check('outcome_entries_credit', sql`(${t.outcome} is null) = (${t.creditedMinutes} is null)`),
  ],
);

/** A course of employment-related training, completed elsewhere: a learning site, say. */
export const courseCompletions = sqliteTable(
  'course_completions',
  {
    number: integer('number').primaryKey(),
    /** The learning site's own. */
    reference: text('reference').notNull(),
    crn: text('crn').notNull(),
    eventNumber: integer('event_number').notNull(),
    date: text('date').notNull(),
    minutes: integer('minutes').notNull(),
    course: text('course').notNull(),
    recordedAt: text('recorded_at'),
  },
  (t) => [
    ofRequirement(t),
    uniqueIndex('course_completions_reference').on(t.reference),
    index('course_completions_by_requirement').on(t.crn, t.eventNumber, t.date, t.minutes),
    check('course_completions_minutes', sql`${t.minutes} > 0`),
  ],
);

/** Minutes given or, if negative, taken back by decision. One that is wrong is countered by another. */
export const adjustments = sqliteTable(
  'adjustments',
  {
    number: integer('number').primaryKey(),
    id: text('id').notNull(),
    crn: text('crn').notNull(),
    eventNumber: integer('event_number').notNull(),
    date: text('date').notNull(),
    minutes: integer('minutes').notNull(),
    reason: text('reason').notNull(),
    /** The appointment whose travel time this credits; null: for another reason. */
    travelFor: text('travel_for').references(() => appointments.id),
    recordedAt: text('recorded_at'),
  },
  (t) => [
    ofRequirement(t),
    uniqueIndex('adjustments_id').on(t.id),
    index('adjustments_by_requirement').on(t.crn, t.eventNumber, t.date, t.minutes),
    check('adjustments_minutes', sql`${t.minutes} <> 0`),
  ],
);

/** Dates besides bank holidays on which nobody works, in one region or in all. */
export const nonWorkingDates = sqliteTable(
  'non_working_dates',
  {
    region: text('region', { enum: nonWorkingRegions }).notNull(),
    date: text('date').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [primaryKey({ columns: [t.region, t.date] })],
);
