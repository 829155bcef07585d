import { parse } from 'csv-parse/sync';
import { type Bytes, type Line, linesOf } from './lines.ts';

/** The cells of one row of a CSV file, blanks at their ends gone, or why the line could not be read. */
export type CsvRow = { line: number; cells: string[] } | { line: number; unreadable: 'quoting' | 'not-utf8' };

/** Lines, and characters of them, parsed at once: many enough for speed, few enough to hold any file in little memory. */
const linesAtOnce = 1_000;
const charactersAtOnce = 1_000_000;

/**
 * The rows of a CSV file, one a line, as they are asked for. Lines without any cell filled in are passed over. A cell
 * cannot hold a line break, so a bad line says nothing about those after it: they are read all the same.
 */
export async function* csvRows(bytes: Bytes): AsyncGenerator<CsvRow> {
  let batch: Line[] = [];
  let characters = 0;
  for await (const line of linesOf(bytes)) {
    batch.push(line);
    characters += line.text?.length ?? 0;
    if (batch.length === linesAtOnce || characters >= charactersAtOnce) {
      yield* rowsOf(batch);
      batch = [];
      characters = 0;
    }
  }
  yield* rowsOf(batch);
}

function rowsOf(lines: readonly Line[]): CsvRow[] {
  const together = cellsOf(lines);
  const rows = together ? lines.map((line, i) => rowOf(line, together[i] ?? null)) : lines.map(rowAlone);
  return rows.filter((row) => 'unreadable' in row || row.cells.some((cell) => cell !== ''));
}

function rowAlone(line: Line): CsvRow {
  if (line.text === null) return { line: line.number, unreadable: 'not-utf8' };
  return rowOf(line, cellsOf([line])?.[0] ?? null);
}

function rowOf(line: Line, cells: string[] | null): CsvRow {
  return cells ? { line: line.number, cells } : { line: line.number, unreadable: 'quoting' };
}

/** The cells of each line; null if any line cannot be read, or a quote runs on into the next. */
function cellsOf(lines: readonly Line[]): string[][] | null {
  if (lines.some((line) => line.text === null)) return null;
  try {
    const text = lines.map((line) => `${line.text}\n`).join('');
    const rows = parse(text, { relax_column_count: true, record_delimiter: '\n', trim: true });
    return rows.length === lines.length ? rows : null;
  } catch {
    return null;
  }
}
