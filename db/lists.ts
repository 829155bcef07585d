import { and, count, eq, inArray, notInArray, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Region } from '../solver/policy/entry.ts';
import type { Fault } from '../solver/roster/problem.ts';
import type { Db } from './connect.ts';
import { type KeptRows, keptRows } from './kept.ts';
import { pdus } from './schema.ts';
import { pduWithin, type Scope } from './scope.ts';

/** Which page of a list: `number` counts from 0, `size` in rows. */
export interface Page {
  size: number;
  number: number;
}

/** One page of rows, and how many rows there are in all. */
export interface Paged<Row> {
  rows: Row[];
  total: number;
}

/** The part of the country a list is about; nothing given: all of it. */
export interface AreaFilter {
  region?: Region | undefined;
  pdu?: string | undefined;
  /** Of that, only what lies within it. */
  within?: Scope | undefined;
  /** Crns that are told where they stand, but not by what is asked of their rows: a filter would tell it. */
  unseen?: readonly string[] | undefined;
}

/** Some of the fields of a row; a field that is undefined stays as it is. */
export type Patch<Row> = { [K in keyof Row]?: Row[K] | undefined };

/**
 * What came of a create or change: the row as kept, or why nothing was written. `duplicate`: the key stands already;
 * `unknown`: the field names something that is not kept; `itself`: a person named as their own counterpart;
 * `has-appointments`: people have been booked on the session as it is; `in-use`: groups meet in the room that would go.
 * Or the faults that the caller found in the row.
 */
export type Change<Row> =
  | { kept: Row }
  | { faults: Fault[] }
  | {
      refused: 'duplicate' | 'unknown' | 'itself' | 'has-appointments' | 'in-use';
      field: string;
      value: string;
    };

/** What speaks against a row as it would be kept beside what is kept already. Empty: nothing does. */
export type Against<Row> = (row: Row, kept: KeptRows) => Fault[];

/** Asks what speaks against a row, in the transaction that would write it; null: nothing does. */
export function faultsAgainst<Row>(db: Db, row: Row, against: Against<Row>): { faults: Fault[] } | null {
  const faults = against(row, keptRows(db));
  return faults.length > 0 ? { faults } : null;
}

/** The first key that stands twice in a list, by the list's name; null: none does. */
export function twiceIn(keys: Readonly<Record<string, readonly string[] | undefined>>) {
  for (const [field, list = []] of Object.entries(keys)) {
    const value = list.find((key, i) => list.indexOf(key) < i);
    if (value !== undefined) return { refused: 'duplicate', field, value } as const;
  }
  return null;
}

/** A row as it is after a patch. */
export function patched<Row extends object>(row: Row, patch: Patch<NoInfer<Row>>): Row {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...row, ...Object.fromEntries(given) };
}

/** The condition that a PDU column lies in an area; undefined where the area is the whole country. */
export function inArea(db: Db, pdu: SQLiteColumn, area: AreaFilter): SQL | undefined {
  const inRegion =
    area.region &&
    inArray(pdu, db.select({ code: pdus.code }).from(pdus).where(eq(pdus.region, area.region)));
  return and(
    inRegion,
    area.pdu === undefined ? undefined : eq(pdu, area.pdu),
    pduWithin(db, pdu, area.within),
  );
}

/** The condition that a row is not of somebody unseen, where `asked` says something of rows; undefined: it says nothing. */
export function ofSeen(
  crn: SQLiteColumn,
  { unseen = [] }: AreaFilter,
  ...asked: readonly (SQL | string | undefined)[]
): SQL | undefined {
  if (unseen.length === 0 || asked.every((one) => one === undefined)) return undefined;
  return notInArray(crn, [...unseen]);
}

/** One page of a table's rows in the order given, and their number, both read at one moment. */
export function pageOf<T extends SQLiteTable>(
  db: Db,
  table: T,
  where: SQL | undefined,
  order: readonly (SQLiteColumn | SQL)[],
  page: Page,
): Paged<T['$inferSelect']> {
  return db.transaction((tx) => {
    const counted = tx.select({ total: count() }).from(table).where(where).get();
    const rows = tx
      .select()
      .from(table as SQLiteTable)
      .where(where)
      .orderBy(...order)
      .limit(page.size)
      .offset(page.size * page.number)
      .all();
    return { rows: rows as T['$inferSelect'][], total: counted?.total ?? 0 };
  });
}
