import type { Cell } from './cells.ts';
import type { CsvRow } from './csv.ts';
import { csvRows } from './csv.ts';
import type { FaultList, ImportRule } from './faults.ts';
import type { Bytes } from './lines.ts';
import { type Noun, type NounName, nouns, type Row } from './nouns.ts';

/** The rows of one file. A field whose cell was faulty is left out of its row. */
export interface ReadRows<N extends NounName> {
  file: string;
  rows: Partial<Row<N>>[];
  /** The line of each row. */
  lines: number[];
  /** Rows by key, also those that could not be read to their end: what other rows may refer to. */
  byKey: Map<string, Partial<Row<N>>>;
  /** False where the header lacks a key column: nothing can be said of rows that refer to these. */
  hasKeys: boolean;
}

interface Header {
  columns: { name: string; at: number; cell: Cell<unknown>; mayBeEmpty: boolean }[];
  width: number;
}

/** A key as one text. The pair of a keep-apart row has no order. */
export function keyText(noun: NounName, values: readonly unknown[]): string {
  const texts = values.map(String);
  return (noun === 'keepApart' ? texts.sort() : texts).join(' ');
}

/** The key of a row as one text; undefined where one of its fields is missing. */
export function keyOf<N extends NounName>(noun: N, row: Partial<Row<N>>): string | undefined {
  const values = nouns[noun].key.map((field) => row[field]);
  return values.some((value) => value === undefined || value === null) ? undefined : keyText(noun, values);
}

/** Reads one file of a noun to its end, whatever is wrong with it (unless that is very much); every fault that a row shows by itself is added. */
export async function readRows<N extends NounName>(
  noun: N,
  bytes: Bytes,
  faults: FaultList,
): Promise<ReadRows<N>> {
  const { file } = nouns[noun];
  const read: ReadRows<N> = { file, rows: [], lines: [], byKey: new Map(), hasKeys: false };
  let header: Header | undefined;
  for await (const row of csvRows(bytes)) {
    if (faults.isFull) return read;
    const add = (rule: ImportRule, message: string, column: string | null = null) =>
      faults.add({ file, line: row.line, column, rule, message });
    if ('unreadable' in row) {
      add(row.unreadable, unreadableWords[row.unreadable]);
      if (!header) return read;
      continue;
    }
    if (!header) {
      header = headerOf(nouns[noun], row.cells, add);
      if (!header) return read;
      const named = new Set(header.columns.map((column) => column.name));
      read.hasKeys = nouns[noun].key.every((field) => named.has(field));
      continue;
    }
    readRow(noun, row, header, read, add);
  }
  if (!header)
    faults.add({ file, line: null, column: null, rule: 'empty-file', message: 'the file has no header row' });
  return read;
}

const unreadableWords = {
  quoting: 'a quote is opened and not closed on this line, or stands inside a cell that is not quoted',
  'not-utf8': 'the line is not text in UTF-8',
} as const satisfies Record<Extract<CsvRow, { unreadable: string }>['unreadable'], string>;

/** Columns of a header that is read at all, and how much of a name that is not ours is repeated. */
const mostColumns = 200;
const longestName = 64;

const headerWords = {
  wide: `the first line must name the columns, ${mostColumns} at most`,
  'line-ends': 'lines must end with a line feed, or a carriage return and a line feed',
} as const;

function headerOf<N extends NounName>(
  noun: Noun<N>,
  cells: readonly string[],
  add: (rule: ImportRule, message: string, column?: string | null) => void,
): Header | undefined {
  if (cells.length > mostColumns || cells.some((name) => name.includes('\r'))) {
    add('no-header', headerWords[cells.length > mostColumns ? 'wide' : 'line-ends']);
    return undefined;
  }
  const known = noun.columns as Readonly<Record<string, { cell: Cell<unknown>; mayBeEmpty: boolean }>>;
  if (!cells.some((name) => Object.hasOwn(known, name))) {
    add('no-header', 'the first line must name the columns, separated by commas');
    return undefined;
  }
  cells.forEach((name, at) => {
    if (!Object.hasOwn(known, name))
      add('unknown-column', `${noun.file} has no such column`, name.slice(0, longestName));
    else if (cells.indexOf(name) < at) add('unknown-column', 'the column stands more than once', name);
  });
  for (const name of Object.keys(known))
    if (!cells.includes(name)) add('missing-column', 'the header lacks this column', name);
  const columns = Object.entries(known)
    .filter(([name]) => cells.includes(name))
    .map(([name, { cell, mayBeEmpty }]) => ({ name, at: cells.indexOf(name), cell, mayBeEmpty }));
  return { columns, width: cells.length };
}

function readRow<N extends NounName>(
  noun: N,
  { line, cells }: Extract<CsvRow, { cells: string[] }>,
  header: Header,
  read: ReadRows<N>,
  add: (rule: ImportRule, message: string, column?: string | null) => void,
) {
  const ragged = cells.length !== header.width;
  if (ragged) add('ragged', `the row has ${cells.length} cells, the header ${header.width}`);
  const fields: Record<string, unknown> = {};
  for (const { name, at, cell, mayBeEmpty } of header.columns) {
    const text = cells[at] ?? '';
    const value =
      text === '' && mayBeEmpty ? { success: true as const, data: null } : cell.read.safeParse(text);
    if (value.success) fields[name] = value.data;
    else if (ragged) continue;
    else if (text === '') add('missing', 'must have a value', name);
    else {
      const outside = value.error.issues.some(({ code }) => code === 'too_small' || code === 'too_big');
      add(outside ? 'out-of-range' : 'malformed', `must be ${cell.words}`, name);
    }
  }
  const row = fields as Partial<Row<N>>;
  const key = keyOf(noun, row);
  if (key !== undefined) {
    if (read.byKey.has(key)) add('duplicate', `${key} stands on an earlier line too`, nouns[noun].key[0]);
    else read.byKey.set(key, row);
  }
  if (ragged) return;
  read.rows.push(row);
  read.lines.push(line);
}
