import { type LoosePair, type Market, packed } from './market.ts';

/** A part of a market that has nothing to do with the rest, and what its numbers are there. */
export interface Part {
  market: Market;
  /** By the part's number. */
  groups: readonly number[];
  people: readonly number[];
  pairs: readonly number[];
}

/**
 * The parts of a market that share nobody, no rivals and nobody kept apart: each can be solved by itself. By their first group.
 * Programmes, areas and sexes fall apart by this, and what is left of them as far as it can.
 */
export function partsOf(m: Market): Part[] {
  const root = Array.from({ length: m.groups }, (_, g) => g);
  const find = (g: number): number => {
    let at = g;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const join = (g: number, h: number) => {
    const [a, b] = [find(g), find(h)];
    root[Math.max(a, b)] = Math.min(a, b);
  };
  const groupsOf = (p: number) =>
    Array.from(m.personPair.subarray(m.personFrom[p], m.personFrom[p + 1]), (pair) => m.pairGroup[pair]!);
  for (let p = 0; p < m.people; p += 1) {
    const own = groupsOf(p);
    for (const g of own) join(own[0]!, g);
    const [first] = own;
    if (first === undefined) continue;
    for (const other of m.apart[p]!) for (const g of groupsOf(other)) join(first, g);
  }
  m.rivals.forEach((list, g) => {
    for (const rival of list) join(g, rival);
  });
  const parts = new Map<number, number[]>();
  for (let g = 0; g < m.groups; g += 1) parts.set(find(g), [...(parts.get(find(g)) ?? []), g]);
  return [...parts.values()].map((groups) => partOf(m, groups));
}

function partOf(m: Market, groups: readonly number[]): Part {
  const people: number[] = [];
  const pairs: number[] = [];
  const numberOf = new Map<number, number>();
  const groupOf = new Map(groups.map((g, i) => [g, i]));
  const pairsOf = groups.map((g) => {
    const own: LoosePair[] = [];
    for (let pair = m.groupFrom[g]!; pair < m.groupFrom[g + 1]!; pair += 1) {
      const p = m.pairPerson[pair]!;
      let person = numberOf.get(p);
      if (person === undefined) {
        person = people.push(p) - 1;
        numberOf.set(p, person);
      }
      pairs.push(pair);
      own.push({ person, referral: m.pairReferral[pair]!, gain: m.pairGain[pair]! });
    }
    return own;
  });
  const sizes = groups.map((g) =>
    Array.from(m.sizePoints.subarray(m.sizeFrom[g], m.sizeFrom[g]! + m.most[g]! + 1)),
  );
  return {
    groups,
    people,
    pairs,
    market: {
      ...packed(people.length, pairsOf, sizes),
      least: Int32Array.from(groups, (g) => m.least[g]!),
      most: Int32Array.from(groups, (g) => m.most[g]!),
      mustOpen: Uint8Array.from(groups, (g) => m.mustOpen[g]!),
      rivals: groups.map((g) => m.rivals[g]!.map((rival) => groupOf.get(rival)!)),
      apart: people.map((p) => m.apart[p]!.flatMap((other) => numberOf.get(other) ?? [])),
    },
  };
}
