import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag } from './columns.ts';

export const auditChangeKinds = ['insert', 'update', 'delete', 'read'] as const;

/**
 * Who did something, when and by which request: one row a transaction that changed something, or a reading of somebody's
 * record. Nothing here is changed or removed, and each hash covers the one before it.
 */
export const auditActs = sqliteTable(
  'audit_acts',
  {
    number: integer('number').primaryKey(),
    /** UTC. */
    at: text('at').notNull(),
    by: text('by').notNull(),
    role: text('role'),
    request: text('request'),
    action: text('action').notNull(),
    reason: text('reason'),
    /** Nothing was changed: somebody's record was read. */
    onlyRead: flag('only_read'),
    /** SHA-256 over the hash of the act before, this row, and what it changed. */
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_acts_by_request').on(t.request),
    // The last change is asked for with every list that is remembered.
    index('audit_acts_that_changed').on(t.onlyRead, t.number),
  ],
);

/** What an act did, row by row. Only what says who a person was can be taken out of a row, all of it at once. */
export const auditChanges = sqliteTable(
  'audit_changes',
  {
    number: integer('number').primaryKey(),
    /** Of the act, which is written when its transaction ends: so no foreign key. */
    act: integer('act').notNull(),
    change: text('change', { enum: auditChangeKinds }).notNull(),
    /** The table, and the row's key in it. */
    noun: text('noun').notNull(),
    key: text('key').notNull(),
    /** The thing that the row is part of, `people/X100001` say: what is read and edited as one. */
    whose: text('whose').notNull(),
    /** The row as JSON; null: there was none, or it is erased. */
    before: text('before'),
    after: text('after'),
    /** Keeps anyone from finding erased content by trying; null: it is erased. */
    salt: text('salt'),
    /** SHA-256 over salt, key, whose, before and after as they were, from when they were erased on; null: they stand. */
    contentHash: text('content_hash'),
  },
  (t) => [index('audit_changes_of_act').on(t.act), index('audit_changes_of_thing').on(t.whose, t.number)],
);
