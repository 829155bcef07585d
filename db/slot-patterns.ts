import { and, eq, isNull, or } from 'drizzle-orm';
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
import { slotPatterns, slots } from './schema.ts';
import { regionWithin, type Scope } from './scope.ts';

export type SlotPatternRow = typeof slotPatterns.$inferSelect;
export type Slot = Omit<typeof slots.$inferSelect, 'pattern'>;
/** A pattern and its slots by weekday and time. */
export type SlotPattern = SlotPatternRow & { slots: Slot[] };
export type NewSlotPattern = SlotPatternRow & { slots?: Slot[] | undefined };
/** Slots that are given take the place of those kept. */
export type SlotPatternPatch = Patch<Omit<SlotPattern, 'id'>>;

export interface SlotPatternsFilter {
  region?: Region | undefined;
  /** For it, or for any. */
  programme?: string | undefined;
  within?: Scope | undefined;
}

/** Slot patterns in order of id, without their slots. */
export async function listSlotPatterns(
  db: Db,
  { region, programme, within }: SlotPatternsFilter,
  page: Page,
): Promise<Paged<SlotPatternRow>> {
  const where = and(
    region && eq(slotPatterns.region, region),
    regionWithin(slotPatterns.region, within),
    programme === undefined
      ? undefined
      : or(isNull(slotPatterns.programme), eq(slotPatterns.programme, programme)),
  );
  return pageOf(db, slotPatterns, where, [slotPatterns.id], page);
}

/** One pattern with its slots, or null. */
export async function slotPatternById(db: Db, id: string): Promise<SlotPattern | null> {
  return db.transaction((tx) => patternIn(tx, id));
}

/** Keeps a new pattern. Refused: an id that stands already, two slots that begin at one time. */
export async function createSlotPattern(
  db: Db,
  pattern: NewSlotPattern,
  against: Against<SlotPatternRow> = () => [],
): Promise<Change<SlotPattern>> {
  return db.transaction(
    (tx) => {
      const { slots: given, ...row } = pattern;
      if (patternIn(tx, row.id)) return { refused: 'duplicate', field: 'id', value: row.id } as const;
      const refused = listedTwice(given) ?? faultsAgainst(db, row, against);
      if (refused) return refused;
      tx.insert(slotPatterns).values(row).run();
      replaceSlots(tx, row.id, given);
      return { kept: patternIn(tx, row.id)! };
    },
    { behavior: 'immediate' },
  );
}

/** Changes some fields of a pattern; slots that are given take the place of those kept. Null: no such pattern. */
export async function changeSlotPattern(
  db: Db,
  id: string,
  patch: SlotPatternPatch,
  against: Against<SlotPatternRow> = () => [],
): Promise<Change<SlotPattern> | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select().from(slotPatterns).where(eq(slotPatterns.id, id)).get();
      if (!before) return null;
      const { slots: given, ...fields } = patch;
      const refused =
        listedTwice(given) ?? faultsAgainst(db, patched<SlotPatternRow>(before, fields), against);
      if (refused) return refused;
      if (Object.values(fields).some((value) => value !== undefined))
        tx.update(slotPatterns).set(fields).where(eq(slotPatterns.id, id)).run();
      replaceSlots(tx, id, given);
      return { kept: patternIn(tx, id)! };
    },
    { behavior: 'immediate' },
  );
}

function patternIn(tx: Tx, id: string): SlotPattern | null {
  const row = tx.select().from(slotPatterns).where(eq(slotPatterns.id, id)).get();
  if (!row) return null;
  const { kind, weekday, from, to } = slots;
  const own = tx
    .select({ kind, weekday, from, to })
    .from(slots)
    .where(eq(slots.pattern, id))
    .orderBy(weekday, from)
    .all();
  return { ...row, slots: own };
}

const listedTwice = (given: readonly Slot[] | undefined) =>
  twiceIn({ slots: given?.map((slot) => `weekday ${slot.weekday} ${slot.from}`) });

function replaceSlots(tx: Tx, pattern: string, given: readonly Slot[] | undefined) {
  if (!given) return;
  tx.delete(slots).where(eq(slots.pattern, pattern)).run();
  for (const slot of given)
    tx.insert(slots)
      .values({ ...slot, pattern })
      .run();
}
