import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/intake/csv.ts';
import { linesOf, longestLineBytes } from '../../../src/intake/lines.ts';

const bytesOf = (text: string) => [Buffer.from(text)];

async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

describe('Lines of a file', () => {
  it('are counted from 1, without their line ends, and the last may lack its own', async () => {
    const lines = await allOf(linesOf(bytesOf('one\r\ntwo\n\nfour')));
    expect(lines).toEqual([
      { number: 1, text: 'one' },
      { number: 2, text: 'two' },
      { number: 3, text: '' },
      { number: 4, text: 'four' },
    ]);
  });

  it('after one that is too long are not read', async () => {
    const lines = await allOf(linesOf(bytesOf(`one\n${'x'.repeat(longestLineBytes + 1)}`)));
    expect(lines).toEqual([
      { number: 1, text: 'one' },
      { number: 2, text: null },
    ]);
  });

  it('of an empty file are none', async () => {
    expect(await allOf(linesOf([]))).toEqual([]);
  });
});

describe('Rows of a CSV file', () => {
  it('keep the numbers of their lines past empty ones', async () => {
    expect(await allOf(csvRows(bytesOf('a,b\n\n , \n1, "2,3" \n')))).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 4, cells: ['1', '2,3'] },
    ]);
  });

  it('that cannot be read do not spoil the others, however many lines are parsed at once', async () => {
    const text = Array.from({ length: 2_500 }, (_, i) => (i === 1_200 ? 'a,"b' : `a,${i}`)).join('\n');
    const rows = await allOf(csvRows(bytesOf(text)));
    expect(rows).toHaveLength(2_500);
    expect(rows.filter((row) => 'unreadable' in row)).toEqual([{ line: 1_201, unreadable: 'quoting' }]);
    expect(rows[2_499]).toEqual({ line: 2_500, cells: ['a', '2499'] });
  });
});
