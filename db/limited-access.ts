import { and, asc, eq, notInArray } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { limitedAccess, people } from './schema.ts';

/** The names of those who may see more of a person than the crn, in order; none: the person is not restricted. Null: no such person. */
export async function namesAllowed(db: Db, crn: string): Promise<string[] | null> {
  return db.transaction((tx) => {
    if (!tx.select({ crn: people.crn }).from(people).where(eq(people.crn, crn)).get()) return null;
    const { name } = limitedAccess;
    const rows = tx.select({ name }).from(limitedAccess).where(eq(limitedAccess.crn, crn)).orderBy(asc(name));
    return rows.all().map((row) => row.name);
  });
}

/** Puts another list in the place of the names that are kept; none: the person is no longer restricted. Null: no such person. */
export async function putNamesAllowed(
  db: Db,
  crn: string,
  names: readonly string[],
): Promise<string[] | null> {
  return db.transaction(
    (tx) => {
      if (!tx.select({ crn: people.crn }).from(people).where(eq(people.crn, crn)).get()) return null;
      const given = [...new Set(names)].sort();
      const isGone = and(eq(limitedAccess.crn, crn), notInArray(limitedAccess.name, given));
      tx.delete(limitedAccess).where(isGone).run();
      for (const name of given) tx.insert(limitedAccess).values({ crn, name }).onConflictDoNothing().run();
      return given;
    },
    { behavior: 'immediate' },
  );
}

/** The restricted people of whom somebody may see no more than the crn, and the referrals of theirs. */
export interface Hidden {
  crns: ReadonlySet<string>;
  /** To the crn. */
  referrals: ReadonlyMap<string, string>;
}

const hiddenCrns =
  'select distinct crn from limited_access where crn not in (select crn from limited_access where name = ?)';

/** Who is hidden from a user. */
export async function hiddenFrom(db: Db, name: string): Promise<Hidden> {
  const crns = db.$client.prepare<[string], string>(hiddenCrns).pluck().all(name);
  if (crns.length === 0) return { crns: new Set(), referrals: new Map() };
  const referrals = db.$client
    .prepare<[string], [string, string]>(`select id, crn from referrals where crn in (${hiddenCrns})`)
    .raw()
    .all(name);
  return { crns: new Set(crns), referrals: new Map(referrals) };
}
