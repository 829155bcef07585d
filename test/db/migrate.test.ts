import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { faultOfFile, withCopy } from '../../db/rehearsal.ts';
import { aTest } from '../given/acting.ts';
import { givenFolder } from '../given/database.ts';
import { allKept, isSound } from '../given/kept.ts';
import { givenVersion, migrationsAnd, versions } from '../given/versions.ts';

type Row = Record<string, unknown>;

/** Every row of a file, by table, as it is without opening it as ours. */
function rowsOf(file: string): Record<string, Row[]> {
  const client = new Database(file, { readonly: true });
  const tables = client
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .pluck()
    .all() as string[];
  const rows = tables.map((table) => [table, client.prepare(`select * from "${table}"`).all()] as const);
  client.close();
  return Object.fromEntries(rows) as Record<string, Row[]>;
}

const schemaOf = (client: Database.Database) =>
  client.prepare('select type, name, sql from sqlite_schema order by type, name').all() as Row[];

const before = Array.from({ length: versions - 1 }, (_, version) => ({ version }));

describe('a database of an earlier version', () => {
  it.each(before)(
    'made by migration $version is brought up to date, with every row that it had',
    ({ version }) => {
      const file = givenVersion(version);
      const { idempotency_keys: _, ...old } = rowsOf(file);
      expect(Object.values(old).filter((rows) => rows.length > 0).length).toBeGreaterThan(7);
      const db = connect(file, aTest);
      expect(isSound(db)).toBe(true);
      const renewed = rowsOf(file);
      for (const [table, rows] of Object.entries(old))
        expect(renewed[table], table).toEqual(
          expect.arrayContaining(rows.map((row) => expect.objectContaining(row))),
        );
      expect(schemaOf(db.$client).map(({ name }) => name)).toEqual(
        schemaOf(connect(`${givenFolder()}/new.sqlite`, aTest).$client).map(({ name }) => name),
      );
      db.$client.close();
      expect(readdirSync(dirname(file))).toEqual(['scheduler.sqlite']);
    },
  );

  it('is as it was, to the byte, where a migration fails; the error names it, and not what is in the rows', () => {
    const file = givenVersion(versions - 2);
    const bytes = readFileSync(file);
    const migrations = migrationsAnd('0099_names', "insert into pdus values ('croydon', 'again', 'london')");
    const client = new Database(file);
    expect(() => migrate(client, migrations)).toThrow(
      'cannot be upgraded: 0099_names fails (SQLITE_CONSTRAINT_PRIMARYKEY); nothing was changed',
    );
    client.close();
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(['scheduler.sqlite']);
  });

  it.each([
    ['loses rows', "delete from appointments where id = 'whole'", 'appointments would lose rows'],
    ['loses a table', 'drop table run_bests', 'run_bests would lose rows'],
    ['leaves rows that refer to nothing', "update people set pdu = 'nowhere'", 'refer to what is not there'],
    ['is no SQL', 'create tble x (y)', '(SQLITE_ERROR)'],
  ])('is not touched by a migration that %s', (_, statements, why) => {
    const file = givenVersion(1);
    const bytes = readFileSync(file);
    const client = new Database(file);
    expect(() => migrate(client, migrationsAnd('0099_bad', statements))).toThrow(why);
    expect(client.pragma('busy_timeout', { simple: true })).toBe(5_000);
    client.close();
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('that is damaged is not upgraded, and says so', () => {
    const file = givenVersion(0);
    const client = new Database(file);
    client.pragma('foreign_keys = OFF');
    client.exec("update people set pdu = 'nowhere'");
    expect(() => migrate(client)).toThrow('is damaged (foreign keys), and was not upgraded');
    client.close();
  });

  it('is upgraded although a process died over it before, whose copy goes', () => {
    const file = givenVersion(3);
    writeFileSync(`${file}.upgrading`, 'half a copy');
    connect(file, aTest).$client.close();
    expect(readdirSync(dirname(file))).toEqual(['scheduler.sqlite']);
  });

  it('is upgraded by whoever audits, although the triggers of the audit know only audited connections', () => {
    const file = givenVersion(1);
    const client = new Database(file);
    client.exec('create trigger audit_pdus_insert after insert on pdus begin select audited(); end');
    migrate(client, migrationsAnd('0099_camden', "insert into pdus values ('camden', 'Camden', 'london')"));
    expect(client.prepare('select count(*) from pdus').pluck().get()).toBe(2);
    client.close();
  });

  it('lends a copy that nobody else may read', () => {
    const file = givenVersion(3);
    withCopy(file, (copy) => {
      expect(statSync(copy.name).mode & 0o777).toBe(0o600);
      expect(faultOfFile(copy)).toBeNull();
    });
  });
});

describe('a database of a newer version', () => {
  it('is not opened, nor changed', () => {
    const file = `${givenFolder()}/scheduler.sqlite`;
    connect(file, aTest).$client.close();
    const client = new Database(file);
    client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
    client.close();
    const bytes = readFileSync(file);
    expect(() => connect(file, aTest)).toThrow('was written by a newer version of this program');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

it('the database of another program is not opened, nor changed', () => {
  const file = `${givenFolder()}/other.sqlite`;
  const client = new Database(file);
  client.exec('create table songs (title text)');
  client.close();
  const bytes = readFileSync(file);
  expect(() => connect(file, aTest)).toThrow('is the database of another program');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

describe('processes that open a database at the same moment', () => {
  const child = fileURLToPath(new URL('./open-child.ts', import.meta.url));

  it.each([
    ['an old one', () => givenVersion(0)],
    ['a new one', () => `${givenFolder()}/new.sqlite`],
  ])('all open it, and it is upgraded once: %s', async (_, given) => {
    const file = given();
    const started = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--import', 'tsx', child, file], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const heard = started.map((one) => createInterface({ input: one.stdout })[Symbol.asyncIterator]());
    for (const lines of heard) expect((await lines.next()).value).toBe('here');
    for (const one of started) one.stdin.end('go\n');
    for (const lines of heard) expect((await lines.next()).value).toBe('opened');
    await Promise.all(started.map((one) => one.exitCode ?? once(one, 'exit')));
    const db = connect(file, aTest);
    expect(allKept(db).__drizzle_migrations).toHaveLength(versions);
    expect(isSound(db)).toBe(true);
    db.$client.close();
  });
});
