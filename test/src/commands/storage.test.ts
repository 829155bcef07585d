import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { aTest } from '../../given/acting.ts';
import { givenFolder } from '../../given/database.ts';
import { givenDisk, noDisk } from '../../given/disk.ts';
import { givenRegion } from '../../given/region.ts';
import { givenTerminal } from '../../given/terminal.ts';

/** A closed database with one person in it. */
async function givenKept() {
  const file = `${givenFolder()}/scheduler.sqlite`;
  const db = connect(file, aTest);
  await givenRegion().person('X100001').requirement('X100001').keep(db);
  db.$client.close();
  return file;
}

describe('a command over a database that cannot be used ends with 2 and one line', () => {
  it('where there can be no such file', async () => {
    const folder = givenFolder();
    writeFileSync(`${folder}/file`, '');
    for (const [file, code] of [
      [`${folder}/file/scheduler.sqlite`, 'EEXIST'],
      [`${folder}/file/further/scheduler.sqlite`, 'ENOTDIR'],
      ['/proc/scheduler.sqlite', 'SQLITE_CANTOPEN'],
    ] as const) {
      const ran = await givenTerminal({ databaseFile: file }).run('serve');
      expect(ran).toEqual({
        code: 2,
        out: '',
        err: `SCHEDULER_DB: ${file} cannot be opened as a database (${code})`,
      });
    }
  });

  it('where a newer version of the program has written it', async () => {
    const file = await givenKept();
    const client = new Database(file);
    client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
    client.close();
    expect(await givenTerminal({ databaseFile: file }).run('serve')).toEqual({
      code: 2,
      out: '',
      err: `SCHEDULER_DB: ${file} was written by a newer version of this program, whose tables this one does not know`,
    });
  });

  it('where a page that it wants is damaged', async () => {
    const file = await givenKept();
    const client = new Database(file);
    const page = client
      .prepare("select min(pageno) from dbstat where name = 'people'")
      .pluck()
      .get() as number;
    client.close();
    const opened = openSync(file, 'r+');
    writeSync(opened, Buffer.alloc(2_048, 0xa5), 0, 2_048, (page - 1) * 4_096);
    closeSync(opened);
    expect(await givenTerminal({ databaseFile: file }).run('roster', 'run')).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(
        'The file of the database is damaged; a backup must be restored (SQLITE_CORRUPT)',
      ),
    });
  });

  it('where another program holds it for longer than anybody waits', async () => {
    const file = await givenKept();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    expect(await givenTerminal({ databaseFile: file }).run('serve')).toEqual({
      code: 2,
      out: '',
      err: `SCHEDULER_DB: ${file}: Another program holds the database; try again in a moment (SQLITE_BUSY)`,
    });
  });

  it('where the disk is full, and nothing is half-written', async ({ skip }) => {
    const disk = givenDisk(2) ?? skip(noDisk);
    const file = `${disk.folder}/scheduler.sqlite`;
    connect(file, aTest).$client.close();
    const { run } = givenTerminal({ databaseFile: file });
    expect(await run('seed', '--people', '300')).toEqual({
      code: 2,
      out: '',
      err: `SCHEDULER_DB: ${file}: The disk of the database is full (SQLITE_FULL)`,
    });
    const client = new Database(file);
    expect(client.prepare('select count(*) from people').pluck().get()).toBe(0);
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    client.close();
  });
});
