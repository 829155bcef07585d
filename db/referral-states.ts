import { and, eq, isNull, sql } from 'drizzle-orm';
import {
  type ReferralState,
  type StateRefusal,
  stateRefusal,
  statesInGroup,
} from '../solver/referral-states.ts';
import type { Db, Tx } from './connect.ts';
import { groupMembers, groups, referralStateChanges, referrals } from './schema.ts';

/** A state that a referral has come into: when, by whom and why. */
export type StateChange = Omit<typeof referralStateChanges.$inferSelect, 'number' | 'referral'>;

export interface NewState {
  state: ReferralState;
  /** An instant, UTC. */
  at: string;
  by: string;
  reason: string | null;
}

/**
 * Why somebody cannot bring a referral into a state. `in-group`: it is in a group that would go on without knowing;
 * `no-group`: a state that only those in a group are in.
 */
export type StateRefused =
  | { refused: StateRefusal; from: ReferralState }
  | { refused: 'in-group'; from: ReferralState; group: string }
  | { refused: 'no-group'; from: ReferralState };

/** Brings a referral into another state, by hand. Null: no such referral. */
export async function changeReferralState(
  db: Db,
  id: string,
  change: NewState,
): Promise<{ kept: ReferralState } | StateRefused | null> {
  return db.transaction(
    (tx) => {
      const before = tx.select({ state: referrals.state }).from(referrals).where(eq(referrals.id, id)).get();
      if (!before) return null;
      const from = before.state;
      const refused = stateRefusal(from, change.state);
      if (refused) return { refused, from };
      const group = groupOf(tx, id);
      if (group !== null && !statesInGroup.includes(change.state))
        return { refused: 'in-group', from, group } as const;
      if (group === null && statesInGroup.includes(change.state))
        return { refused: 'no-group', from } as const;
      writeReferralState(tx, id, change);
      return { kept: change.state };
    },
    { behavior: 'immediate' },
  );
}

/**
 * The same within a transaction, for units of work that have seen to all that `changeReferralState` asks. Throws where no
 * such state may follow.
 */
export function writeReferralState(tx: Tx, referral: string, change: NewState): void {
  const before = tx.select().from(referrals).where(eq(referrals.id, referral)).get();
  const refused = before ? stateRefusal(before.state, change.state) : 'unknown';
  if (refused) throw new Error(`referral ${referral} cannot become ${change.state}: ${refused}`);
  tx.update(referrals).set({ state: change.state }).where(eq(referrals.id, referral)).run();
  tx.insert(referralStateChanges)
    .values({ ...change, referral })
    .run();
}

/** Every state that a referral has been in, in order. */
export function statesOf(tx: Tx, referral: string): StateChange[] {
  const { number, state, at, by, reason } = referralStateChanges;
  return tx
    .select({ state, at, by, reason })
    .from(referralStateChanges)
    .where(eq(referralStateChanges.referral, referral))
    .orderBy(number)
    .all();
}

/** Writes down the states of referrals that came in by a file, within a transaction: of each that has none yet. */
export function writeImportedStates(db: Db, ids: readonly string[]): void {
  db.run(sql`
    insert into ${referralStateChanges} (referral, state)
    select r.id, r.state from json_each(${JSON.stringify(ids)}) j join ${referrals} r on r.id = j.value
    where not exists (select 1 from ${referralStateChanges} c where c.referral = r.id)
    order by r.id`);
}

/** The open group that a referral is in now; null: none. One that is only proposed holds nobody. */
export function groupOf(tx: Tx, referral: string): string | null {
  const member = tx
    .select({ group: groupMembers.group })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.group))
    .where(and(eq(groupMembers.referral, referral), isNull(groupMembers.leftOn), eq(groups.state, 'open')))
    .get();
  return member?.group ?? null;
}
