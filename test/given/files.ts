import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Rows } from '../../db/rows.ts';
import type { NamedFile } from '../../src/intake/import.ts';
import { nounNames, nouns } from '../../src/intake/nouns.ts';

/** CSV texts by file name. */
export type Texts = Record<string, string>;

const written = (value: unknown) => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(';') : String(value);
};

/** Rows as the CSV files that a scheduler would send: all 13, those without rows with their header only. */
export function textsOf(rows: Partial<Rows>): Texts {
  return Object.fromEntries(
    nounNames.map((noun) => {
      const columns = Object.keys(nouns[noun].columns);
      const lines = (rows[noun] ?? []).map((row) => {
        const fields = row as Record<string, unknown>;
        return columns.map((column) => written(fields[column]));
      });
      return [nouns[noun].file, stringify([columns, ...lines])];
    }),
  );
}

/** Texts as they would be uploaded. */
export function uploadOf(texts: Texts): NamedFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: [Buffer.from(text)] }));
}

/** Writes texts into a folder, made if it is not there. */
export function writeTexts(folder: string, texts: Texts): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The texts with one cell changed; lines count from 1, the header. */
export function withCell(texts: Texts, file: string, line: number, column: string, value: string): Texts {
  const lines = (texts[file] ?? '').split('\n');
  const at = (lines[0] ?? '').split(',').indexOf(column);
  const cells = (lines[line - 1] ?? '').split(',');
  if (at < 0 || cells.length <= at) throw new RangeError(`${file} has no ${column} on line ${line}`);
  cells[at] = value;
  lines[line - 1] = cells.join(',');
  return { ...texts, [file]: lines.join('\n') };
}
