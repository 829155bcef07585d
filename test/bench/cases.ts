import { GivenWrong } from '../../src/commands/io.ts';

/**
 * What a week is like. Scarce: places for about 60 % of the need. Ample: the same week with an eighth of its people, so
 * that opening and standing down is the main decision. Minimum-6: scarce, and every group session needs six people.
 * Published: scarce, people have been told of nine bookings in ten, and a few are pinned.
 */
export const variants = ['scarce', 'ample', 'minimum-6', 'published'] as const;
export type Variant = (typeof variants)[number];

export interface Case {
  variant: Variant;
  people: number;
  /** Wall time for ours, reading the file included; HiGHS is given the same after it. */
  seconds: number;
  /** People of each region, where the week is a country's: each region is a problem of its own, two at a time. */
  regions?: readonly number[];
}

const aCountry = [
  8_000, 6_000, 5_500, 5_000, 4_500, 4_000, 3_500, 3_500, 3_000, 2_500, 2_500, 2_000,
] as const;

export const cases: readonly Case[] = [
  { variant: 'scarce', people: 200, seconds: 5 },
  { variant: 'scarce', people: 500, seconds: 5 },
  { variant: 'scarce', people: 1_000, seconds: 10 },
  { variant: 'scarce', people: 2_000, seconds: 10 },
  { variant: 'scarce', people: 5_000, seconds: 25 },
  { variant: 'scarce', people: 10_000, seconds: 60 },
  { variant: 'scarce', people: 50_000, seconds: 180, regions: aCountry },
  { variant: 'ample', people: 75, seconds: 30 },
  { variant: 'ample', people: 125, seconds: 30 },
  { variant: 'ample', people: 150, seconds: 30 },
  { variant: 'ample', people: 1_000, seconds: 30 },
  { variant: 'minimum-6', people: 500, seconds: 5 },
  { variant: 'minimum-6', people: 1_000, seconds: 10 },
  { variant: 'minimum-6', people: 2_000, seconds: 10 },
  { variant: 'published', people: 500, seconds: 5 },
  { variant: 'published', people: 1_000, seconds: 10 },
  { variant: 'published', people: 2_000, seconds: 10 },
  { variant: 'published', people: 5_000, seconds: 25 },
];

/** The cases of any of the sizes and any of the variants among the words (`500`, `ample`); without either kind, of all. */
export function casesOf(words: readonly string[]): Case[] {
  const asked = words.filter((word) => variants.some((variant) => variant === word));
  const sizes = words.filter((word) => !asked.includes(word)).map((word) => Number(word.replaceAll(',', '')));
  const found = cases.filter(
    ({ variant, people }) =>
      (asked.length === 0 || asked.includes(variant)) && (sizes.length === 0 || sizes.includes(people)),
  );
  if (found.length === 0)
    throw new GivenWrong(
      `bench: no case is ${words.join(' ')}; name sizes (500) and variants (${variants.join(', ')})`,
    );
  return found;
}
