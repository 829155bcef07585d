import { and, desc, eq, gte, inArray, lt, max, sql } from 'drizzle-orm';
import { sealAct } from './audit/seal.ts';
import type { Db } from './connect.ts';
import type { Page, Paged } from './lists.ts';
import { auditActs, auditChanges } from './schema.ts';

/** A record that was read: `people/X100001` say; and how to do something as who read it. */
export interface Reading {
  whose: string;
  as(work: () => void): void;
}

const newReading = `insert into audit_changes (act, change, noun, key, whose, salt)
  values (audit_open((select coalesce(max(number), 0) + 1 from audit_acts)), 'read', @noun, @key, @whose, hex(randomblob(12)))`;

/** Writes down whose records were read, each reading an act of its own: all of them, or none if that fails. */
export async function noteReads(db: Db, readings: readonly Reading[]): Promise<void> {
  db.transaction(
    () => {
      const insert = db.$client.prepare(newReading);
      for (const { whose, as } of readings)
        as(() => {
          const [noun, ...key] = whose.split('/');
          insert.run({ noun, key: key.join('/'), whose });
          sealAct(db.$client, true);
        });
    },
    { behavior: 'immediate' },
  );
}

/** Writes down that somebody's record was read. */
export async function noteRead(db: Db, whose: string): Promise<void> {
  await noteReads(db, [{ whose, as: (work) => work() }]);
}

/** What is asked of the audit; nothing given: all of it. */
export interface AuditFilter {
  whose?: string | undefined;
  by?: string | undefined;
  request?: string | undefined;
  /** UTC instants: from inclusive, to exclusive. */
  from?: string | undefined;
  to?: string | undefined;
}

/** A change, and whose act it was. */
export type AuditRow = Omit<typeof auditChanges.$inferSelect, 'salt' | 'contentHash' | 'act'> &
  Omit<typeof auditActs.$inferSelect, 'number' | 'hash' | 'onlyRead'> & { act: number };

const rowOf = {
  number: auditChanges.number,
  act: auditChanges.act,
  at: auditActs.at,
  by: auditActs.by,
  role: auditActs.role,
  request: auditActs.request,
  action: auditActs.action,
  reason: auditActs.reason,
  change: auditChanges.change,
  noun: auditChanges.noun,
  key: auditChanges.key,
  whose: auditChanges.whose,
  before: auditChanges.before,
  after: auditChanges.after,
};

/** One page of what happened, latest first. */
export async function listAudit(db: Db, filter: AuditFilter, page: Page): Promise<Paged<AuditRow>> {
  const where = and(
    filter.whose === undefined ? undefined : eq(auditChanges.whose, filter.whose),
    filter.by === undefined ? undefined : eq(auditActs.by, filter.by),
    filter.request === undefined ? undefined : eq(auditActs.request, filter.request),
    filter.from === undefined ? undefined : gte(auditActs.at, filter.from),
    filter.to === undefined ? undefined : lt(auditActs.at, filter.to),
  );
  return db.transaction((tx) => {
    const of = (fields: { total: ReturnType<typeof counted> }) =>
      tx
        .select(fields)
        .from(auditChanges)
        .innerJoin(auditActs, eq(auditActs.number, auditChanges.act))
        .where(where);
    const total = of({ total: counted() }).get()?.total ?? 0;
    const rows = tx
      .select(rowOf)
      .from(auditChanges)
      .innerJoin(auditActs, eq(auditActs.number, auditChanges.act))
      .where(where)
      .orderBy(desc(auditChanges.number))
      .limit(page.size)
      .offset(page.size * page.number)
      .all();
    return { rows, total };
  });
}

/** All that is written down of acts: each of their changes as one text, beside the number of its act. */
export async function wordsOfActs(
  db: Db,
  acts: readonly number[],
): Promise<{ act: number; words: string }[]> {
  const { act, key, whose, before, after } = auditChanges;
  const words = sql<string>`${key} || ' ' || ${whose} || ' ' || coalesce(${before}, '') || coalesce(${after}, '')`;
  return db
    .select({ act, words })
    .from(auditChanges)
    .where(inArray(act, [...new Set(acts)]))
    .all();
}

const counted = () => sql<number>`count(*)`;

/** The number of the last change of a thing: another whenever the thing is. 0: none is known of. */
export async function versionOf(db: Db, whose: string): Promise<number> {
  const row = db
    .select({ last: max(auditChanges.number) })
    .from(auditChanges)
    .where(and(eq(auditChanges.whose, whose), sql`${auditChanges.change} <> 'read'`))
    .get();
  return row?.last ?? 0;
}
