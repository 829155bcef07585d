import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { tags } from './columns.ts';
import { pdus, people, sexes } from './people.ts';

/** The pieces of work, their dated sessions, and the ways to them. */
export const projectTypes = ['group', 'individual', 'ete'] as const;
export const sexPolicies = ['any', 'women-only'] as const;
export const sessionStatuses = ['planned', 'stood-down', 'run'] as const;

export const projects = sqliteTable('projects', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  type: text('type', { enum: projectTypes }).notNull(),
  pdu: text('pdu')
    .notNull()
    .references(() => pdus.code),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
  tags: tags('tags'),
  host: text('host').notNull(),
  hostSex: text('host_sex', { enum: sexes }),
  sexPolicy: text('sex_policy', { enum: sexPolicies }).notNull(),
  startDate: text('start_date').notNull(),
  endDate: text('end_date'),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    project: text('project')
      .notNull()
      .references(() => projects.code),
    date: text('date').notNull(),
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    /** Uncredited minutes within the session: credit is its length less these. */
    breakMinutes: integer('break_minutes').notNull(),
    supervisor: text('supervisor'),
    supervisorSex: text('supervisor_sex', { enum: sexes }),
    capacity: integer('capacity').notNull(),
    /** Null: the viable attendance in force. */
    minAttendance: integer('min_attendance'),
    status: text('status', { enum: sessionStatuses }).notNull(),
  },
  (t) => [
    index('sessions_by_date').on(t.date),
    // In the order of lists, so that a page of a region's needs no look at each of its sessions.
    index('sessions_by_project').on(t.project, t.date, t.from, t.id),
    // What the hours of a person read of a session: one look instead of two.
    index('sessions_as_booked').on(t.id, t.breakMinutes, t.status),
  ],
);

export const pickUpPoints = sqliteTable('pick_up_points', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
});

/** A ride from a pick-up point to a project. */
export const pickUpRides = sqliteTable(
  'pick_up_rides',
  {
    pickUpPoint: text('pick_up_point')
      .notNull()
      .references(() => pickUpPoints.code),
    project: text('project')
      .notNull()
      .references(() => projects.code),
    minutes: integer('minutes').notNull(),
    departs: text('departs').notNull(),
  },
  (t) => [primaryKey({ columns: [t.pickUpPoint, t.project] })],
);

export const travelMinutes = sqliteTable(
  'travel_minutes',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    project: text('project')
      .notNull()
      .references(() => projects.code),
    minutes: integer('minutes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.crn, t.project] })],
);
