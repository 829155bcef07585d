import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { regions } from '../solver/policy/entry.ts';
import type { Booking } from '../solver/roster/problem.ts';

/**
 * What is kept. Dates `YYYY-MM-DD` and times `HH:MM` are local; durations are minutes; instants are UTC. Nothing that
 * can be derived stands here: hours left, short people and their reasons are worked out from these rows.
 */
const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();
const tags = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull();

/** A null PDU (the whole region) as a value, so that unique indexes hold for it too; drizzle-kit splits at commas. */
const areaOf = (pdu: AnySQLiteColumn) => sql`(case when ${pdu} is null then '' else ${pdu} end)`;

export const sexes = ['female', 'male'] as const;
export const employments = ['employed', 'unemployed'] as const;
export const orderTypes = ['community', 'suspended-sentence', 'supervision-default', 'enforcement'] as const;
export const requirementStatuses = ['in-force', 'suspended', 'completed', 'terminated'] as const;
export const projectTypes = ['group', 'individual', 'ete'] as const;
export const sexPolicies = ['any', 'women-only'] as const;
export const sessionStatuses = ['planned', 'stood-down', 'run'] as const;
export const commitmentKinds = ['programme', 'supervision', 'court', 'other'] as const;
export const rosterStates = ['draft', 'published', 'superseded'] as const;
export const rosterStatuses = ['optimal', 'feasible'] as const;
export const runStatuses = ['queued', 'running', 'done', 'infeasible', 'failed'] as const;

export const pdus = sqliteTable('pdus', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  region: text('region', { enum: regions }).notNull(),
});

export const people = sqliteTable(
  'people',
  {
    crn: text('crn').primaryKey(),
    pdu: text('pdu')
      .notNull()
      .references(() => pdus.code),
    sex: text('sex', { enum: sexes }).notNull(),
    avoidAllMale: flag('avoid_all_male'),
    employment: text('employment', { enum: employments }).notNull(),
    homeLatitude: real('home_latitude').notNull(),
    homeLongitude: real('home_longitude').notNull(),
    excludedTags: tags('excluded_tags'),
    neededTags: tags('needed_tags'),
    directSupervision: flag('direct_supervision'),
  },
  (t) => [index('people_by_pdu').on(t.pdu)],
);

/** When a person can work, week after week; several rows a weekday may stand. `until` inclusive, null: open. */
export const availability = sqliteTable(
  'availability',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    weekday: integer('weekday').notNull(),
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    fromDate: text('from_date').notNull(),
    untilDate: text('until_date'),
  },
  (t) => [
    primaryKey({ columns: [t.crn, t.weekday, t.from, t.fromDate] }),
    check('availability_weekday', sql`${t.weekday} between 1 and 7`),
  ],
);

/** One date on which the weekly windows do not hold: free in the window given, or not free in it. */
export const availabilityExceptions = sqliteTable(
  'availability_exceptions',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    date: text('date').notNull(),
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    available: flag('available'),
  },
  (t) => [primaryKey({ columns: [t.crn, t.date, t.from] })],
);

export const requirements = sqliteTable(
  'requirements',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    eventNumber: integer('event_number').notNull(),
    orderType: text('order_type', { enum: orderTypes }).notNull(),
    orderedMinutes: integer('ordered_minutes').notNull(),
    sentenceDate: text('sentence_date').notNull(),
    /** The last day on which hours can be worked, as the court last extended it. */
    deadline: text('deadline').notNull(),
    allocatedDate: text('allocated_date'),
    assessedDate: text('assessed_date'),
    inductedDate: text('inducted_date'),
    status: text('status', { enum: requirementStatuses }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.crn, t.eventNumber] })],
);

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
  (t) => [index('sessions_by_date').on(t.date), index('sessions_by_project').on(t.project, t.date)],
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

/** Two people never on the same session; the lower crn stands first. */
export const keepApart = sqliteTable(
  'keep_apart',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    otherCrn: text('other_crn')
      .notNull()
      .references(() => people.crn),
  },
  (t) => [
    primaryKey({ columns: [t.crn, t.otherCrn] }),
    check('keep_apart_order', sql`${t.crn} < ${t.otherCrn}`),
  ],
);

/** Time a person has promised elsewhere (a programme session, supervision, court): no availability then. */
export const commitments = sqliteTable(
  'commitments',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    date: text('date').notNull(),
    from: text('from_time').notNull(),
    to: text('to_time').notNull(),
    kind: text('kind', { enum: commitmentKinds }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.crn, t.date, t.from] })],
);

export const rosters = sqliteTable(
  'rosters',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    region: text('region', { enum: regions }).notNull(),
    /** Null: the whole region. */
    pdu: text('pdu').references(() => pdus.code),
    weekStart: text('week_start').notNull(),
    version: integer('version').notNull(),
    state: text('state', { enum: rosterStates }).notNull(),
    /** The published roster that this one would replace; null: the first of its week. */
    replaces: integer('replaces'),
    /** SHA-256 of the problem without its pins: another one means that the data have changed since. */
    problemHash: text('problem_hash').notNull(),
    status: text('status', { enum: rosterStatuses }).notNull(),
    points: integer('points').notNull(),
    /** Null: none is proven for the roster as it stands (a pin was taken back, or the data changed, since the run). */
    bound: integer('bound'),
    policyVersion: integer('policy_version').notNull(),
    seed: integer('seed').notNull(),
    createdAt: text('created_at').notNull(),
    publishedAt: text('published_at'),
  },
  (t) => [
    uniqueIndex('rosters_version').on(t.region, areaOf(t.pdu), t.weekStart, t.version),
    uniqueIndex('rosters_one_published')
      .on(t.region, areaOf(t.pdu), t.weekStart)
      .where(sql`${t.state} = 'published'`),
  ],
);

export const bookings = sqliteTable(
  'bookings',
  {
    roster: integer('roster')
      .notNull()
      .references(() => rosters.id),
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    session: text('session')
      .notNull()
      .references(() => sessions.id),
  },
  (t) => [
    primaryKey({ columns: [t.roster, t.crn, t.session] }),
    index('bookings_by_session').on(t.roster, t.session),
  ],
);

export const pins = sqliteTable(
  'pins',
  {
    roster: integer('roster')
      .notNull()
      .references(() => rosters.id),
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    session: text('session')
      .notNull()
      .references(() => sessions.id),
  },
  (t) => [primaryKey({ columns: [t.roster, t.crn, t.session] })],
);

/** What a seat of a session was worth to the week, in whole points, when the roster was made. */
export const seatPrices = sqliteTable(
  'seat_prices',
  {
    roster: integer('roster')
      .notNull()
      .references(() => rosters.id),
    session: text('session')
      .notNull()
      .references(() => sessions.id),
    price: integer('price').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roster, t.session] })],
);

/** One person booked on one dated piece of work; outcome and credit come later. */
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
    /** The published roster that made it; null: made elsewhere. */
    roster: integer('roster').references(() => rosters.id),
  },
  (t) => [
    foreignKey({
      columns: [t.crn, t.eventNumber],
      foreignColumns: [requirements.crn, requirements.eventNumber],
    }),
    index('appointments_by_person').on(t.crn, t.date),
    index('appointments_by_date').on(t.date),
    index('appointments_by_roster').on(t.roster),
    check('appointments_credit', sql`(${t.outcome} is null) = (${t.creditedMinutes} is null)`),
  ],
);

/** A roster being solved, or how that ended. */
export const runs = sqliteTable('runs', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  region: text('region', { enum: regions }).notNull(),
  pdu: text('pdu').references(() => pdus.code),
  weekStart: text('week_start').notNull(),
  /** The draft whose pins the run keeps; null: none. */
  around: integer('around').references(() => rosters.id),
  seconds: integer('seconds').notNull(),
  seed: integer('seed').notNull(),
  status: text('status', { enum: runStatuses }).notNull(),
  roster: integer('roster').references(() => rosters.id),
  /** Why it failed, or the pins that cannot be kept and the rules they break. */
  detail: text('detail', { mode: 'json' }).$type<unknown>(),
  queuedAt: text('queued_at').notNull(),
  endedAt: text('ended_at'),
  /** The process that took it on, by the number that the system gave it. */
  processId: integer('process_id'),
  /** The run that died and from whose best roster this one begins; null: it begins from nothing. */
  resumes: integer('resumes').references((): AnySQLiteColumn => runs.id),
});

/** The best roster that a run had when it was last heard of: what is left of it if it dies. */
export const runBests = sqliteTable('run_bests', {
  run: integer('run')
    .primaryKey()
    .references(() => runs.id),
  bookings: text('bookings', { mode: 'json' }).$type<Booking[]>().notNull(),
  points: integer('points').notNull(),
  at: text('at').notNull(),
});
