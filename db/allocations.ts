import { and, eq, like, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import { dayAndTime } from '../solver/hours/appointment-request.ts';
import type { Db } from './connect.ts';
import type { AllocationRow } from './hours.ts';
import { hoursLookUps } from './hours-look-ups.ts';
import { type Against, type Change, faultsAgainst, type Patch, patched } from './lists.ts';
import { localTime } from './local-time.ts';
import { allocatedRequirements } from './non-working-dates.ts';
import { type Replanned, type ReplannedMany, type RequirementKey, replan, replanMany } from './replan.ts';
import { allocations, people, pickUpPoints, projects } from './schema.ts';

/** An allocation to be; its id is made up unless told. */
export type NewAllocation = Omit<AllocationRow, 'id' | 'version'> & { id?: string | undefined };

/** Whose hours it serves stays. */
export type AllocationPatch = Patch<Omit<AllocationRow, 'id' | 'version' | 'crn' | 'eventNumber'>>;

/** An allocation as kept, and what that changed in the plan of its requirement. */
export interface Allocated {
  kept: AllocationRow;
  plan: Replanned | null;
}

/** Why an allocation is not kept: as other rows; or the project takes women only, and this is a man. */
export type NotAllocated =
  | Exclude<Change<never>, { kept: never }>
  | { refused: 'women-only' }
  /** Somebody has changed it meanwhile: the version as kept. */
  | { refused: 'stale-version'; version: number };

/** One allocation, or null. */
export async function allocationById(db: Db, id: string): Promise<AllocationRow | null> {
  return allocationIn(db, id) ?? null;
}

/** The allocations of a requirement, by start date and id. */
export async function allocationsOf(db: Db, { crn, eventNumber }: RequirementKey): Promise<AllocationRow[]> {
  return db
    .select()
    .from(allocations)
    .where(and(eq(allocations.crn, crn), eq(allocations.eventNumber, eventNumber)))
    .orderBy(allocations.startDate, allocations.id)
    .all();
}

/** Keeps a new allocation and plans its requirement by it. */
export async function createAllocation(
  db: Db,
  { id, ...allocation }: NewAllocation,
  at: string,
  against: Against<AllocationRow> = () => [],
): Promise<Allocated | NotAllocated> {
  return db.transaction(
    () => {
      const unknown = unknownRequirement(db, allocation);
      if (unknown) return unknown;
      const row = { ...allocation, id: id ?? freeId(db, allocation), version: 1 };
      if (allocationIn(db, row.id)) return { refused: 'duplicate', field: 'id', value: row.id } as const;
      const refused = refusalOf(db, row, against);
      if (refused) return refused;
      db.insert(allocations).values(row).run();
      return allocatedNow(db, row.id, at);
    },
    { behavior: 'immediate' },
  );
}

/** Changes an allocation that is as the version says, and plans its requirement again. Null: no such allocation. */
export async function changeAllocation(
  db: Db,
  id: string,
  version: number,
  patch: AllocationPatch,
  at: string,
  against: Against<AllocationRow> = () => [],
): Promise<Allocated | NotAllocated | null> {
  return db.transaction(
    () => {
      const before = allocationIn(db, id);
      if (!before) return null;
      if (before.version !== version) return { refused: 'stale-version', version: before.version } as const;
      const row = patched<AllocationRow>(before, patch);
      const refused = refusalOf(db, row, against);
      if (refused) return refused;
      db.update(allocations).set(row).where(eq(allocations.id, id)).run();
      return allocatedNow(db, id, at);
    },
    { behavior: 'immediate' },
  );
}

/** Ends an allocation with a date, the last on which it can fall. Otherwise as `changeAllocation`. */
export async function endAllocation(
  db: Db,
  id: string,
  version: number,
  lastDate: IsoDate,
  at: string,
): Promise<Allocated | NotAllocated | null> {
  return changeAllocation(db, id, version, { endDate: lastDate }, at);
}

/** Plans all requirements again that have an allocation. */
export async function planAllocations(db: Db, at: string): Promise<ReplannedMany> {
  return db.transaction(
    () => {
      const today = dayAndTime(localTime(at)).date;
      return replanMany(db, allocatedRequirements(db, 'national', today), at, 'allocation-change');
    },
    { behavior: 'immediate' },
  );
}

const allocationIn = (db: Db, id: string) =>
  db.select().from(allocations).where(eq(allocations.id, id)).get();

function allocatedNow(db: Db, id: string, at: string): Allocated {
  const kept = allocationIn(db, id)!;
  return { kept, plan: replan(db, kept, at, 'allocation-change') };
}

function unknownRequirement(db: Db, { crn, eventNumber }: RequirementKey) {
  const look = hoursLookUps(db);
  if (!look.person.get({ crn })) return { refused: 'unknown', field: 'crn', value: crn } as const;
  if (look.requirement.get({ crn, eventNumber })) return null;
  return { refused: 'unknown', field: 'eventNumber', value: String(eventNumber) } as const;
}

/** `<crn>-<event number>-<n>`, with the next n. */
function freeId(db: Db, { crn, eventNumber }: RequirementKey): string {
  const stem = `${crn}-${eventNumber}-`;
  const last = db
    .select({
      n: sql<number>`coalesce(max(cast(substr(${allocations.id}, ${stem.length + 1}) as integer)), 0)`,
    })
    .from(allocations)
    .where(and(eq(allocations.crn, crn), like(allocations.id, `${stem}%`)))
    .get();
  return `${stem}${(last?.n ?? 0) + 1}`;
}

function refusalOf(db: Db, row: AllocationRow, against: Against<AllocationRow>): NotAllocated | null {
  const { crn, pickUpPoint } = row;
  const project = db.select().from(projects).where(eq(projects.code, row.project)).get();
  if (!project) return { refused: 'unknown', field: 'project', value: row.project };
  if (pickUpPoint !== null && !db.select().from(pickUpPoints).where(eq(pickUpPoints.code, pickUpPoint)).get())
    return { refused: 'unknown', field: 'pickUpPoint', value: pickUpPoint };
  const sex = db.select({ sex: people.sex }).from(people).where(eq(people.crn, crn)).get()?.sex;
  if (project.sexPolicy === 'women-only' && sex !== 'female') return { refused: 'women-only' };
  return faultsAgainst(db, row, against);
}
