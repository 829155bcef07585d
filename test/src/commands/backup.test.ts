import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { aTest } from '../../given/acting.ts';
import { givenFolder } from '../../given/database.ts';
import { type Door, givenServer } from '../../given/door.ts';
import { allKept, isSound } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { newPerson } from '../../given/requests.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { givenVersion } from '../../given/versions.ts';

const scheduler = fileURLToPath(new URL('../../../src/scheduler.js', import.meta.url));

/** A terminal whose database has some people in it, and is closed. */
async function givenKept(people = ['X100001']) {
  const terminal = givenTerminal();
  const file = `${terminal.folder}/scheduler.sqlite`;
  const db = connect(file, aTest);
  const region = givenRegion();
  for (const crn of people) region.person(crn).requirement(crn);
  await region.keep(db);
  db.$client.close();
  return { ...terminal, file };
}

/** What a closed file holds. */
function heldBy(file: string): ReturnType<typeof allKept> {
  const db = connect(file, aTest);
  const held = allKept(db);
  expect(isSound(db)).toBe(true);
  db.$client.close();
  return held;
}

const crnsIn = (file: string) =>
  heldBy(file).people!.map((row) => (JSON.parse(row as string) as { crn: string }).crn);

describe('a backup taken and restored under load', () => {
  const windows = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    from: '08:00',
    to: '18:00',
    fromDate: '2026-01-01',
  }));

  /** A client that adds people, one after the other, until it is told to stop; those that it knows are kept. */
  function client({ send }: Door, number: number) {
    const kept: string[] = [];
    let stopped = false;
    const work = async () => {
      for (let n = 0; !stopped; n += 1) {
        const crn = `X${number}${String(n).padStart(5, '0')}`;
        const { status } = await send('POST', '/v1/people', { ...newPerson, crn, availability: windows });
        if (status !== 201) throw new Error(`${crn}: ${status}`);
        kept.push(crn);
      }
    };
    const done = work();
    return {
      kept,
      stop: () => {
        stopped = true;
        return done;
      },
    };
  }

  it('holds every write that was acknowledged before it began, and none by half', async () => {
    const folder = givenFolder();
    const door = await givenServer();
    await givenRegion().keep(door.db);
    const clients = [1, 2, 3, 4].map((number) => client(door, number));
    while (clients.some(({ kept }) => kept.length < 5)) await new Promise((later) => setTimeout(later, 5));

    const before = clients.map(({ kept }) => [...kept]);
    const backup = spawn(process.execPath, [scheduler, 'backup', `${folder}/backup.sqlite`], {
      env: { ...process.env, SCHEDULER_DB: door.db.$client.name },
      stdio: 'ignore',
    });
    const [code] = await once(backup, 'exit');
    expect(code).toBe(0);
    const until = clients.map(({ kept }) => kept.length);
    for (const { stop } of clients) await stop();
    expect(Math.min(...until)).toBeGreaterThan(5);

    const elsewhere = givenTerminal({ databaseFile: `${folder}/new/scheduler.sqlite` });
    expect((await elsewhere.run('restore', `${folder}/backup.sqlite`)).code).toBe(0);
    const restored = new Set(crnsIn(`${folder}/new/scheduler.sqlite`));
    expect(before.flat().filter((crn) => !restored.has(crn))).toEqual([]);
    // A moment of each client: what it has of one it has of all those before.
    for (const { kept } of clients) {
      const has = kept.map((crn) => restored.has(crn));
      expect(has).toEqual(has.toSorted((a, b) => Number(b) - Number(a)));
    }
    expect(heldBy(`${folder}/new/scheduler.sqlite`).availability).toHaveLength(7 * restored.size);
  });
});

describe('scheduler backup', () => {
  it('writes one file that only its owner may read, and says so', async () => {
    const { run, file, folder } = await givenKept();
    expect(await run('backup', `${folder}/kept.sqlite`)).toMatchObject({
      code: 0,
      err: `${file} is backed up to ${folder}/kept.sqlite, and checked.`,
    });
    expect(statSync(`${folder}/kept.sqlite`).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['kept.sqlite', 'scheduler.sqlite']);
    expect(heldBy(`${folder}/kept.sqlite`)).toEqual(heldBy(file));
  });

  it('takes what is in the write-ahead log of a service that runs', async () => {
    const { run, file, folder } = await givenKept();
    const db = connect(file, aTest);
    db.$client.exec("insert into pdus values ('camden', 'Camden', 'london')");
    await run('backup', `${folder}/kept.sqlite`);
    db.$client.close();
    expect(heldBy(`${folder}/kept.sqlite`).pdus).toHaveLength(2);
  });

  it('backs up an old database as it is: before an upgrade, say', async () => {
    const { run, folder } = givenTerminal({ databaseFile: givenVersion(2) });
    expect((await run('backup', `${folder}/old.sqlite`)).code).toBe(0);
    const client = new Database(`${folder}/old.sqlite`);
    expect(client.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(3);
    client.close();
  });

  it('overwrites nothing', async () => {
    const { run, folder } = await givenKept();
    writeFileSync(`${folder}/kept.sqlite`, 'mine');
    expect(await run('backup', `${folder}/kept.sqlite`)).toMatchObject({
      code: 2,
      err: `backup: ${folder}/kept.sqlite is there already; a backup overwrites nothing`,
    });
    expect(readFileSync(`${folder}/kept.sqlite`, 'utf8')).toBe('mine');
  });

  it('leaves nothing where it fails: no folder, no database, a damaged one', async () => {
    const { run, folder, file } = await givenKept();
    expect(await run('backup', `${folder}/nowhere/kept.sqlite`)).toMatchObject({
      code: 2,
      err: `backup: ${folder}/nowhere/kept.sqlite was not written: ENOENT`,
    });
    const client = new Database(file);
    client.pragma('foreign_keys = OFF');
    client.exec("insert into run_bests values (7, '[]', 0, '2026-11-27T12:00:00.000Z')");
    client.close();
    expect(await run('backup', `${folder}/kept.sqlite`)).toMatchObject({
      code: 2,
      err: `SCHEDULER_DB: ${file} is damaged (foreign keys)`,
    });
    expect(readdirSync(folder)).toEqual(['scheduler.sqlite']);
    const none = givenTerminal();
    expect(await none.run('backup', `${folder}/kept.sqlite`)).toMatchObject({ code: 2 });
    expect(readdirSync(none.folder)).toEqual([]);
  });
});

describe('scheduler restore', () => {
  it('puts the backup in the place of the database, and what was there aside', async () => {
    const { run, file, folder } = await givenKept(['X100001']);
    await run('backup', `${folder}/kept.sqlite`);
    const db = connect(file, aTest);
    await givenRegion().person('X100002').requirement('X100002').keep(db);
    db.$client.close();
    const replaced = `${file}.replaced-2026-11-27T120000.000Z`;
    expect(await run('restore', `${folder}/kept.sqlite`)).toMatchObject({
      code: 0,
      err: `${file} is what ${folder}/kept.sqlite holds, brought up to date.\nWhat was there before is ${replaced}.`,
    });
    expect(crnsIn(file)).toEqual(['X100001']);
    expect(crnsIn(replaced)).toEqual(['X100001', 'X100002']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(
      [file, replaced, `${folder}/kept.sqlite`].map((path) => path.slice(folder.length + 1)).toSorted(),
    );
  });

  it('is refused while a service uses the database, although nobody asks it anything', async () => {
    const { run, file, folder } = await givenKept();
    await run('backup', `${folder}/kept.sqlite`);
    const service = connect(file, aTest);
    expect(await run('restore', `${folder}/kept.sqlite`)).toMatchObject({
      code: 2,
      err: `SCHEDULER_DB: ${file} is in use: stop the service first`,
    });
    await givenRegion().person('X100002').requirement('X100002').keep(service);
    service.$client.close();
    expect(crnsIn(file)).toEqual(['X100001', 'X100002']);
    expect((await run('restore', `${folder}/kept.sqlite`)).code).toBe(0);
  });

  it('brings an old backup up to date', async () => {
    const { run, file } = await givenKept(['X100007']);
    expect((await run('restore', givenVersion(1))).code).toBe(0);
    expect(crnsIn(file)).toEqual(['X100001']);
  });

  it('heals a database with a damaged page', async () => {
    const { run, file, folder } = await givenKept();
    await run('backup', `${folder}/kept.sqlite`);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4_096 * 3, 4_096 * 20);
    writeFileSync(file, bytes);
    expect((await run('restore', `${folder}/kept.sqlite`)).code).toBe(0);
    expect(crnsIn(file)).toEqual(['X100001']);
  });

  it('takes nothing from a log that a database has left which is gone', async () => {
    const { run, file, folder } = await givenKept();
    await run('backup', `${folder}/kept.sqlite`);
    const db = connect(file, aTest);
    await givenRegion().person('X100002').requirement('X100002').keep(db);
    mkdirSync(`${folder}/new`);
    copyFileSync(`${file}-wal`, `${folder}/new/scheduler.sqlite-wal`);
    db.$client.close();
    const other = givenTerminal({ databaseFile: `${folder}/new/scheduler.sqlite` });
    expect((await other.run('restore', `${folder}/kept.sqlite`)).code).toBe(0);
    expect(crnsIn(`${folder}/new/scheduler.sqlite`)).toEqual(['X100001']);
  });

  it('changes nothing where the backup is not one, or the database cannot be read', async () => {
    const { run, file, folder } = await givenKept();
    await run('backup', `${folder}/kept.sqlite`);
    const before = readFileSync(file);
    writeFileSync(`${folder}/text`, 'x'.repeat(5_000));
    writeFileSync(`${folder}/nothing`, '');
    copyFileSync(`${folder}/kept.sqlite`, `${folder}/newer`);
    copyFileSync(`${folder}/kept.sqlite`, `${folder}/damaged`);
    const newer = new Database(`${folder}/newer`);
    newer.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
    newer.close();
    const damaged = readFileSync(`${folder}/damaged`);
    damaged.fill(0xa5, 4_096 * 3, 4_096 * 20);
    writeFileSync(`${folder}/damaged`, damaged);

    for (const [given, why] of [
      ['nowhere', 'restore: there is no FILE'],
      ['text', 'restore: FILE is no sound database (SQLITE_NOTADB)'],
      ['nothing', 'restore: FILE holds nothing'],
      [
        'newer',
        'restore: FILE was written by a newer version of this program, whose tables this one does not know',
      ],
      ['damaged', 'restore: FILE is damaged (integrity)'],
      ['scheduler.sqlite', `SCHEDULER_DB: ${file} is the file that you named: it is restored already`],
    ] as const) {
      const path = `${folder}/${given}`;
      expect(await run('restore', path)).toMatchObject({ code: 2, err: why.replace('FILE', path) });
    }
    expect(readFileSync(file).equals(before)).toBe(true);

    writeFileSync(file, 'x'.repeat(5_000));
    expect(await run('restore', `${folder}/kept.sqlite`)).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be read, so nobody can tell whether it is in use'),
    });
    expect(readFileSync(file, 'utf8')).toBe('x'.repeat(5_000));
    expect(readdirSync(folder).filter((name) => name.includes('rest') || name.includes('repl'))).toEqual([]);
  });
});
