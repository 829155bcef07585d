import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { daysAWeek, type Weekday } from '../../solver/calendar.ts';
import { regions } from '../../solver/policy/entry.ts';
import { codes, tags } from './columns.ts';
import { pdus, people } from './people.ts';

/** What accredited programmes are run with: venues and their rooms, facilitators, weekly slots. */
export const slotKinds = ['group', 'individual'] as const;

const weekday = () => integer('weekday').$type<Weekday>().notNull();
const window = { from: text('from_time').notNull(), to: text('to_time').notNull() };
const days = { fromDate: text('from_date').notNull(), toDate: text('to_date').notNull() };
const lastWeekday = sql.raw(String(daysAWeek));

export const venues = sqliteTable('venues', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  pdu: text('pdu')
    .notNull()
    .references(() => pdus.code),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
  /** What people with needs find there. */
  tags: tags('tags'),
});

export const rooms = sqliteTable(
  'rooms',
  {
    venue: text('venue')
      .notNull()
      .references(() => venues.code),
    /** Unique in its venue. */
    code: text('code').notNull(),
    name: text('name').notNull(),
    seats: integer('seats').notNull(),
  },
  (t) => [primaryKey({ columns: [t.venue, t.code] }), check('rooms_seats', sql`${t.seats} > 0`)],
);

/** When a venue is open, week after week; several rows a weekday may stand. */
export const venueHours = sqliteTable(
  'venue_hours',
  {
    venue: text('venue')
      .notNull()
      .references(() => venues.code),
    weekday: weekday(),
    ...window,
  },
  (t) => [
    primaryKey({ columns: [t.venue, t.weekday, t.from] }),
    check('venue_hours_weekday', sql`${t.weekday} between 1 and ${lastWeekday}`),
  ],
);

/** Dates on which a venue is closed, first and last inclusive; bank holidays count besides. */
export const venueClosures = sqliteTable(
  'venue_closures',
  {
    venue: text('venue')
      .notNull()
      .references(() => venues.code),
    ...days,
    reason: text('reason').notNull(),
  },
  (t) => [primaryKey({ columns: [t.venue, t.fromDate] })],
);

export const facilitators = sqliteTable('facilitators', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  region: text('region', { enum: regions }).notNull(),
  /** Where they work; none: in the whole region. */
  pdus: codes('pdus'),
  /** What they are trained for. */
  programmes: codes('programmes'),
});

export const facilitatorHours = sqliteTable(
  'facilitator_hours',
  {
    facilitator: text('facilitator')
      .notNull()
      .references(() => facilitators.id),
    weekday: weekday(),
    ...window,
  },
  (t) => [
    primaryKey({ columns: [t.facilitator, t.weekday, t.from] }),
    check('facilitator_hours_weekday', sql`${t.weekday} between 1 and ${lastWeekday}`),
  ],
);

/** Dates on which a facilitator is away, first and last inclusive. */
export const facilitatorLeave = sqliteTable(
  'facilitator_leave',
  {
    facilitator: text('facilitator')
      .notNull()
      .references(() => facilitators.id),
    ...days,
  },
  (t) => [primaryKey({ columns: [t.facilitator, t.fromDate] })],
);

/** A secret address at which a facilitator's calendar can be read. Of the secret only its SHA-256 is kept. */
export const facilitatorCalendarLinks = sqliteTable(
  'facilitator_calendar_links',
  {
    secretHash: text('secret_hash').primaryKey(),
    facilitator: text('facilitator')
      .notNull()
      .references(() => facilitators.id),
    createdAt: text('created_at').notNull(),
    /** Null: it can be read. */
    revokedAt: text('revoked_at'),
  },
  (t) => [index('facilitator_calendar_links_by_facilitator').on(t.facilitator)],
);

/** A week of slots by which groups may be held. */
export const slotPatterns = sqliteTable('slot_patterns', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  region: text('region', { enum: regions }).notNull(),
  /** Null: for any programme. */
  programme: text('programme'),
});

/** A group session takes a whole slot, cut to the length of its template; one-to-ones are cut from theirs back to back. */
export const slots = sqliteTable(
  'slots',
  {
    pattern: text('pattern')
      .notNull()
      .references(() => slotPatterns.id),
    kind: text('kind', { enum: slotKinds }).notNull(),
    weekday: weekday(),
    ...window,
  },
  (t) => [
    primaryKey({ columns: [t.pattern, t.weekday, t.from] }),
    check('slots_weekday', sql`${t.weekday} between 1 and ${lastWeekday}`),
  ],
);

/** Known minutes one way, from home; without a row they are estimated. */
export const venueTravel = sqliteTable(
  'venue_travel',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    venue: text('venue')
      .notNull()
      .references(() => venues.code),
    minutes: integer('minutes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.crn, t.venue] })],
);
