import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { type AreaFilter, type Page, type Paged, pageOf } from './lists.ts';
import { pdus } from './schema.ts';
import { regionWithin } from './scope.ts';

export type PduRow = typeof pdus.$inferSelect;

/** PDUs in order of name. */
export async function listPdus(
  db: Db,
  { region, within }: Pick<AreaFilter, 'region' | 'within'>,
  page: Page,
): Promise<Paged<PduRow>> {
  const theirs = within?.pdus ?? null;
  const where = and(
    region && eq(pdus.region, region),
    regionWithin(pdus.region, within),
    theirs === null ? undefined : inArray(pdus.code, [...theirs]),
  );
  return pageOf(db, pdus, where, [pdus.name, pdus.code], page);
}
