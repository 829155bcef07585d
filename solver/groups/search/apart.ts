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

/** Both ways of parting two, as pairs that are ruled out. */
export type Parting = (clash: readonly [number, number]) => readonly [readonly number[], readonly number[]];

/**
 * Parts two who are kept apart: the one of them of whom most must stay away does not come to the group, or comes, and none
 * of the others does. Every answer keeps to one of the two.
 */
export function partingOf(m: Market): Parting {
  const known = new Map<number, readonly number[]>();
  const awayFrom = (pair: number): readonly number[] => {
    const found = known.get(pair);
    if (found) return found;
    const g = m.pairGroup[pair]!;
    const apart = new Set(m.apart[m.pairPerson[pair]!]!);
    const away: number[] = [];
    for (let beside = m.groupFrom[g]!; beside < m.groupFrom[g + 1]!; beside += 1)
      if (apart.has(m.pairPerson[beside]!)) away.push(beside);
    known.set(pair, away);
    return away;
  };
  return ([one, other]) => {
    const most = awayFrom(one).length >= awayFrom(other).length ? one : other;
    return [[most], awayFrom(most)];
  };
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
