import { and, eq, inArray, sql } from 'drizzle-orm';
import { grouped } from '../solver/grouped.ts';
import type { Db, Tx } from './connect.ts';
import type { Counts } from './intake.ts';
import { referralFacts, referrals } from './schema.ts';

type FactRow = typeof referralFacts.$inferInsert;

/** A fact of a referral: its value as text, who or what says so, and of which date. */
export type ReferralFact = Omit<typeof referralFacts.$inferSelect, 'number' | 'referral'>;

/** Puts facts of a referral on file behind those that stand; all that were ever put there. Null: no such referral. */
export async function putFactsOnFile(
  db: Db,
  referral: string,
  facts: readonly ReferralFact[],
): Promise<ReferralFact[] | null> {
  return db.transaction(
    (tx) => {
      if (!tx.select({ id: referrals.id }).from(referrals).where(eq(referrals.id, referral)).get())
        return null;
      writeFacts(tx, referral, facts);
      return factsOf(tx, referral);
    },
    { behavior: 'immediate' },
  );
}

/** All facts that were ever put on file of a referral, in that order. */
export function factsOf(tx: Db | Tx, referral: string): ReferralFact[] {
  const { fact, value, source, date, number } = referralFacts;
  return tx
    .select({ fact, value, source, date })
    .from(referralFacts)
    .where(eq(referralFacts.referral, referral))
    .orderBy(number)
    .all();
}

/** The same as `putFactsOnFile`, within a transaction. */
export function writeFacts(tx: Tx, referral: string, facts: readonly ReferralFact[]): void {
  for (const fact of facts)
    tx.insert(referralFacts)
      .values({ ...fact, referral })
      .run();
}

/** Puts facts on file that are not there yet, within a transaction: one that has been since corrected is not put again. */
export function putNewFactsOnFile(db: Db, facts: readonly FactRow[]): Counts {
  const counts: Counts = { added: 0, changed: 0, unchanged: 0 };
  for (const row of facts) {
    const { referral, fact, value, source, date } = referralFacts;
    const standing = db
      .select()
      .from(referralFacts)
      .where(
        and(
          eq(referral, row.referral),
          eq(fact, row.fact),
          eq(date, row.date),
          eq(value, row.value),
          eq(source, row.source),
        ),
      )
      .get();
    if (standing) counts.unchanged += 1;
    else {
      db.insert(referralFacts).values(row).run();
      counts.added += 1;
    }
  }
  return counts;
}

/** The facts on file with each of some referrals, in the order in which they were put there. */
export async function factsOfReferrals(db: Db, ids: readonly string[]): Promise<Map<string, ReferralFact[]>> {
  const asked = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const { referral, fact, value, source, date, number } = referralFacts;
  const rows = db
    .select({ referral, fact, value, source, date })
    .from(referralFacts)
    .where(inArray(referral, asked))
    .orderBy(number)
    .all();
  return new Map(
    [...grouped(rows, (row) => row.referral)].map(([id, of]) => [
      id,
      of.map(({ referral: _, ...one }) => one),
    ]),
  );
}
