import type { Market } from './market.ts';
import { isOpen, isShut, type Node, type Pricer, type Prices, undecided } from './prices.ts';

/**
 * Settles in a node what its prices prove: groups and pairs that no answer with more points than `floor` can have otherwise,
 * and what follows from them (rivals of an open group, other groups of someone whose place is certain). Returns how many
 * groups were decided, or null if nothing in the node can have more points.
 */
export function tighten(m: Market, pricer: Pricer, node: Node, prices: Prices, floor: number): number | null {
  const { decided, off } = node;
  const { unit, gain, sizeUnits, top, livePairs } = pricer;
  pricer.enter(node);
  const bound = pricer.evaluate(node, prices);
  // What may be lost before an answer is no better than the floor.
  const slack = bound - (floor + 1) * unit;
  if (slack < 0) return null;
  const shut: number[] = [];
  const opened: number[] = [];
  const out: number[] = [];
  const certain: number[] = [];
  pricer.evaluate(node, prices, (g, { won, loose }) => {
    const free = decided[g] === undecided;
    if (free && -won > slack) {
      shut.push(g);
      return;
    }
    // What the group wins over its alternative, which for a free one is to stay shut.
    const counted = free ? Math.max(0, won) : won;
    const taken = top.taken();
    const from = m.sizeFrom[g]!;
    const mayGrow = taken < m.most[g]!;
    const grown = mayGrow
      ? sizeUnits[from + taken + 1]! - sizeUnits[from + taken]!
      : Number.NEGATIVE_INFINITY;
    const last = taken > 0 ? top.worth[taken - 1]! : Number.NEGATIVE_INFINITY;
    const better = Math.max(loose - last, mayGrow ? loose + grown : Number.NEGATIVE_INFINITY);
    for (let i = livePairs.from[g]!; i < livePairs.to[g]!; i += 1) {
      const pair = livePairs.pair[i]!;
      const worth = gain[pair]! - prices.person[m.pairPerson[pair]!]!;
      // With this person in it, all else as good as it can be: in place of the last one, or besides.
      if (counted - Math.min(loose, better + worth) > slack) out.push(pair);
    }
    if (free && won > slack) opened.push(g);
    if (free && won <= slack) return;
    const next = top.reached() > taken ? top.worth[taken]! : Number.NEGATIVE_INFINITY;
    const mayShrink = taken > m.least[g]!;
    const shrunk = mayShrink
      ? sizeUnits[from + taken - 1]! - sizeUnits[from + taken]!
      : Number.NEGATIVE_INFINITY;
    for (let i = 0; i < taken; i += 1) {
      // Without this person: the next best in their place, or one less.
      const without = loose - top.worth[i]! + Math.max(next, shrunk);
      if (won - without > slack) certain.push(top.pair[i]!);
    }
  });
  for (const pair of out) off[pair] = 1;
  for (const g of shut) decided[g] = isShut;
  let count = shut.length;
  for (const g of opened) {
    if (!openIn(m, node, g)) return null;
    count += 1;
  }
  for (const pair of certain) {
    if (off[pair]) return null;
    keepOnly(m, node, pair);
  }
  return count;
}

/** Opens a group in a node, which shuts its rivals; false if one of them is open. */
export function openIn(m: Market, { decided }: Node, g: number): boolean {
  if (decided[g] === isShut) return false;
  decided[g] = isOpen;
  for (const rival of m.rivals[g]!) {
    if (decided[rival] === isOpen) return false;
    decided[rival] = isShut;
  }
  return true;
}

/** Someone's place is this or none: their other pairs are ruled out. */
function keepOnly(m: Market, { off }: Node, pair: number): void {
  const p = m.pairPerson[pair]!;
  for (let i = m.personFrom[p]!; i < m.personFrom[p + 1]!; i += 1)
    if (m.personPair[i] !== pair) off[m.personPair[i]!] = 1;
}
