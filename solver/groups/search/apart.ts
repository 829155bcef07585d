import type { Market } from './market.ts';

/** Two pairs of the first `count` whose people are kept apart, or null. */
export function clashIn(
  m: Market,
  pairs: ArrayLike<number>,
  count: number,
): readonly [number, number] | null {
  for (let i = 0; i < count; i += 1) {
    const apart = m.apart[m.pairPerson[pairs[i]!]!]!;
    if (apart.length === 0) continue;
    for (let j = i + 1; j < count; j += 1)
      if (apart.includes(m.pairPerson[pairs[j]!]!)) return [pairs[i]!, pairs[j]!];
  }
  return null;
}

/** Two who are kept apart and placed in one group, by their pairs, or null. `placed`: each person's pair, -1 if none. */
export function clashOf(m: Market, placed: Int32Array): readonly [number, number] | null {
  for (let p = 0; p < m.people; p += 1) {
    const pair = placed[p]!;
    if (pair < 0) continue;
    for (const other of m.apart[p]!) {
      const beside = placed[other]!;
      if (beside >= 0 && m.pairGroup[beside] === m.pairGroup[pair]) return [pair, beside];
    }
  }
  return null;
}

/** By group, whether two who are kept apart could both join it. */
export function groupsWithApart(m: Market): Uint8Array {
  const found = new Uint8Array(m.groups);
  for (let g = 0; g < m.groups; g += 1) {
    const here = new Set(m.pairPerson.subarray(m.groupFrom[g], m.groupFrom[g + 1]));
    for (const p of here) if (m.apart[p]!.some((other) => here.has(other))) found[g] = 1;
  }
  return found;
}
