import { closeSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addSeal } from '../../../db/audit/seal.ts';
import { connect, type Db } from '../../../db/connect.ts';
import * as schema from '../../../db/schema.ts';
import { aTest } from '../../given/acting.ts';
import { expectProblem } from '../../given/answers.ts';
import { givenDatabase } from '../../given/database.ts';
import { givenDisk, noDisk } from '../../given/disk.ts';
import { type Answer, type Door, givenDoor } from '../../given/door.ts';
import { allKept, isSound } from '../../given/kept.ts';
import { givenRegion } from '../../given/region.ts';
import { newFacilitator, newPerson } from '../../given/requests.ts';

const givenCroydon = async (db: Db = givenDatabase()) => {
  const door = givenDoor({ db });
  await givenRegion().keep(db);
  return door;
};

/** A person with so many windows of availability that keeping them takes a page or two. */
const personOf = (n: number) => ({
  ...newPerson,
  crn: `X${100_000 + n}`,
  availability: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    ['08:00', '10:00', '12:00', '14:00', '16:00'].map((from) => ({
      weekday,
      from,
      to: `${from.slice(0, 3)}45`,
      fromDate: '2026-01-01',
    })),
  ),
});

const add = ({ send }: Door, n: number) => send('POST', '/v1/people', personOf(n));

/** Adds people until one is not kept: the answer, and who it was. */
async function addedUntilRefused(door: Door, most: number): Promise<{ answer: Answer; n: number }> {
  for (let n = 1; n <= most; n += 1) {
    const answer = await add(door, n);
    if (answer.status !== 201) return { answer, n };
  }
  throw new Error(`all ${most} were kept`);
}

const errorsOf = (door: Door) => door.logged().filter(({ level }) => level === 50);

describe('a full disk', () => {
  it('refuses changes, each as a whole, answers reads, and takes changes again once there is room', async () => {
    const door = await givenCroydon();
    const { $client } = door.db;
    const pages = $client.pragma('page_count', { simple: true }) as number;
    $client.pragma(`max_page_count = ${pages + 4}`);
    const { answer, n } = await addedUntilRefused(door, 100);
    const detail = 'The disk of the database is full';
    expectProblem(answer, 503, { type: 'urn:problem-type:scheduler:storage', kind: 'full', detail });
    expect(answer.headers.get('retry-after')).toBeNull();
    expectProblem(await add(door, n), 503, { kind: 'full' });
    expectProblem(await door.get('/ready'), 503, { kind: 'full', detail });
    expect((await door.get('/health')).status).toBe(200);
    expect((await door.get(`/v1/people/X${100_000 + n - 1}`)).status).toBe(200);
    expectProblem(await door.get(`/v1/people/X${100_000 + n}`), 404);
    expect(allKept(door.db).availability).toHaveLength(35 * (n - 1));
    expect(isSound(door.db)).toBe(true);
    expect(errorsOf(door)).toMatchObject([{ storage: 'full', code: 'SQLITE_FULL' }]);

    $client.pragma(`max_page_count = ${pages * 10}`);
    expect((await door.get('/ready')).status).toBe(200);
    expect((await add(door, n)).status).toBe(201);
  });

  it('that really is one does so too', async ({ skip }) => {
    const disk = givenDisk(3) ?? skip(noDisk);
    const db = connect(`${disk.folder}/scheduler.sqlite`, aTest);
    onTestFinished(() => void db.$client.close());
    const door = await givenCroydon(db);
    disk.fill();
    const { answer, n } = await addedUntilRefused(door, 2_000);
    expectProblem(answer, 503, { kind: 'full' });
    expect((await door.get('/v1/people')).body).toMatchObject({ page: { totalElements: n - 1 } });
    expectProblem(await door.get('/ready'), 503, { kind: 'full' });
    disk.clear();
    expect((await add(door, n)).status).toBe(201);
    expect((await door.get('/ready')).status).toBe(200);
    expect(isSound(db)).toBe(true);
  });
});

describe('a database that can only be read', () => {
  it('refuses changes, and answers reads', async () => {
    const { db } = await givenCroydon();
    const client = new Database(db.$client.name, { readonly: true });
    onTestFinished(() => void client.close());
    addSeal(client, aTest);
    const door = givenDoor({ db: drizzle({ client, schema }) });
    const answer = await add(door, 1);
    expectProblem(answer, 503, { kind: 'read-only', detail: 'The database can be read, but not written' });
    expect((await door.get('/v1/people')).status).toBe(200);
    expectProblem(await door.get('/ready'), 503, { kind: 'read-only' });
    expect(errorsOf(door)).toMatchObject([{ storage: 'read-only', code: 'SQLITE_READONLY' }]);
  });

  it('takes changes again once it may be written', async () => {
    const door = await givenCroydon();
    door.db.$client.pragma('query_only = ON');
    expectProblem(await add(door, 1), 503, { kind: 'read-only' });
    door.db.$client.pragma('query_only = OFF');
    expect((await add(door, 1)).status).toBe(201);
    expect(door.logged().filter(({ storage }) => storage === 'read-only')).toMatchObject([
      { level: 50 },
      { level: 30, msg: 'the database can be written again' },
    ]);
    door.db.$client.pragma('query_only = ON');
    await add(door, 2);
    expect(errorsOf(door)).toHaveLength(2);
  });
});

describe('a database that another program holds', () => {
  it('refuses changes with a time to try again, of which only the first has waited', async () => {
    const door = await givenCroydon();
    const { $client } = door.db;
    $client.pragma('busy_timeout = 50');
    const other = new Database($client.name);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    const answer = await add(door, 1);
    expectProblem(answer, 503, { kind: 'locked' });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect($client.pragma('busy_timeout', { simple: true })).toBe(0);
    expectProblem(await add(door, 1), 503, { kind: 'locked' });
    expect((await door.get('/v1/people')).status).toBe(200);
    expectProblem(await door.get('/ready'), 503, { kind: 'locked' });
    expect(errorsOf(door)).toMatchObject([{ storage: 'locked', code: 'SQLITE_BUSY' }]);

    other.exec('commit');
    expect((await add(door, 1)).status).toBe(201);
    expect($client.pragma('busy_timeout', { simple: true })).toBe(5_000);
    expect((await door.get('/ready')).status).toBe(200);
  });
});

describe('a database with a damaged page', () => {
  it('says so where the page is wanted, and answers all else', async () => {
    const { db, send } = await givenCroydon();
    await send('POST', '/v1/facilitators', newFacilitator);
    damage(db, 'facilitators');
    const door = givenDoor({ db: connect(db.$client.name, aTest) });
    onTestFinished(() => void door.db.$client.close());
    expect((await door.get('/ready')).status).toBe(200);
    const detail = 'The file of the database is damaged; a backup must be restored';
    expectProblem(await door.get('/v1/facilitators'), 503, { kind: 'damaged', detail });
    expectProblem(await door.get('/v1/facilitators'), 503, { kind: 'damaged' });
    expect((await add(door, 1)).status).toBe(201);
    expect((await door.get('/v1/people/X100001')).status).toBe(200);
    expectProblem(await door.get('/ready'), 503, { kind: 'damaged' });
    expect(errorsOf(door)).toMatchObject([{ storage: 'damaged', code: 'SQLITE_CORRUPT' }]);
  });
});

/** Closes a database and overwrites the middle of a table's first page. */
function damage({ $client }: Db, table: string): void {
  const page = $client.prepare('select min(pageno) from dbstat where name = ?').pluck().get(table) as number;
  const size = $client.pragma('page_size', { simple: true }) as number;
  const file = openSync($client.name, 'r+');
  $client.close();
  writeSync(file, Buffer.alloc(size / 2, 0xa5), 0, size / 2, (page - 1) * size);
  closeSync(file);
}
