import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { isClosed, referralStates } from '../../solver/referral-states.ts';
import { tags } from './columns.ts';
import { people } from './people.ts';

/**
 * Who waits for an accredited programme, and what is on file of them. Facts and states are written down for good: a
 * trigger refuses to change or delete their rows.
 */
export const referralBases = ['requirement', 'licence'] as const;

const closedStates = sql.raw(
  referralStates
    .filter(isClosed)
    .map((state) => `'${state}'`)
    .join(', '),
);

export const referrals = sqliteTable(
  'referrals',
  {
    id: text('id').primaryKey(),
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    /** Code of its template. */
    programme: text('programme').notNull(),
    /** Of the sentence that asks for the programme, which need not ask for unpaid work too; null: not known. */
    eventNumber: integer('event_number'),
    basis: text('basis', { enum: referralBases }).notNull(),
    referredOn: text('referred_on').notNull(),
    readyFrom: text('ready_from').notNull(),
    mustFinishBy: text('must_finish_by').notNull(),
    /** What a venue must carry, all of it. */
    needs: tags('needs'),
    /** That of the last row of its history. */
    state: text('state', { enum: referralStates }).notNull().default('waiting'),
  },
  (t) => [
    index('referrals_by_need').on(t.state, t.programme, t.mustFinishBy, t.referredOn),
    index('referrals_by_person').on(t.crn),
    uniqueIndex('referrals_one_open').on(t.crn, t.programme).where(sql`${t.state} not in (${closedStates})`),
  ],
);

/** What is known of a person that a programme asks for. The latest date holds; of one date what was written down last. */
export const referralFacts = sqliteTable(
  'referral_facts',
  {
    number: integer('number').primaryKey(),
    referral: text('referral')
      .notNull()
      .references(() => referrals.id),
    fact: text('fact').notNull(),
    value: text('value').notNull(),
    /** Who or what says so. */
    source: text('source').notNull(),
    date: text('date').notNull(),
  },
  (t) => [index('referral_facts_by_referral').on(t.referral, t.fact, t.date)],
);

/** Every state that a referral has been in, the first too. */
export const referralStateChanges = sqliteTable(
  'referral_state_changes',
  {
    number: integer('number').primaryKey(),
    referral: text('referral')
      .notNull()
      .references(() => referrals.id),
    state: text('state', { enum: referralStates }).notNull(),
    /** Null, as is `by`: it came in by a file, and when it was recorded is not known here. */
    at: text('at'),
    by: text('by'),
    reason: text('reason'),
  },
  (t) => [index('referral_state_changes_by_referral').on(t.referral)],
);
