import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { appendRows, isAppended } from './append.ts';
import type { Db } from './connect.ts';
import { writeImportedOutcomes } from './imported-outcomes.ts';
import { type KeptRows, keptRows } from './kept.ts';
import { putNewFactsOnFile } from './referral-facts.ts';
import { writeImportedStates } from './referral-states.ts';
import type { ReplannedMany } from './replan.ts';
import { replanImported } from './replan-imported.ts';
import type { Rows } from './rows.ts';
import * as schema from './schema.ts';
import { seatOnSessions } from './seats.ts';

/** What became of the rows of one noun. A row identical to the one kept is unchanged. */
export interface Counts {
  added: number;
  changed: number;
  unchanged: number;
}

/** Counts of the nouns that had rows. */
export type KeptCounts = Partial<Record<keyof Rows, Counts>>;

/** The nouns' tables, each after those that it refers to. */
const tables: { [Noun in keyof Rows]: SQLiteTable } = {
  pdus: schema.pdus,
  people: schema.people,
  availability: schema.availability,
  availabilityExceptions: schema.availabilityExceptions,
  requirements: schema.requirements,
  projects: schema.projects,
  sessions: schema.sessions,
  pickUpPoints: schema.pickUpPoints,
  pickUpRides: schema.pickUpRides,
  travelMinutes: schema.travelMinutes,
  keepApart: schema.keepApart,
  commitments: schema.commitments,
  allocations: schema.allocations,
  appointments: schema.appointments,
  courseCompletions: schema.courseCompletions,
  adjustments: schema.adjustments,
  nonWorkingDates: schema.nonWorkingDates,
  venues: schema.venues,
  rooms: schema.rooms,
  venueHours: schema.venueHours,
  venueClosures: schema.venueClosures,
  facilitators: schema.facilitators,
  facilitatorHours: schema.facilitatorHours,
  facilitatorLeave: schema.facilitatorLeave,
  slotPatterns: schema.slotPatterns,
  slots: schema.slots,
  referrals: schema.referrals,
  referralFacts: schema.referralFacts,
  venueTravel: schema.venueTravel,
  limitedAccess: schema.limitedAccess,
};

/** The nouns, each after those that it refers to. */
export const nounsInOrder = Object.keys(tables) as (keyof Rows)[];

/**
 * Keeps rows of any nouns in one transaction: a row whose key is new is added, one that differs from the kept row
 * changes it. A field that a row does not name stays as it is. Throws (and keeps nothing) if a row refers to
 * something that neither the rows nor the database have, or breaks a check of the schema.
 */
export async function keepRows(db: Db, rows: Partial<Rows>): Promise<KeptCounts> {
  return db.transaction(() => writeRows(db, rows), { behavior: 'immediate' });
}

/**
 * Keeps rows as `keepRows` does, if nothing speaks against it: what is kept is shown to `against` in the same
 * transaction, and any fault it returns means that nothing is written. Requirements of which something has changed are
 * then planned again. A rehearsal writes nothing either, and tells what would have been.
 */
export async function keepRowsUnless<F>(
  db: Db,
  rows: Partial<Rows>,
  against: (kept: KeptRows) => F[],
  { at, rehearsal = false }: { at: string; rehearsal?: boolean },
): Promise<{ counts: KeptCounts; plan: ReplannedMany | null } | { faults: F[] }> {
  let rehearsed: { counts: KeptCounts; plan: ReplannedMany | null } | null = null;
  try {
    return db.transaction(
      () => {
        const faults = against(keptRows(db));
        if (faults.length > 0) return { faults };
        const counts = writeRows(db, rows);
        const plan = replanImported(db, rows, counts, at);
        if (!rehearsal) return { counts, plan };
        rehearsed = { counts, plan };
        throw new Rehearsed();
      },
      { behavior: 'immediate' },
    );
  } catch (error) {
    if (error instanceof Rehearsed && rehearsed !== null) return rehearsed;
    throw error;
  }
}

/** Takes back what a rehearsal has written. */
class Rehearsed extends Error {}

function writeRows(db: Db, rows: Partial<Rows>): KeptCounts {
  const counts: KeptCounts = {};
  for (const noun of nounsInOrder) {
    const list = rows[noun];
    if (!list || list.length === 0) continue;
    counts[noun] = countsOf(db, noun, list);
    if (noun === 'appointments') writeImportedOutcomes(db, idsOf(rows.appointments));
    if (noun === 'sessions') seatOnSessions(db, idsOf(rows.sessions));
    if (noun === 'referrals') writeImportedStates(db, idsOf(rows.referrals));
  }
  return counts;
}

function countsOf<N extends keyof Rows>(db: Db, noun: N, list: Rows[N]): Counts {
  if (noun === 'referralFacts') return putNewFactsOnFile(db, list as Rows['referralFacts']);
  return isAppended(noun) ? appendRows(db, noun, list) : writeNoun(db, tables[noun], list);
}

const idsOf = (rows: readonly { id: string }[] = []) => rows.map(({ id }) => id);

/** An insert-or-change of the columns that a row names, prepared once. */
interface Upsert {
  columns: [field: string, column: SQLiteColumn][];
  run: (values: unknown[]) => number;
}

function writeNoun(db: Db, table: SQLiteTable, rows: readonly object[]): Counts {
  const count = db.$client.prepare(`select count(*) from ${getTableConfig(table).name}`).pluck();
  const before = count.get() as number;
  const upserts = new Map<string, Upsert>();
  let written = 0;
  for (const row of rows) {
    const named = Object.entries(row).filter(([, value]) => value !== undefined);
    const shape = named.map(([field]) => field).join();
    const upsert = upserts.get(shape) ?? upsertOf(db, table, new Set(named.map(([field]) => field)));
    upserts.set(shape, upsert);
    const fields = row as Record<string, unknown>;
    written += upsert.run(upsert.columns.map(([field, column]) => toDriver(column, fields[field])));
  }
  const added = (count.get() as number) - before;
  return { added, changed: written - added, unchanged: rows.length - written };
}

const toDriver = (column: SQLiteColumn, value: unknown) =>
  value === null ? null : column.mapToDriverValue(value);

function upsertOf(db: Db, table: SQLiteTable, named: ReadonlySet<string>): Upsert {
  const { name, primaryKeys } = getTableConfig(table);
  const columns = Object.entries<SQLiteColumn>(getTableColumns(table)).filter(([field]) => named.has(field));
  const inKey = (column: SQLiteColumn) =>
    column.primary || primaryKeys.some((key) => key.columns.some((c) => c.name === column.name));
  const all = columns.map(([, column]) => column);
  const quoted = (list: readonly SQLiteColumn[]) => list.map((column) => `"${column.name}"`);
  const [key, rest] = [quoted(all.filter(inKey)), quoted(all.filter((column) => !inKey(column)))];
  const change =
    rest.length === 0
      ? 'nothing'
      : `update set ${rest.map((c) => `${c} = excluded.${c}`).join(', ')}
         where ${rest.map((c) => `"${name}".${c} is not excluded.${c}`).join(' or ')}`;
  const statement = db.$client.prepare(
    `insert into "${name}" (${quoted(all).join(', ')}) values (${all.map(() => '?').join(', ')})
     on conflict (${key.join(', ')}) do ${change}`,
  );
  return { columns, run: (values) => statement.run(values).changes };
}
