import { type Market, packed } from './market.ts';

/** A part of a market that nothing ties to the rest, and what its people, groups and pairs are called there. */
export interface Part {
  market: Market;
  groups: readonly number[];
  people: readonly number[];
  /** By pair of the part, that of the whole. */
  pairs: readonly number[];
}

/**
 * The independent parts of a market: groups that share people, directly or through others, or are rivals, belong together.
 * Programmes, areas and sexes that have nothing to do with one another fall apart by themselves. Smallest first.
 */
export function partsOf(m: Market): Part[] {
  const leader = Int32Array.from({ length: m.groups }, (_, g) => g);
  const leaderOf = (g: number): number => {
    let at = g;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at]!]!;
      at = leader[at]!;
    }
    return at;
  };
  const join = (g: number, h: number) => {
    const [one, other] = [leaderOf(g), leaderOf(h)];
    leader[Math.max(one, other)] = Math.min(one, other);
  };
  for (let p = 0; p < m.people; p += 1)
    for (let i = m.personFrom[p]! + 1; i < m.personFrom[p + 1]!; i += 1)
      join(m.pairGroup[m.personPair[i - 1]!]!, m.pairGroup[m.personPair[i]!]!);
  m.rivals.forEach((rivals, g) => {
    for (const rival of rivals) join(g, rival);
  });
  const members = new Map<number, number[]>();
  for (let g = 0; g < m.groups; g += 1) {
    const key = leaderOf(g);
    const list = members.get(key);
    if (list) list.push(g);
    else members.set(key, [g]);
  }
  return [...members.values()]
    .map((groups) => partOf(m, groups))
    .sort((a, b) => a.pairs.length - b.pairs.length || a.groups[0]! - b.groups[0]!);
}

function partOf(m: Market, groups: readonly number[]): Part {
  const pairs = groups.flatMap((g) => pairsIn(m, g));
  const people = [...new Set(pairs.map((pair) => m.pairPerson[pair]!))].sort((a, b) => a - b);
  const personAt = new Map(people.map((p, i) => [p, i]));
  const groupAt = new Map(groups.map((g, i) => [g, i]));
  const pairsOf = groups.map((g) =>
    pairsIn(m, g).map((pair) => ({
      person: personAt.get(m.pairPerson[pair]!)!,
      referral: m.pairReferral[pair]!,
      gain: m.pairGain[pair]!,
    })),
  );
  const sizes = groups.map((g) => [
    ...m.sizePoints.subarray(m.sizeFrom[g]!, m.sizeFrom[g]! + m.most[g]! + 1),
  ]);
  const market: Market = {
    ...packed(people.length, pairsOf, sizes),
    least: Int32Array.from(groups, (g) => m.least[g]!),
    most: Int32Array.from(groups, (g) => m.most[g]!),
    mustOpen: Uint8Array.from(groups, (g) => m.mustOpen[g]!),
    rivals: groups.map((g) => m.rivals[g]!.map((rival) => groupAt.get(rival)!)),
    apart: people.map((p) => m.apart[p]!.flatMap((other) => personAt.get(other) ?? [])),
  };
  return { market, groups, people, pairs };
}

function pairsIn({ groupFrom }: Market, g: number): number[] {
  return Array.from({ length: groupFrom[g + 1]! - groupFrom[g]! }, (_, i) => groupFrom[g]! + i);
}
