import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { regions } from '../../solver/policy/entry.ts';
import { flag, tags } from './columns.ts';

/** The people, where they belong, when they can work, and what they owe. */
export const sexes = ['female', 'male'] as const;
export const employments = ['employed', 'unemployed'] as const;
export const orderTypes = ['community', 'suspended-sentence', 'supervision-default', 'enforcement'] as const;
export const requirementStatuses = ['in-force', 'suspended', 'completed', 'terminated'] as const;
export const commitmentKinds = ['programme', 'supervision', 'court', 'other'] as const;

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
