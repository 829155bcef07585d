import type { Market } from './market.ts';
import { isOpen, isShut, type Node, openIn, undecided } from './node.ts';
import type { Pricer } from './prices.ts';

const noWay = Number.NEGATIVE_INFINITY;

/**
 * Settles in a node what its prices prove: groups and pairs that no answer with more points than `floor` can have otherwise,
 * and what follows from them (rivals of an open group, other groups of someone whose place is certain). Returns how many
 * groups were decided, or null if nothing in the node can have more points.
 */
export function tighten(m: Market, pricer: Pricer, node: Node, floor: number): number | null {
  const { decided, off, prices } = node;
  const { unit, gain, sizeUnits, top, livePairs } = pricer.people;
  // What may be lost before an answer is no better than the floor.
  const slack = pricer.evaluate(node, prices) - (floor + 1) * unit;
  if (slack < 0) return null;
  const shut: number[] = [];
  const opened: number[] = [];
  const out: number[] = [];
  const certain: number[] = [];
  pricer.evaluate(node, prices, (g, { won, loose }) => {
    const isFree = decided[g] === undecided;
    if (isFree && -won > slack) {
      shut.push(g);
      return;
    }
    if (isFree && won > slack) opened.push(g);
    // The best people as if nobody were kept apart: what is said of them holds of those parted too.
    if (won < loose) pricer.people.loose(g, prices.person);
    const { taken } = top;
    const size = m.sizeFrom[g]! + taken;
    const last = taken > 0 ? top.worth[taken - 1]! : noWay;
    const grown = taken < m.most[g]! ? sizeUnits[size + 1]! - sizeUnits[size]! : noWay;
    const shrunk = taken > m.least[g]! ? sizeUnits[size - 1]! - sizeUnits[size]! : noWay;
    const besides = Math.max(0 - last, grown);
    // What the group counts for in the bound: nothing if it is better shut.
    const counted = isFree ? Math.max(0, won) : won;
    for (let i = livePairs.from[g]!; i < livePairs.to[g]!; i += 1) {
      const pair = livePairs.pair[i]!;
      // With this person, in place of the last one or besides.
      const withThem = loose + besides + gain[pair]! - prices.person[m.pairPerson[pair]!]!;
      if (counted - Math.min(loose, withThem) > slack) out.push(pair);
    }
    if (isFree && won <= slack) return;
    const next = top.reached > taken ? top.worth[taken]! : noWay;
    for (let i = 0; i < taken; i += 1) {
      // Without this person: the next best in their place, or one less.
      const without = loose - top.worth[i]! + Math.max(next, shrunk);
      if (won - without > slack) certain.push(top.pair[i]!);
    }
  });
  for (const pair of out) off[pair] = 1;
  for (const g of shut) decided[g] = isShut;
  for (const g of opened) if (decided[g] !== isOpen && !openIn(m, decided, g)) return null;
  for (const pair of certain) {
    if (off[pair]) return null;
    keepOnly(m, node, pair);
  }
  return shut.length + opened.length;
}

/** Someone's place is this or none: their other pairs are ruled out. */
function keepOnly(m: Market, { off }: Node, pair: number): void {
  const p = m.pairPerson[pair]!;
  for (let i = m.personFrom[p]!; i < m.personFrom[p + 1]!; i += 1)
    if (m.personPair[i] !== pair) off[m.personPair[i]!] = 1;
}
