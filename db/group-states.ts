import { eq } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { groupStateChanges, type groupStates, groups } from './schema.ts';

/** A state that a group has come into: when, by whom and why. */
export type GroupStateChange = Omit<typeof groupStateChanges.$inferSelect, 'number' | 'group'>;

/** Who does something, and when: an instant, UTC. */
export interface ByWhom {
  at: string;
  by: string;
}

/** Brings a group into a state and writes it down, within a transaction. */
export function writeGroupState(
  tx: Tx,
  group: string,
  state: (typeof groupStates)[number],
  { at, by }: ByWhom,
  reason: string | null = null,
): void {
  tx.update(groups).set({ state }).where(eq(groups.id, group)).run();
  tx.insert(groupStateChanges).values({ group, state, at, by, reason }).run();
}

/** Every state that a group has been in, in order. */
export function groupHistory(tx: Tx, group: string): GroupStateChange[] {
  const { state, at, by, reason, number } = groupStateChanges;
  return tx
    .select({ state, at, by, reason })
    .from(groupStateChanges)
    .where(eq(groupStateChanges.group, group))
    .orderBy(number)
    .all();
}
