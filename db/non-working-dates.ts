import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { dayAndTime } from '../solver/hours/appointment-request.ts';
import type { Db } from './connect.ts';
import { type Page, type Paged, pageOf } from './lists.ts';
import { localTime } from './local-time.ts';
import { type ReplannedMany, type RequirementKey, replanMany } from './replan.ts';
import { allocations, nonWorkingDates, pdus, people } from './schema.ts';
import type { Scope } from './scope.ts';

/** A date on which nobody works, in one region or (`national`) in all. */
export type NonWorkingDateRow = typeof nonWorkingDates.$inferSelect;
export type NonWorkingRegion = NonWorkingDateRow['region'];

export interface NonWorkingDatesFilter {
  region?: NonWorkingRegion | undefined;
  /** On this date or later. */
  from?: IsoDate | undefined;
  /** On this date or earlier. */
  to?: IsoDate | undefined;
  within?: Scope | undefined;
}

/** Non-working dates in order; bank holidays are not among them. */
export async function listNonWorkingDates(
  db: Db,
  { region, from, to, within }: NonWorkingDatesFilter,
  page: Page,
): Promise<Paged<NonWorkingDateRow>> {
  const where = and(
    region && eq(nonWorkingDates.region, region),
    within && inArray(nonWorkingDates.region, ['national', ...within.regions]),
    from === undefined ? undefined : gte(nonWorkingDates.date, from),
    to === undefined ? undefined : lte(nonWorkingDates.date, to),
  );
  return pageOf(db, nonWorkingDates, where, [nonWorkingDates.date, nonWorkingDates.region], page);
}

/** Keeps a non-working date and plans all again who have an allocation in the region. */
export async function addNonWorkingDate(
  db: Db,
  row: NonWorkingDateRow,
  at: string,
): Promise<{ kept: NonWorkingDateRow; plan: ReplannedMany } | { refused: 'duplicate' }> {
  return db.transaction(
    () => {
      const added = db.insert(nonWorkingDates).values(row).onConflictDoNothing().run().changes;
      if (added === 0) return { refused: 'duplicate' as const };
      return { kept: row, plan: replanRegion(db, row.region, at) };
    },
    { behavior: 'immediate' },
  );
}

/** Takes a non-working date back and plans all again who have an allocation in the region. Null: there is none. */
export async function removeNonWorkingDate(
  db: Db,
  { region, date }: Pick<NonWorkingDateRow, 'region' | 'date'>,
  at: string,
): Promise<ReplannedMany | null> {
  return db.transaction(
    () => {
      const removed = db
        .delete(nonWorkingDates)
        .where(and(eq(nonWorkingDates.region, region), eq(nonWorkingDates.date, date)))
        .run().changes;
      return removed === 0 ? null : replanRegion(db, region, at);
    },
    { behavior: 'immediate' },
  );
}

function replanRegion(db: Db, region: NonWorkingRegion, at: string): ReplannedMany {
  const today = dayAndTime(localTime(at)).date;
  return replanMany(db, allocatedRequirements(db, region, today), at, 'allocation-change');
}

/** Requirements of a region with an allocation that can fall from a day on, by crn and event number. */
export function allocatedRequirements(db: Db, region: NonWorkingRegion, from: IsoDate): RequirementKey[] {
  return db
    .selectDistinct({ crn: allocations.crn, eventNumber: allocations.eventNumber })
    .from(allocations)
    .innerJoin(people, eq(people.crn, allocations.crn))
    .innerJoin(pdus, eq(pdus.code, people.pdu))
    .where(
      and(
        region === 'national' ? undefined : eq(pdus.region, region),
        or(isNull(allocations.endDate), gte(allocations.endDate, from)),
      ),
    )
    .orderBy(allocations.crn, allocations.eventNumber)
    .all();
}
