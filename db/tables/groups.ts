import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  type SQLiteColumn,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { attendanceOutcomes } from '../../solver/groups/attendance.ts';
import { regions } from '../../solver/policy/entry.ts';
import { facilitators, rooms, slotPatterns } from './programmes.ts';
import { referrals } from './referrals.ts';

/**
 * Programme groups: how they were chosen, who is in them, and when they meet. Attendance is written down for good: a
 * trigger refuses to change or delete its rows.
 */
export const groupSexes = ['male', 'female', 'mixed'] as const;
export const groupDeliveries = ['fixed', 'rolling'] as const;
export const groupStates = ['proposed', 'open', 'closed', 'completed'] as const;
export const meetingStatuses = ['planned', 'held', 'cancelled'] as const;
export const taskStates = ['open', 'done'] as const;

const window = {
  date: text('date').notNull(),
  from: text('from_time').notNull(),
  to: text('to_time').notNull(),
};
const status = () => text('status', { enum: meetingStatuses }).notNull();
const ofRoom = (t: { venue: SQLiteColumn; room: SQLiteColumn }) =>
  foreignKey({ columns: [t.venue, t.room], foreignColumns: [rooms.venue, rooms.code] });

/** A run: which groups could open in a region, and which are best. The texts are JSON, as they were on the day. */
export const groupings = sqliteTable(
  'groupings',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    region: text('region', { enum: regions }).notNull(),
    asOf: text('as_of').notNull(),
    horizonWeeks: integer('horizon_weeks').notNull(),
    /** group-problem/1. */
    problem: text('problem').notNull(),
    /** groups/1. */
    answer: text('answer').notNull(),
    /** What the problem leaves out of its candidates: rooms, facilitators, one-to-ones. */
    candidates: text('candidates').notNull(),
    /** What was asked otherwise than it is kept; null: nothing. */
    whatIf: text('what_if'),
    createdAt: text('created_at').notNull(),
  },
  (t) => [index('groupings_by_region').on(t.region, t.asOf)],
);

export const groups = sqliteTable(
  'groups',
  {
    id: text('id').primaryKey(),
    /** Code of its template. */
    programme: text('programme').notNull(),
    venue: text('venue').notNull(),
    room: text('room').notNull(),
    sex: text('sex', { enum: groupSexes }).notNull(),
    delivery: text('delivery', { enum: groupDeliveries }).notNull(),
    pattern: text('pattern')
      .notNull()
      .references(() => slotPatterns.id),
    state: text('state', { enum: groupStates }).notNull(),
    startsOn: text('starts_on').notNull(),
    /** The run that found it; null: none has. */
    grouping: integer('grouping').references(() => groupings.id),
    /** The name under which it may be smaller than its programme asks; null: it may not. */
    exception: text('exception'),
  },
  (t) => [ofRoom(t), index('groups_by_state').on(t.state, t.startsOn)],
);

/** Every state that a group has been in, the first too. */
export const groupStateChanges = sqliteTable(
  'group_state_changes',
  {
    number: integer('number').primaryKey(),
    group: text('group')
      .notNull()
      .references(() => groups.id),
    state: text('state', { enum: groupStates }).notNull(),
    at: text('at').notNull(),
    by: text('by').notNull(),
    reason: text('reason'),
  },
  (t) => [index('group_state_changes_by_group').on(t.group)],
);

/** Who holds a group, session after session, unless its sessions say otherwise. */
export const groupFacilitators = sqliteTable(
  'group_facilitators',
  {
    group: text('group')
      .notNull()
      .references(() => groups.id),
    facilitator: text('facilitator')
      .notNull()
      .references(() => facilitators.id),
  },
  (t) => [primaryKey({ columns: [t.group, t.facilitator] })],
);

/** A dated session of a whole group. */
export const groupSessions = sqliteTable(
  'group_sessions',
  {
    id: text('id').primaryKey(),
    group: text('group')
      .notNull()
      .references(() => groups.id),
    /** Of the session of the template. */
    number: integer('number').notNull(),
    ...window,
    venue: text('venue').notNull(),
    room: text('room').notNull(),
    status: status(),
    /** The session that it makes up for; null: none. */
    catchUpFor: text('catch_up_for').references((): AnySQLiteColumn => groupSessions.id),
    /** One more whenever it moves or is called off. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    ofRoom(t),
    index('group_sessions_by_group').on(t.group, t.number),
    index('group_sessions_by_date').on(t.date),
  ],
);

export const sessionFacilitators = sqliteTable(
  'session_facilitators',
  {
    session: text('session')
      .notNull()
      .references(() => groupSessions.id),
    facilitator: text('facilitator')
      .notNull()
      .references(() => facilitators.id),
  },
  (t) => [
    primaryKey({ columns: [t.session, t.facilitator] }),
    index('session_facilitators_by_facilitator').on(t.facilitator),
  ],
);

/** Who comes to a session that makes up for another: nobody else does. */
export const catchUpMembers = sqliteTable(
  'catch_up_members',
  {
    session: text('session')
      .notNull()
      .references(() => groupSessions.id),
    referral: text('referral')
      .notNull()
      .references(() => referrals.id),
  },
  (t) => [
    primaryKey({ columns: [t.session, t.referral] }),
    index('catch_up_members_by_referral').on(t.referral),
  ],
);

/** A dated individual session of one member of a group. */
export const oneToOnes = sqliteTable(
  'one_to_ones',
  {
    id: text('id').primaryKey(),
    group: text('group')
      .notNull()
      .references(() => groups.id),
    referral: text('referral')
      .notNull()
      .references(() => referrals.id),
    /** Of the session of the template. */
    number: integer('number').notNull(),
    ...window,
    facilitator: text('facilitator')
      .notNull()
      .references(() => facilitators.id),
    status: status(),
    /** The one that it makes up for; null: none. */
    catchUpFor: text('catch_up_for').references((): AnySQLiteColumn => oneToOnes.id),
    /** One more whenever it moves or is called off. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('one_to_ones_by_referral').on(t.referral, t.date),
    index('one_to_ones_by_group').on(t.group, t.number),
    index('one_to_ones_by_facilitator').on(t.facilitator, t.date),
    index('one_to_ones_by_date').on(t.date),
  ],
);

export const groupMembers = sqliteTable(
  'group_members',
  {
    group: text('group')
      .notNull()
      .references(() => groups.id),
    referral: text('referral')
      .notNull()
      .references(() => referrals.id),
    /** Number of the first session that is theirs. */
    joinedAtSession: integer('joined_at_session').notNull(),
    /** Of its sessions those from this date on are theirs; null: they were in it from the first. */
    joinedOn: text('joined_on'),
    /** From this date on nothing of the group is theirs; null: they are in it. */
    leftOn: text('left_on'),
    leftReason: text('left_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.group, t.referral] }),
    index('group_members_by_referral').on(t.referral),
    check('group_members_left', sql`(${t.leftOn} is null) = (${t.leftReason} is null)`),
  ],
);

/** What was written down of one member at one session or one-to-one; a later entry corrects it. */
export const groupAttendanceEntries = sqliteTable(
  'group_attendance_entries',
  {
    number: integer('number').primaryKey(),
    session: text('session').references(() => groupSessions.id),
    oneToOne: text('one_to_one').references(() => oneToOnes.id),
    referral: text('referral')
      .notNull()
      .references(() => referrals.id),
    outcome: text('outcome', { enum: attendanceOutcomes }).notNull(),
    at: text('at').notNull(),
    by: text('by').notNull(),
    note: text('note'),
  },
  (t) => [
    index('group_attendance_entries_by_referral').on(t.referral),
    index('group_attendance_entries_by_session').on(t.session),
    check('group_attendance_entries_one', sql`(${t.session} is null) <> (${t.oneToOne} is null)`),
  ],
);

/** That a worker is to be allocated to the partner or ex-partner of a member. Who the partner is stands nowhere here. */
export const partnerLinkWorkerTasks = sqliteTable(
  'partner_link_worker_tasks',
  {
    group: text('group').notNull(),
    referral: text('referral').notNull(),
    due: text('due').notNull(),
    state: text('state', { enum: taskStates }).notNull(),
    doneAt: text('done_at'),
    doneBy: text('done_by'),
  },
  (t) => [
    primaryKey({ columns: [t.group, t.referral] }),
    foreignKey({
      columns: [t.group, t.referral],
      foreignColumns: [groupMembers.group, groupMembers.referral],
    }),
    index('partner_link_worker_tasks_open').on(t.due).where(sql`${t.state} = 'open'`),
    check('partner_link_worker_tasks_done', sql`(${t.state} = 'done') = (${t.doneAt} is not null)`),
  ],
);
