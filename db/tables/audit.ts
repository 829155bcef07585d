import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const auditChanges = ['insert', 'update', 'delete', 'read', 'erase'] as const;

/**
 * What happened, row by row, in the transaction in which it happened; nothing here is changed or removed, and each entry's
 * hash covers that of the one before it.
 */
export const audit = sqliteTable(
  'audit',
  {
    number: integer('number').primaryKey(),
    /** UTC. */
    at: text('at').notNull(),
    by: text('by').notNull(),
    role: text('role'),
    request: text('request'),
    action: text('action').notNull(),
    reason: text('reason'),
    change: text('change', { enum: auditChanges }).notNull(),
    /** The table, and the row's key in it. */
    noun: text('noun').notNull(),
    key: text('key').notNull(),
    /** The thing that the row is part of, `people/X100001` say: what is read and edited as one. */
    whose: text('whose').notNull(),
    /** The row as JSON; null: there was none, or the personal data in it have been erased. */
    before: text('before'),
    after: text('after'),
    /** SHA-256 over before and after: what the chain covers of them, so that they can be erased. */
    contentHash: text('content_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [index('audit_whose').on(t.whose, t.number), index('audit_request').on(t.request)],
);
