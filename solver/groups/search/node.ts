import type { Market } from './market.ts';

/** What is decided of a group: nothing yet, that it is open, or that it is not. */
export const undecided = 0;
export const isOpen = 1;
export const isShut = 2;

/** In whole units: what it costs to place a person, and to open one of a clique of rivals. */
export interface Prices {
  person: Float64Array;
  clique: Float64Array;
}

/** A part of the search: what is decided of groups, which pairs are ruled out, and prices to go on from. */
export interface Node {
  decided: Uint8Array;
  off: Uint8Array;
  prices: Prices;
}

/** The node of a whole market, in which no more is decided than must be. */
export function rootOf(m: Market, prices: Prices): Node {
  return {
    decided: m.mustOpen.map((must) => (must ? isOpen : undecided)),
    off: new Uint8Array(m.pairGroup.length),
    prices,
  };
}

/** Decides that a group is open, which shuts its rivals; false if it cannot be, one of them being open. */
export function openIn(m: Market, decided: Uint8Array, g: number): boolean {
  if (decided[g] === isShut) return false;
  decided[g] = isOpen;
  for (const rival of m.rivals[g]!) {
    if (decided[rival] === isOpen) return false;
    decided[rival] = isShut;
  }
  return true;
}

/** The node with one group decided; null if that cannot be, a rival of it being open. */
export function decidedIn(m: Market, node: Node, g: number, open: boolean): Node | null {
  const child: Node = { decided: node.decided.slice(), off: node.off.slice(), prices: node.prices };
  if (!open) child.decided[g] = isShut;
  else if (!openIn(m, child.decided, g)) return null;
  return child;
}
