import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedWeek } from '../given/invented-week.ts';
import { inFolder } from './folder.ts';
import { writeProblem } from './write-problem.ts';

describe('a problem file', () => {
  it.each([0, 40, 700])('of %i people holds the problem', async (people) => {
    const problem = inventedWeek({ people, seed: 1 });
    await inFolder(async (folder) => {
      const file = join(folder, 'week.json');
      await writeProblem(file, problem);
      expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(problem);
    });
  });
});
