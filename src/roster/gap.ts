/**
 * How far a roster's points are below the bound that no roster can pass, as a share of the bound's size: 0 is proven best.
 * Null: points or bound are not known, or the bound is 0 and there is nothing to compare with.
 */
export function gapShareOf(points: number | null, bound: number | null): number | null {
  if (points === null || bound === null) return null;
  if (points === bound) return 0;
  return bound === 0 ? null : (bound - points) / Math.abs(bound);
}
