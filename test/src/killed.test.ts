import { expect, it } from 'vitest';
import { givenFolder } from '../given/database.ts';
import { shortProgramme } from '../given/group-life.ts';
import { killedSequences } from '../given/killed/kills.ts';

it('200 sequences of writes that kills cut short keep all that was acknowledged, and nothing by half', async () => {
  const tally = await killedSequences({
    folder: givenFolder(),
    template: shortProgramme(),
    databases: 8,
    kills: 25,
    seed: 1,
  });
  expect(tally.broken).toEqual([]);
  expect(tally.sequences).toBe(200);
  expect(tally.acknowledged).toBeGreaterThan(400);
  if (process.env.SAY) console.log(tally);
});
