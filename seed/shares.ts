import type { Chance } from './chance.ts';

/**
 * A whole number of things shared out by weight, by largest remainder (the earlier on a tie): the parts add up to the
 * total, and each is within one of its exact share. Weights are not negative and not all 0, unless there are none.
 */
export function apportioned(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((share, i) => [i, share - Math.floor(share)] as const)
    .sort(([i, a], [j, b]) => b - a || i - j);
  for (const [i] of byRemainder.slice(0, left)) parts[i]! += 1;
  return parts;
}

/** So many values in the given shares, as exactly as whole numbers go, in an order left to chance. */
export function dealt<T>(
  chance: Chance,
  total: number,
  shares: readonly (readonly [value: T, weight: number])[],
): T[] {
  const parts = apportioned(
    total,
    shares.map(([, weight]) => weight),
  );
  return chance.shuffled(shares.flatMap(([value], i) => Array<T>(parts[i]!).fill(value)));
}
