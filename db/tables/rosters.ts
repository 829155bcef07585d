import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { regions } from '../../solver/policy/entry.ts';
import { areaOf } from './columns.ts';
import { pdus, people } from './people.ts';
import { sessions } from './projects.ts';

/** The rosters made of weeks. */
export const rosterStates = ['draft', 'published', 'superseded'] as const;
export const rosterStatuses = ['optimal', 'feasible'] as const;

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
    /** SHA-256 of the problem without its pins and published bookings: another one means that the data have changed since. */
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
