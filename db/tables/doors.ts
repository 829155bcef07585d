import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { people } from './people.ts';

/** A secret address at which a person's calendar can be read. The secret itself is not kept: only its SHA-256. */
export const calendarLinks = sqliteTable('calendar_links', {
  secretHash: text('secret_hash').primaryKey(),
  crn: text('crn')
    .notNull()
    .references(() => people.crn),
  createdAt: text('created_at').notNull(),
  /** Null: it can be read. */
  revokedAt: text('revoked_at'),
});

/**
 * How far a request with a key is: which process is at it (null: none any more) and the last entry of the audit before
 * it, or how it was answered.
 */
export type IdempotencyState =
  | { process: number | null; since: number }
  | { headers: Record<string, string>; body: string | null };

/** A request that its sender may send again, and how it was answered. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    key: text('key').notNull(),
    /** Method and path. */
    route: text('route').notNull(),
    /** The user name of the sender: nobody gets the answer to another's request. */
    caller: text('caller').notNull(),
    /** The id of the request that was carried out. */
    request: text('request'),
    bodyHash: text('body_hash').notNull(),
    at: text('at').notNull(),
    /** Null, as is location: it is being answered. */
    status: integer('status'),
    state: text('body', { mode: 'json' }).$type<IdempotencyState>(),
    location: text('location'),
  },
  (t) => [primaryKey({ columns: [t.key, t.route, t.caller] }), index('idempotency_keys_by_time').on(t.at)],
);
