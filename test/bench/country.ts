import { join } from 'node:path';
import type { Case } from './cases.ts';
import { peakMegabytes } from './child.ts';
import type { Made } from './figures.ts';
import { makeFile, solveFile } from './run-case.ts';
import { mostTogether, sideBySide } from './side-by-side.ts';

/** Regions all told. */
export interface Country {
  made: Made;
  points: number;
  bound: number;
  empty: number;
  proven: number;
  /** Wall time of all, from the first process's start to the last one's end. */
  seconds: number;
  /** Of all processes that stood side by side, this one included. */
  megabytes: number;
}

const msASecond = 1_000;
const atOnce = 2;
/** Of a region's share of the time: its process starts, and its last step ends. */
const startAndEndSeconds = 2;

/** Solves the regions of a country, two processes side by side, the largest first, the same seconds for each. */
export async function runCountry(
  { variant, seconds }: Case,
  regions: readonly number[],
  seed: number,
  folder: string,
): Promise<Country> {
  const files: { file: string; made: Made }[] = [];
  for (const [i, people] of regions.entries()) {
    const file = join(folder, `region-${i}.json`);
    const made = await makeFile({ file, week: { variant, people, seed: seed + i } });
    files.push({ file, made });
  }
  const share = seconds / Math.ceil(regions.length / atOnce) - startAndEndSeconds;
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / msASecond;
  const solved = await sideBySide(files, atOnce, async ({ file }) => {
    const from = elapsed();
    const { ours } = await solveFile({ file, seconds: share, highsSeconds: 0 });
    return { ours, from, to: elapsed(), amount: ours.megabytes };
  });
  const sumMade = (key: keyof Made) => files.reduce((sum, { made }) => sum + made[key], 0);
  const sumOurs = (key: 'points' | 'bound' | 'empty') => solved.reduce((sum, { ours }) => sum + ours[key], 0);
  return {
    made: {
      people: sumMade('people'),
      sessions: sumMade('sessions'),
      pairs: sumMade('pairs'),
      bytes: sumMade('bytes'),
    },
    points: sumOurs('points'),
    bound: sumOurs('bound'),
    empty: sumOurs('empty'),
    proven: solved.filter(({ ours }) => ours.status === 'optimal').length,
    seconds: elapsed(),
    megabytes: peakMegabytes() + mostTogether(solved),
  };
}
