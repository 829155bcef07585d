import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importFiles, type NamedFile } from '../../../src/intake/import.ts';
import { headerOf } from '../../../src/intake/template.ts';
import { givenDatabase } from '../../given/database.ts';
import { givenServer, mondayMorning } from '../../given/door.ts';
import { programmes } from '../../given/programmes.ts';

const megabyte = 1_000_000;
const header = headerOf('people');
const row = 'X100001,croydon,male,unemployed,51.37,-0.1,no,,,no';

async function* repeated(text: string, times: number) {
  const bytes = Buffer.from(text);
  for (let i = 0; i < times; i += 1) yield bytes;
}

/** Imports one file over a new database: its faults, and how many bytes the process grew by meanwhile. */
async function faultsOf(name: string, bytes: NamedFile['bytes']) {
  const db = givenDatabase();
  const before = process.memoryUsage.rss();
  const answer = await importFiles(db, [{ name, bytes }], { clock: mondayMorning, programmes });
  const grownBy = process.memoryUsage.rss() - before;
  if (!('faults' in answer)) throw new Error('it was imported');
  return { ...answer, rules: [...new Set(answer.faults.map(({ rule }) => rule))], grownBy };
}

describe('A file that is made to do harm', () => {
  it('with a cell of 50 MB is a fault of its line, read no further and not held', async () => {
    const cell = repeated('x'.repeat(megabyte), 50);
    const bytes = chained([Buffer.from(`${header}${row},"`)], cell);
    const { faults, grownBy } = await faultsOf('people.csv', bytes);
    expect(faults).toMatchObject([{ line: 2, rule: 'not-utf8' }]);
    expect(grownBy).toBeLessThan(100 * megabyte);
  });

  it('with many lines of a megabyte each is not held at once', async () => {
    const { faults, grownBy } = await faultsOf(
      'people.csv',
      chained([Buffer.from(header)], repeated(`${'x'.repeat(megabyte - 10)}\n`, 100)),
    );
    expect(faults).toHaveLength(100);
    expect(grownBy).toBeLessThan(250 * megabyte);
  });

  it.each([
    ['a million columns', 'x,'.repeat(490_000)],
    ['a column that stands a hundred thousand times', `${','.repeat(400_000)}${'crn,'.repeat(100_000)}`],
  ])('with %s is one fault', async (_, wide) => {
    const { faults, more } = await faultsOf('people.csv', [Buffer.from(wide)]);
    expect({ faults, more }).toMatchObject({ faults: [{ line: 1, rule: 'no-header' }], more: 0 });
  });

  it('with a quote that is never closed is a fault of that line, and the others are read', async () => {
    const text = `${headerOf('pdus')}"croydon\ncamden,Camden,london\nbrent,Brent,paris\n`;
    const { faults } = await faultsOf('pdus.csv', [Buffer.from(text)]);
    expect(faults).toMatchObject([
      { line: 2, rule: 'quoting' },
      { line: 4, rule: 'malformed', column: 'region' },
    ]);
  });

  it('with a million faults lists the first thousand, and is read no further than twenty', async () => {
    const { faults, more, grownBy } = await faultsOf(
      'people.csv',
      chained([Buffer.from(header)], repeated('a,"b\n'.repeat(1_000), 1_000)),
    );
    expect({ listed: faults.length, more }).toEqual({ listed: 1_000, more: 19_000 });
    expect(grownBy).toBeLessThan(250 * megabyte);
  });

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${header}${row}`, 'utf16le'), 'not-utf8'],
    ['UTF-16 without a mark', Buffer.from(`${header}${row}`, 'utf16le'), 'no-header'],
    ['carriage returns for lines', Buffer.from(`${header}${row}`.replaceAll('\n', '\r')), 'no-header'],
    ['gzip', gzipSync(`${header}${row}`), 'not-utf8'],
    ['a zip', Buffer.from('504b0304140000000800a1b2c3d4fffefdfc', 'hex'), 'not-utf8'],
    ['nothing but NUL bytes', Buffer.alloc(10_000), 'no-header'],
    ['overlong UTF-8', Buffer.from([...Buffer.from(header), 0xc0, 0xaf, 0x0a]), 'not-utf8'],
  ])('in %s is a fault that says so, and repeats nothing of it', async (_, bytes, rule) => {
    const { faults, rules } = await faultsOf('people.csv', [bytes]);
    expect(rules).toEqual([rule]);
    expect(JSON.stringify(faults)).not.toContain('X100001');
  });

  it('with NUL bytes, halves of characters or escapes in cells is a fault of each cell', async () => {
    const bytes = Buffer.from(
      `${headerOf('pdus')}croy\u0000don,Croydon,london\ncroydon,\u001b[31mCroydon,london\n`,
    );
    const { faults } = await faultsOf('pdus.csv', [bytes]);
    expect(faults).toMatchObject([
      { line: 2, column: 'code', rule: 'malformed' },
      { line: 3, column: 'name', rule: 'malformed' },
    ]);
  });

  it('with a byte order mark is read like any other', async () => {
    const db = givenDatabase();
    const bytes = [Buffer.from(`\ufeff${headerOf('pdus')}croydon,Croydon,london\n`)];
    const answer = await importFiles(db, [{ name: 'pdus.csv', bytes }], { clock: mondayMorning, programmes });
    expect(answer).toMatchObject({ kept: { pdus: { added: 1 } } });
  });
});

describe('A form that is made to do harm', () => {
  const formOf = (...parts: [string, string][]) => {
    const form = new FormData();
    for (const [name, text] of parts) form.append('files', new Blob([text]), name);
    return { method: 'POST', body: form };
  };

  it('of hundreds of parts that are none of ours is as many faults', async () => {
    const { ask } = await givenServer();
    const parts = Array.from({ length: 500 }, (_, i): [string, string] => [`../../${i}/people.csv.exe`, row]);
    const { status, body } = await ask('/v1/import', formOf(...parts));
    expect(status).toBe(422);
    const { faults } = body as { faults: { rule: string }[] };
    expect(faults).toHaveLength(500);
    expect(new Set(faults.map(({ rule }) => rule))).toEqual(new Set(['unknown-file']));
  });

  it('with two parts of one name is a fault, whichever comes first', async () => {
    const { ask, get } = await givenServer();
    const pdu = `${headerOf('pdus')}croydon,Croydon,london\n`;
    const answer = await ask('/v1/import', formOf(['pdus.csv', pdu], ['PDUS.CSV', pdu], ['pdus.csv', pdu]));
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('stands more than once');
    expect((await get('/v1/people')).status).toBe(200);
  });
});

async function* chained(...sources: NamedFile['bytes'][]) {
  for (const source of sources) yield* source;
}
