import fc from 'fast-check';
import { type Market, packed } from '../../solver/groups/search/market.ts';
import { isOpen, isShut, type Node } from '../../solver/groups/search/node.ts';
import type { Formed } from '../../solver/groups/search/openings.ts';

/** A group of a market as a story tells it. */
export interface MarketGroup {
  /** What each person who may join wins, by the person's number. */
  gains: Readonly<Record<number, number>>;
  /** Fewest and most joiners; of the most never more than may join. */
  least?: number;
  most?: number;
  /** The best number of joiners, and what the group loses for each one off it. */
  best?: number;
  off?: number;
  /** Lost by opening. */
  opened?: number;
  mustOpen?: boolean;
}

/** Pairs of groups of which one may open, and pairs of people kept apart. */
export interface MarketPairs {
  rivals?: readonly (readonly [number, number])[];
  apart?: readonly (readonly [number, number])[];
}

/** A market of so many people and these groups: each takes up to all who may join, and costs nothing, unless told otherwise. */
export function givenMarket(
  people: number,
  groups: readonly MarketGroup[],
  { rivals = [], apart = [] }: MarketPairs = {},
): Market {
  const pairs = groups.map(({ gains }) =>
    Object.entries(gains).map(([person, gain]) => ({
      person: Number(person),
      referral: Number(person),
      gain,
    })),
  );
  const most = groups.map((group, g) => Math.min(group.most ?? people, pairs[g]!.length));
  const sizes = groups.map(({ best = 0, off = 0, opened = 0 }, g) =>
    Array.from({ length: most[g]! + 1 }, (_, n) => 0 - opened - off * Math.abs(n - best)),
  );
  return {
    ...packed(people, pairs, sizes),
    least: Int32Array.from(groups, ({ least = 0 }) => least),
    most: Int32Array.from(most),
    mustOpen: Uint8Array.from(groups, ({ mustOpen = false }) => Number(mustOpen)),
    rivals: besides(groups.length, rivals),
    apart: besides(people, apart),
  };
}

function besides(count: number, pairs: readonly (readonly [number, number])[]): number[][] {
  const beside = Array.from({ length: count }, (): number[] => []);
  for (const [a, b] of pairs) {
    beside[a]!.push(b);
    beside[b]!.push(a);
  }
  return beside;
}

/** A group that is open must be so by rule, or opens at a cost; one that may stay shut can reach its fewest. */
const anyGroup = (people: number) =>
  fc
    .record({
      gains: fc
        .array(fc.option(fc.integer({ min: -200, max: 2_000 }), { freq: 2 }), {
          minLength: people,
          maxLength: people,
        })
        .map((all) => Object.fromEntries(all.flatMap((gain, p) => (gain === null ? [] : [[p, gain]])))),
      least: fc.nat(3),
      most: fc.integer({ min: 1, max: 5 }),
      best: fc.nat(4),
      off: fc.constantFrom(0, 40, 150),
      opened: fc.constantFrom(0, 300, 1_500),
      mustOpen: fc.oneof(
        { weight: 4, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.boolean() },
      ),
    })
    .map((group) => {
      const reach = Math.min(group.most, Object.keys(group.gains).length);
      return { ...group, least: group.mustOpen ? group.least : Math.min(group.least, reach) };
    });

const pairsBelow = (count: number, most: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), {
      maxLength: most,
      selector: ([a, b]) => Math.min(a, b) * count + Math.max(a, b),
    })
    .map((pairs) => pairs.filter(([a, b]) => a !== b));

/** Any market that can be searched through by brute force, with rivals, people kept apart and groups that must be open. */
export const anyMarket: fc.Arbitrary<Market> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([people, groups]) =>
    fc
      .record({
        all: fc.array(anyGroup(people), { minLength: groups, maxLength: groups }),
        rivals: pairsBelow(groups, 3),
        apart: pairsBelow(people, 2),
      })
      .map(({ all, rivals, apart }) =>
        givenMarket(people, all, {
          // Presolve has taken away the rivals of what must be open.
          rivals: rivals.filter((pair) => pair.every((g) => !all[g]!.mustOpen)),
          apart,
        }),
      ),
  );

/** The most points of places in just these groups, by trying all; null: they cannot all reach their fewest. */
export function bestPlaces(
  m: Market,
  opened: (g: number) => boolean,
  { off, keepApart = true }: { off?: ArrayLike<number>; keepApart?: boolean } = {},
): number | null {
  const placed = new Int32Array(m.people).fill(-1);
  const size = new Int32Array(m.groups);
  const open = Array.from({ length: m.groups }, (_, g) => g).filter(opened);
  let best: number | null = null;
  const place = (p: number, won: number): void => {
    if (p === m.people) {
      if (open.some((g) => size[g]! < m.least[g]!)) return;
      const points = open.reduce((sum, g) => sum + m.sizePoints[m.sizeFrom[g]! + size[g]!]!, won);
      if (best === null || points > best) best = points;
      return;
    }
    place(p + 1, won);
    for (const pair of m.personPair.subarray(m.personFrom[p], m.personFrom[p + 1])) {
      const g = m.pairGroup[pair]!;
      if (off?.[pair] || !opened(g) || size[g] === m.most[g]) continue;
      if (keepApart && m.apart[p]!.some((other) => other < p && placed[other] === g)) continue;
      placed[p] = g;
      size[g]! += 1;
      place(p + 1, won + m.pairGain[pair]!);
      size[g]! -= 1;
      placed[p] = -1;
    }
  };
  place(0, 0);
  return best;
}

/** The most points of a market, or of a node of its search, by trying all; null: what must be open cannot all be. */
export function bestOf(m: Market, node?: Pick<Node, 'decided' | 'off'>): number | null {
  let best: number | null = null;
  for (let set = 0; set < 2 ** m.groups; set += 1) {
    const opened = (g: number) => ((set >> g) & 1) === 1;
    const groups = Array.from({ length: m.groups }, (_, g) => g);
    const may = groups.every(
      (g) =>
        (opened(g) || (!m.mustOpen[g] && node?.decided[g] !== isOpen)) &&
        (!opened(g) || (node?.decided[g] !== isShut && !m.rivals[g]!.some(opened))),
    );
    const points = may ? bestPlaces(m, opened, node) : null;
    if (points !== null && (best === null || points > best)) best = points;
  }
  return best;
}

/** The points of an answer, counted again from the market alone; null if it breaks a rule of it. */
export function recount(
  m: Market,
  { isOpen: opened, placed }: Pick<Formed, 'isOpen' | 'placed'>,
): number | null {
  let points = 0;
  for (let g = 0; g < m.groups; g += 1) {
    const joiners = Array.from(placed).flatMap((pair, p) =>
      pair >= 0 && m.pairGroup[pair] === g ? [p] : [],
    );
    if (!opened[g]) {
      if (m.mustOpen[g] || joiners.length > 0) return null;
      continue;
    }
    if (joiners.length < m.least[g]! || joiners.length > m.most[g]!) return null;
    if (m.rivals[g]!.some((rival) => opened[rival])) return null;
    if (joiners.some((p) => m.apart[p]!.some((other) => joiners.includes(other)))) return null;
    if (joiners.some((p) => m.pairPerson[placed[p]!] !== p)) return null;
    points += m.sizePoints[m.sizeFrom[g]! + joiners.length]!;
    for (const p of joiners) points += m.pairGain[placed[p]!]!;
  }
  return points;
}
