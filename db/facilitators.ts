import { and, eq, sql } from 'drizzle-orm';
import type { Region } from '../solver/policy/entry.ts';
import type { Db, Tx } from './connect.ts';
import {
  type Against,
  type Change,
  faultsAgainst,
  type Page,
  type Paged,
  type Patch,
  pageOf,
  patched,
  twiceIn,
} from './lists.ts';
import { facilitatorHours, facilitatorLeave, facilitators } from './schema.ts';
import { regionWithin, type Scope } from './scope.ts';

export type FacilitatorRow = typeof facilitators.$inferSelect;

/** What is kept beside a facilitator: when they work week after week, and when they are away. */
export interface FacilitatorLists {
  hours: Omit<typeof facilitatorHours.$inferSelect, 'facilitator'>[];
  leave: Omit<typeof facilitatorLeave.$inferSelect, 'facilitator'>[];
}

export type Facilitator = FacilitatorRow & FacilitatorLists;
export type NewFacilitator = FacilitatorRow & Patch<FacilitatorLists>;
/** A list that is given takes the place of the one kept. */
export type FacilitatorPatch = Patch<Omit<Facilitator, 'id'>>;

export interface FacilitatorsFilter {
  region?: Region | undefined;
  /** Works there: who names no PDU works in the whole region. */
  pdu?: string | undefined;
  /** Is trained for it. */
  programme?: string | undefined;
  within?: Scope | undefined;
}

/** Facilitators in order of id, without their lists. */
export async function listFacilitators(
  db: Db,
  { region, pdu, programme, within }: FacilitatorsFilter,
  page: Page,
): Promise<Paged<FacilitatorRow>> {
  const { pdus, programmes } = facilitators;
  const where = and(
    region && eq(facilitators.region, region),
    pdu === undefined
      ? undefined
      : sql`(${pdu} in (select value from json_each(${pdus})) or json_array_length(${pdus}) = 0
          and ${facilitators.region} = (select region from pdus where code = ${pdu}))`,
    programme === undefined ? undefined : sql`${programme} in (select value from json_each(${programmes}))`,
    regionWithin(facilitators.region, within),
    within === undefined || within.pdus === null
      ? undefined
      : sql`(json_array_length(${pdus}) = 0
          or exists (select 1 from json_each(${pdus}) where value in (select value from json_each(${JSON.stringify(within.pdus)}))))`,
  );
  return pageOf(db, facilitators, where, [facilitators.id], page);
}

/** One facilitator with their lists, or null. */
export async function facilitatorById(db: Db, id: string): Promise<Facilitator | null> {
  return db.transaction((tx) => facilitatorIn(tx, id));
}

/** Keeps a new facilitator. Refused: an id that stands already, a list with one row twice. */
export async function createFacilitator(
  db: Db,
  facilitator: NewFacilitator,
  against: Against<FacilitatorRow> = () => [],
): Promise<Change<Facilitator>> {
  return db.transaction(
    (tx) => {
      const { row, lists } = rowAndLists(facilitator);
      if (facilitatorIn(tx, row.id)) return { refused: 'duplicate', field: 'id', value: row.id } as const;
      const refused = listedTwice(facilitator) ?? faultsAgainst(db, row, against);
      if (refused) return refused;
      tx.insert(facilitators).values(row).run();
      replaceLists(tx, row.id, lists);
      return { kept: facilitatorIn(tx, row.id)! };
    },
    { behavior: 'immediate' },
  );
}

/** Changes some fields of a facilitator; a list that is given takes the place of the one kept. Null: no such one. */
export async function changeFacilitator(
  db: Db,
  id: string,
  patch: FacilitatorPatch,
  against: Against<FacilitatorRow> = () => [],
): Promise<Change<Facilitator> | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select().from(facilitators).where(eq(facilitators.id, id)).get();
      if (!before) return null;
      const { row, lists } = rowAndLists(patch);
      const refused = listedTwice(patch) ?? faultsAgainst(db, patched<FacilitatorRow>(before, row), against);
      if (refused) return refused;
      if (Object.values(row).some((value) => value !== undefined))
        tx.update(facilitators).set(row).where(eq(facilitators.id, id)).run();
      replaceLists(tx, id, lists);
      return { kept: facilitatorIn(tx, id)! };
    },
    { behavior: 'immediate' },
  );
}

function facilitatorIn(tx: Tx, id: string): Facilitator | null {
  const row = tx.select().from(facilitators).where(eq(facilitators.id, id)).get();
  if (!row) return null;
  const hours = tx
    .select()
    .from(facilitatorHours)
    .where(eq(facilitatorHours.facilitator, id))
    .orderBy(facilitatorHours.weekday, facilitatorHours.from)
    .all();
  const leave = tx
    .select()
    .from(facilitatorLeave)
    .where(eq(facilitatorLeave.facilitator, id))
    .orderBy(facilitatorLeave.fromDate)
    .all();
  return { ...row, hours: hours.map(withoutFacilitator), leave: leave.map(withoutFacilitator) };
}

function withoutFacilitator<T extends { facilitator: string }>({ facilitator: _, ...rest }: T) {
  return rest;
}

function rowAndLists<P extends Patch<FacilitatorLists>>({ hours, leave, ...row }: P) {
  return { row, lists: { hours, leave } };
}

const listedTwice = ({ hours, leave }: FacilitatorPatch) =>
  twiceIn({
    hours: hours?.map((worked) => `weekday ${worked.weekday} ${worked.from}`),
    leave: leave?.map((away) => away.fromDate),
  });

function replaceLists(tx: Tx, facilitator: string, { hours, leave }: Patch<FacilitatorLists>) {
  if (hours) {
    tx.delete(facilitatorHours).where(eq(facilitatorHours.facilitator, facilitator)).run();
    for (const worked of hours)
      tx.insert(facilitatorHours)
        .values({ ...worked, facilitator })
        .run();
  }
  if (leave) {
    tx.delete(facilitatorLeave).where(eq(facilitatorLeave.facilitator, facilitator)).run();
    for (const away of leave)
      tx.insert(facilitatorLeave)
        .values({ ...away, facilitator })
        .run();
  }
}
