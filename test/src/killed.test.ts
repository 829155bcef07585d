import { expect, it } from 'vitest';
import { givenFolder } from '../given/database.ts';
import { killedSequences } from '../given/killed/kills.ts';

const halfAnHourMs = 1_800_000;

it('200 sequences of writes that kills cut short keep all that was acknowledged, and nothing by half', {
  timeout: halfAnHourMs,
}, async () => {
  const tally = await killedSequences({ folder: givenFolder(), databases: 10, kills: 20, seed: 1 });
  expect(tally.broken).toEqual([]);
  expect(tally.sequences).toBe(200);
  expect(tally.acknowledged).toBeGreaterThan(400);
});
