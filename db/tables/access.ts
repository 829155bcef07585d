import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { people } from './people.ts';

/**
 * Who may see more of a restricted person than the crn: a row a user. A person of whom no row stands is not restricted.
 */
export const limitedAccess = sqliteTable(
  'limited_access',
  {
    crn: text('crn')
      .notNull()
      .references(() => people.crn),
    /** A user name. */
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.crn, t.name] })],
);

/** A link by which somebody may sign in to the pages once. Of the secret in it only the SHA-256 is kept. */
export const signInLinks = sqliteTable('sign_in_links', {
  secretHash: text('secret_hash').primaryKey(),
  /** A `Caller`, as JSON. */
  caller: text('caller', { mode: 'json' }).$type<unknown>().notNull(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  /** Null: it has not been used. */
  usedAt: text('used_at'),
});

/** Somebody signed in to the pages. Of the secret in their cookie only the SHA-256 is kept. */
export const signIns = sqliteTable(
  'sign_ins',
  {
    secretHash: text('secret_hash').primaryKey(),
    /** A `Caller`, as JSON. */
    caller: text('caller', { mode: 'json' }).$type<unknown>().notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** Null: they have not signed out. */
    endedAt: text('ended_at'),
  },
  (t) => [index('sign_ins_by_expiry').on(t.expiresAt)],
);

/** A person of whom everything that says who they were has been erased: the crn is a made-up one. */
export const erasedPeople = sqliteTable('erased_people', {
  crn: text('crn')
    .primaryKey()
    .references(() => people.crn),
  erasedOn: text('erased_on').notNull(),
});
