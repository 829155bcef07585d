import { gapShareOf } from '../gap.ts';
import { pointsInWords } from '../line-words.ts';

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 2 });

/** How far points are from the best that there can be, as it is said: "proven best", "within 0.01% of the best possible". */
export function gapInWords(points: number | null, bound: number | null): string {
  const gap = gapShareOf(points, bound);
  if (gap === null) return 'how near it is to the best possible is not known';
  if (gap > 1) return 'still far from the best possible';
  return gap === 0
    ? 'no roster can do better: it is proven'
    : `within ${percent.format(gap)} of the best possible`;
}

/** Points with a true minus: −12,236,722 points. */
export const pointsWords = (points: number): string => pointsInWords(points).replace('-', '\u2212');
