import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { programmeCodes } from '../../../src/programmes/programme-codes.ts';
import { givenFolder } from '../../given/database.ts';

it('A programme is known by a template in the folder, and none where there is no folder', () => {
  const folder = givenFolder();
  writeFileSync(`${folder}/tsp.json`, '{"code": "TSP"}');
  writeFileSync(`${folder}/README.md`, 'templates');
  expect(programmeCodes(folder)).toEqual(new Set(['TSP']));
  expect(programmeCodes(`${folder}/elsewhere`)).toEqual(new Set());
});
