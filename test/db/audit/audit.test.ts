import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditedTables, notAudited } from '../../../db/audit/nouns.ts';
import { putAuditTriggers } from '../../../db/audit/triggers.ts';
import { verifyAudit } from '../../../db/audit/verify.ts';
import { listAudit, noteRead, versionOf } from '../../../db/audit.ts';
import type { Db } from '../../../db/connect.ts';
import { pdus } from '../../../db/schema.ts';
import { givenDatabase } from '../../given/database.ts';

const croydon = { code: 'croydon', name: 'Croydon', region: 'london' } as const;
const everything = { size: 100, number: 0 };
const audit = async (db: Db) => (await listAudit(db, {}, everything)).rows.reverse();
const faultsOf = async (db: Db) => (await verifyAudit(db)).faults;

/** Another program at the file: it knows nothing of the audit. */
const anotherProgram = (db: Db, statements: string) => {
  const client = new Database(db.$client.name);
  try {
    client.exec(statements);
  } finally {
    client.close();
  }
};

describe('what happened', () => {
  it('is one act for what is done in one transaction, with each row before and after', async () => {
    const db = givenDatabase();
    db.transaction((tx) => {
      tx.insert(pdus).values(croydon).run();
      tx.update(pdus).set({ name: 'Croydon South' }).run();
      tx.delete(pdus).run();
    });
    const renamed = { ...croydon, name: 'Croydon South' };
    const rows = (await audit(db)).map(({ act, change, noun, key, whose, before, after, by, at }) => ({
      act,
      by,
      at,
      change,
      is: [noun, key, whose],
      before: before && JSON.parse(before),
      after: after && JSON.parse(after),
    }));
    const done = {
      act: 1,
      by: 'a test',
      at: '2026-11-30T09:00:00.000Z',
      is: ['pdus', 'croydon', 'pdus/croydon'],
    };
    expect(rows).toEqual([
      { ...done, change: 'insert', before: null, after: croydon },
      { ...done, change: 'update', before: croydon, after: renamed },
      { ...done, change: 'delete', before: renamed, after: null },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ acts: 1, changes: 3, erased: 0, faults: [] });
  });

  it('is an act of its own for each row that is changed outside a transaction', async () => {
    const db = givenDatabase();
    db.insert(pdus)
      .values([croydon, { ...croydon, code: 'bexley' }])
      .run();
    db.update(pdus).set({ name: 'The same for both' }).run();
    expect((await audit(db)).map(({ act, change }) => [act, change])).toEqual([
      [1, 'insert'],
      [2, 'insert'],
      [3, 'update'],
      [4, 'update'],
    ]);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('is nothing where a change is taken back, or changes nothing', async () => {
    const db = givenDatabase();
    expect(() =>
      db.transaction((tx) => {
        tx.insert(pdus).values(croydon).run();
        throw new Error('no');
      }),
    ).toThrow('no');
    db.transaction((tx) => {
      const inner = () =>
        tx.transaction((deeper) => {
          deeper.insert(pdus).values(croydon).run();
          throw new Error('not this part');
        });
      expect(inner).toThrow('not this part');
    });
    expect(await audit(db)).toEqual([]);
    db.insert(pdus).values(croydon).run();
    db.update(pdus).set({ name: 'Croydon' }).run();
    expect(await audit(db)).toHaveLength(1);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('tells who read a record; that is no new version of it', async () => {
    const db = givenDatabase();
    db.insert(pdus).values(croydon).run();
    const version = await versionOf(db, 'pdus/croydon');
    await noteRead(db, 'pdus/croydon');
    expect((await audit(db)).at(-1)).toMatchObject({
      change: 'read',
      noun: 'pdus',
      key: 'croydon',
      before: null,
    });
    expect(await versionOf(db, 'pdus/croydon')).toBe(version);
    db.update(pdus).set({ name: 'Croydon South' }).run();
    expect(await versionOf(db, 'pdus/croydon')).toBeGreaterThan(version);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('holds through any order of changes, savepoints and what is taken back', async () => {
    const step = fc.record({
      code: fc.constantFrom('a', 'b', 'c'),
      name: fc.constantFrom('one', 'two'),
      does: fc.constantFrom('put', 'remove', 'rename-all'),
      within: fc.constantFrom('nothing', 'transaction', 'savepoint', 'rolled-back', 'savepoint-rolled-back'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const db = givenDatabase();
        for (const { within, ...what } of steps) {
          const act = () => change(db, what);
          const undone = () => {
            act();
            throw new Error('undone');
          };
          if (within === 'nothing') act();
          else if (within === 'transaction') db.transaction(act);
          else if (within === 'savepoint') db.transaction((tx) => tx.transaction(act));
          else if (within === 'rolled-back') expect(() => db.transaction(undone)).toThrow('undone');
          else
            db.transaction((tx) => {
              expect(() => tx.transaction(undone)).toThrow('undone');
              act();
            });
        }
        expect(await faultsOf(db)).toEqual([]);
        expect(replayed(await audit(db))).toEqual(db.select().from(pdus).orderBy(pdus.code).all());
      }),
      { numRuns: 40 },
    );
  });
});

function change(db: Db, { does, code, name }: { does: string; code: string; name: string }): void {
  if (does === 'remove') db.run(sql`delete from pdus where code = ${code}`);
  else if (does === 'rename-all') db.update(pdus).set({ name }).run();
  else
    db.insert(pdus)
      .values({ code, name, region: 'london' })
      .onConflictDoUpdate({ target: pdus.code, set: { name } })
      .run();
}

/** The rows that the audit says there are. */
function replayed(rows: Awaited<ReturnType<typeof audit>>): unknown[] {
  const kept = new Map<string, unknown>();
  for (const { key, after } of rows) {
    if (after === null) kept.delete(key);
    else kept.set(key, JSON.parse(after));
  }
  return [...kept].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

describe('the record of it', () => {
  const givenThreeActs = () => {
    const db = givenDatabase();
    db.insert(pdus).values(croydon).run();
    db.update(pdus).set({ name: 'Croydon South' }).run();
    db.insert(pdus)
      .values({ ...croydon, code: 'bexley' })
      .run();
    return db;
  };
  const noGuards = `drop trigger audit_changes_unchanged; drop trigger audit_changes_kept;
    drop trigger audit_acts_unchanged; drop trigger audit_acts_kept; drop trigger audit_pdus_update;
    drop trigger audit_pdus_insert; drop trigger audit_pdus_delete;`;

  it.each([
    'update audit_changes set noun = 1',
    "update audit_changes set after = '{}'",
    'delete from audit_changes',
    "update audit_acts set by = 'somebody else'",
    'delete from audit_acts',
  ])('refuses: %s', (statement) => {
    const db = givenThreeActs();
    expect(() => db.$client.exec(statement)).toThrow('the audit is append-only');
  });

  it('shows by a hash that was kept elsewhere that its end was cut off, also where more was written since', async () => {
    const db = givenThreeActs();
    await noteRead(db, 'pdus/croydon');
    const { last } = await verifyAudit(db);
    const faults = async () => (await verifyAudit(db, last)).faults.map(({ fault }) => fault);
    expect(await faults()).toEqual([]);
    await noteRead(db, 'pdus/bexley');
    expect(await faults()).toEqual([]);
    db.$client.exec(`drop trigger audit_changes_kept; drop trigger audit_acts_kept;
      delete from audit_changes where act > 3; delete from audit_acts where number > 3;`);
    db.$client.transaction(() => putAuditTriggers(db.$client))();
    await noteRead(db, 'pdus/bexley');
    expect(await faultsOf(db)).toEqual([]);
    expect(await faults()).toEqual(['cut']);
  });

  it('cannot be gone around by a program that does not keep it', () => {
    const db = givenThreeActs();
    expect(() => anotherProgram(db, "update pdus set name = 'x'")).toThrow(/no such function: audit_open/);
  });

  it('refuses a change in a transaction that would not tell whose it is', () => {
    const db = givenThreeActs();
    db.$client.exec('begin');
    expect(() => db.update(pdus).set({ name: 'x' }).run()).toThrow(/tells whose they are/);
    db.$client.exec('rollback');
  });

  it.each([
    ["update audit_changes set after = replace(after, 'South', 'North')", { fault: 'act', number: 2 }],
    ["update audit_changes set whose = 'pdus/bexley' where number = 1", { fault: 'act', number: 1 }],
    ["update audit_acts set by = 'somebody else' where number = 2", { fault: 'act', number: 2 }],
    ["update audit_acts set at = '2026-11-30T10:00:00.000Z' where number = 3", { fault: 'act', number: 3 }],
    ['delete from audit_acts where number = 2', { fault: 'act', number: 3 }],
    ['delete from audit_changes where number = 2', { fault: 'act', number: 2 }],
    ['delete from audit_acts where number = 3', { fault: 'act', number: 3 }],
    [
      "insert into audit_changes (act, change, noun, key, whose) values (2, 'read', 'pdus', 'x', 'x')",
      { fault: 'act', number: 2 },
    ],
    ["update pdus set name = 'Croydon'", { fault: 'row', noun: 'pdus', rows: 1 }],
    ["insert into pdus values ('sutton', 'Sutton', 'london')", { fault: 'row', noun: 'pdus', rows: 1 }],
    ["delete from pdus where code = 'bexley'", { fault: 'row', noun: 'pdus', rows: 1 }],
  ])('shows what is changed behind it: %s', async (statement, fault) => {
    const db = givenThreeActs();
    anotherProgram(db, `${noGuards} ${statement}`);
    expect(await faultsOf(db)).toEqual(
      expect.arrayContaining([
        expect.objectContaining(fault),
        expect.objectContaining({ fault: 'triggers' }),
      ]),
    );
  });

  it('tells of every table, save those that are named with a reason', () => {
    const db = givenDatabase();
    const tables = db
      .all<{ name: string }>(
        sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`,
      )
      .map(({ name }) => name)
      .filter((name) => name !== '__drizzle_migrations');
    expect([...auditedTables.map(({ table }) => table), ...Object.keys(notAudited)].sort()).toEqual(
      tables.sort(),
    );
    for (const { key, table } of auditedTables) expect(key, table).not.toEqual([]);
  });
});
