import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Column } from './cells.ts';
import { importRules } from './faults.ts';
import { type NounName, nounNames, nouns } from './nouns.ts';

/** The columns of a file, in order. */
export function columnsOf(noun: NounName): { name: string; column: Column<unknown> }[] {
  return Object.entries<Column<unknown>>(nouns[noun].columns).map(([name, column]) => ({ name, column }));
}

/** What stands in the folder of templates beside the files. */
const guideName = 'README.md';

const howTo = `# Files to import

Fill in the files that you have and leave out the others: any of them may be missing if what they would hold is kept
already. A row whose key is kept already changes that row; no row is ever taken away. Each file is a table in UTF-8, cells
separated by commas, with the header row as it is here (the columns may stand in any order); a cell with a comma in it
is quoted. Dates are local. Everything is checked before anything is written, and if anything is wrong, nothing is.

    scheduler import FOLDER --dry-run    checks only
    scheduler import FOLDER              checks and keeps
`;

/** Every file with its columns, as tables in Markdown: the guide of the templates, and of the README. */
export function columnsGuide(): string {
  const tables = nounNames.map((noun) => {
    const { file, meaning, key } = nouns[noun];
    const rows = columnsOf(noun).map(({ name, column: { cell, mayBeEmpty, meaning } }) => {
      const words = mayBeEmpty ? `${cell.words}, or empty` : cell.words;
      return `| \`${name}\` | ${meaning} | ${words} | \`${cell.example}\` |`;
    });
    const head = ['| column | meaning | written as | example |', '|---|---|---|---|'];
    const keys = key.map((field) => `\`${field}\``).join(', ');
    return [`## ${file}`, '', `${capital(meaning)}. Key: ${keys}.`, '', ...head, ...rows].join('\n');
  });
  return tables.join('\n\n');
}

/** Every rule that files must keep to, as a table in Markdown. */
export function rulesGuide(): string {
  const rows = Object.entries(importRules).map(([rule, sentence]) => `| \`${rule}\` | ${sentence} |`);
  return ['| rule | what it asks |', '|---|---|', ...rows].join('\n');
}

/**
 * Writes the files with their header rows only, ready to be filled in, and a guide to their columns, into a folder
 * (made if it is not there). Files that are there already may have been filled in: then nothing is written, and they
 * are named.
 */
export async function writeTemplates(
  folder: string,
): Promise<{ written: string[] } | { refused: 'files-exist'; files: string[] }> {
  const contents = new Map(nounNames.map((noun) => [nouns[noun].file, headerOf(noun)]));
  contents.set(guideName, `${howTo}\n${columnsGuide()}\n\n## Rules\n\n${rulesGuide()}\n`);
  await mkdir(folder, { recursive: true });

  const files: string[] = [];
  for (const name of contents.keys()) if (await exists(join(folder, name))) files.push(name);
  if (files.length > 0) return { refused: 'files-exist', files };
  for (const [name, text] of contents) await writeFile(join(folder, name), text, { flag: 'wx' });
  return { written: [...contents.keys()] };
}

/** The header row of a noun's file, with its line break. */
export function headerOf(noun: NounName): string {
  return stringify([columnsOf(noun).map(({ name }) => name)]);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
