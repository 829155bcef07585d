import { type AnySQLiteColumn, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { regions } from '../../solver/policy/entry.ts';
import type { Booking } from '../../solver/roster/problem.ts';
import { pdus } from './people.ts';
import { rosters } from './rosters.ts';

export const runStatuses = ['queued', 'running', 'done', 'infeasible', 'failed'] as const;

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
