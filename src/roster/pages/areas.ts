import { addDays, daysAWeek, type IsoDate } from '../../../solver/calendar.ts';
import { type Region, regions } from '../../../solver/policy/entry.ts';
import type { Caller } from '../../access/caller.ts';
import type { Ask } from '../../pages/ask.ts';
import type { Choice } from '../../pages/parts/fields.tsx';
import { pdusOf } from '../../pages/pdus.ts';
import { longDate, regionInWords } from '../../pages/words.ts';

/** What of the areas a reader may choose, and what they have chosen. */
export interface Areas {
  region: string;
  /** Null: the region as a whole. */
  pdu: string | null;
  regions: readonly Choice[];
  pdus: readonly Choice[];
}

/** The areas of a reader: their regions, and of the one chosen the PDUs; nothing chosen: the first that is theirs. */
export async function areasOf(
  ask: Ask,
  caller: Caller,
  chosen: { region?: string | undefined; pdu?: string | undefined },
): Promise<Areas> {
  const theirs = regions.filter((region) => caller.regions.includes(region));
  const region = theirs.find((one) => one === chosen.region) ?? theirs[0] ?? (regions[0] as Region);
  const { choices } = await pdusOf(ask, region);
  const whole = caller.pdus === null ? [{ value: '', words: 'The region as a whole' }] : [];
  const pdus = [...whole, ...choices];
  const pdu = pdus.find(({ value }) => value === (chosen.pdu ?? '')) ?? pdus[0];
  return {
    region,
    pdu: pdu?.value || null,
    regions: theirs.map((value) => ({ value, words: regionInWords(value) })),
    pdus,
  };
}

/** So many weeks by their Mondays, from one on. */
export const weeksFrom = (monday: IsoDate, weeks: number): IsoDate[] =>
  Array.from({ length: weeks }, (_, after) => addDays(monday, after * daysAWeek));

/** Weeks to choose from, by the day on which they begin. */
export const weekChoices = (mondays: readonly IsoDate[]): Choice[] =>
  mondays.map((value) => ({ value, words: longDate(value) }));
