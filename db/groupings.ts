import { and, count, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import type { Page, Paged } from './lists.ts';
import { groupings } from './schema.ts';
import { areaWithin, type Scope } from './scope.ts';

export type GroupingRow = typeof groupings.$inferSelect;
/** A run without its texts, which are long, and what came of it. */
export interface ListedGrouping extends Omit<GroupingRow, 'problem' | 'answer' | 'candidates' | 'whatIf'> {
  status: 'optimal' | 'feasible' | 'infeasible';
  groups: number;
  placed: number;
  whatIf: boolean;
}

const cameOfIt = {
  status: sql<ListedGrouping['status']>`json_extract(${groupings.answer}, '$.status')`,
  groups: sql<number>`json_array_length(${groupings.answer}, '$.groups')`,
  placed: sql<number>`(
    select coalesce(sum(json_array_length(value, '$.referrals')), 0) from json_each(${groupings.answer}, '$.groups'))`,
  whatIf: sql<boolean>`${groupings.whatIf} is not null`.mapWith(Boolean),
};

/** Runs of a region, or of all, the latest first. */
export async function listGroupings(
  db: Db,
  { region, within }: { region?: Region | undefined; within?: Scope | undefined },
  { size, number }: Page,
): Promise<Paged<ListedGrouping>> {
  const where = and(
    region && eq(groupings.region, region),
    areaWithin({ region: groupings.region, pdu: null }, within),
  );
  const { problem: _p, answer: _a, candidates: _c, whatIf: _w, ...columns } = getTableColumns(groupings);
  return db.transaction((tx) => ({
    rows: tx
      .select({ ...columns, ...cameOfIt })
      .from(groupings)
      .where(where)
      .orderBy(desc(groupings.id))
      .limit(size)
      .offset(size * number)
      .all(),
    total: tx.select({ n: count() }).from(groupings).where(where).get()?.n ?? 0,
  }));
}

/** One run, or null. */
export async function groupingById(db: Db, id: number): Promise<GroupingRow | null> {
  return db.select().from(groupings).where(eq(groupings.id, id)).get() ?? null;
}

/** Keeps a run as it was asked, decided and answered. */
export async function keepGrouping(db: Db, row: Omit<GroupingRow, 'id'>): Promise<GroupingRow> {
  return db.insert(groupings).values(row).returning().get();
}
