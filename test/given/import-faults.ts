import type { ImportFault, ImportRule } from '../../src/intake/faults.ts';
import { type Imported, importFiles } from '../../src/intake/import.ts';
import { givenDatabase } from './database.ts';
import { type Texts, textsOf, uploadOf } from './files.ts';
import { programmes } from './programmes.ts';
import { givenWholeRegion } from './whole-region.ts';

export const clock = { today: () => '2026-11-27', now: () => '2026-11-27T12:00:00.000Z' };

/** The files of a small region in which nothing is wrong. */
export const whole = () => textsOf(givenWholeRegion().rows);

/** The rules that a test file has seen broken. */
export const rulesSeen = new Set<string>();

/** Rules of which only rows about accredited programmes can fall foul. */
export const rulesOfProgrammes: readonly ImportRule[] = ['region', 'as-referred', 'one-referral'];

/** The faults of files that are imported into an empty database. */
export async function faultsOfUpload(texts: Texts): Promise<ImportFault[]> {
  return faultsIn(await importFiles(givenDatabase(), uploadOf(texts), { clock, programmes }));
}

export function faultsIn(result: Imported): ImportFault[] {
  const faults = 'faults' in result ? result.faults : [];
  for (const { rule } of faults) rulesSeen.add(rule);
  return faults;
}

/** Places and rules, without the words. */
export const places = (faults: readonly ImportFault[]) =>
  faults.map(({ file, line, column, rule }) => [file, line, column, rule]);
