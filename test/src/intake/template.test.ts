import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importRules } from '../../../src/intake/faults.ts';
import { importFiles, importFolder } from '../../../src/intake/import.ts';
import { nounNames, nouns } from '../../../src/intake/nouns.ts';
import {
  columnsGuide,
  columnsOf,
  headerOf,
  rulesGuide,
  writeTemplates,
} from '../../../src/intake/template.ts';
import { givenDatabase, givenFolder } from '../../given/database.ts';
import { type Texts, uploadOf } from '../../given/files.ts';
import { allKept } from '../../given/kept.ts';
import { programmes } from '../../given/programmes.ts';

const clock = { today: () => '2026-12-01', now: () => '2026-11-27T12:00:00.000Z' };

describe('Templates', () => {
  it('are the files with their header rows, and a guide', async () => {
    const folder = `${givenFolder()}/new/templates`;
    const result = await writeTemplates(folder);
    const files = [...nounNames.map((noun) => nouns[noun].file), 'README.md'];
    expect(result).toEqual({ written: files });
    expect(readdirSync(folder).sort()).toEqual(files.toSorted());
    expect(readFileSync(`${folder}/keep-apart.csv`, 'utf8')).toBe('crn,otherCrn\n');
    expect(readFileSync(`${folder}/README.md`, 'utf8')).toContain(columnsGuide());
  });

  it('import as they are: nothing is wrong, and nothing is kept', async () => {
    const folder = givenFolder();
    await writeTemplates(folder);
    const db = givenDatabase();
    const before = allKept(db);
    expect(await importFolder(db, folder, { clock, programmes })).toEqual({
      dryRun: false,
      kept: {},
      plan: null,
    });
    expect(allKept(db)).toEqual(before);
  });

  it('filled in with the examples of their guide import too', async () => {
    const filledIn = nounNames.map((noun) => {
      const examples = columnsOf(noun).map(({ column }) => column.cell.example);
      return [nouns[noun].file, `${headerOf(noun)}${examples.join(',')}\n`] as const;
    });
    const texts: Texts = Object.fromEntries(filledIn);
    const [, person = ''] = (texts['people.csv'] ?? '').split('\n');
    texts['people.csv'] += `${person.replace('X100001', 'X100002')}\n`;
    const result = await importFiles(givenDatabase(), uploadOf(texts), { clock, programmes });
    const counts = 'kept' in result ? Object.values(result.kept).map(({ added }) => added) : result.faults;
    expect(counts).toEqual(nounNames.map((noun) => (noun === 'people' ? 2 : 1)));
  });

  it('never take the place of files that are there: they may have been filled in', async () => {
    const folder = givenFolder();
    writeFileSync(`${folder}/people.csv`, 'mine');
    expect(await writeTemplates(folder)).toEqual({ refused: 'files-exist', files: ['people.csv'] });
    expect(readdirSync(folder)).toEqual(['people.csv']);
    expect(readFileSync(`${folder}/people.csv`, 'utf8')).toBe('mine');
  });
});

it('The guide names every column of every file, and every rule', () => {
  for (const noun of nounNames)
    for (const { name, column } of columnsOf(noun))
      expect(columnsGuide()).toContain(`| \`${name}\` | ${column.meaning} |`);
  for (const rule of Object.keys(importRules)) expect(rulesGuide()).toContain(`| \`${rule}\` |`);
});
