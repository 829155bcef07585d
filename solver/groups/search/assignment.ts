import type { Market } from './market.ts';

/** An assignment to come back to. */
export interface Kept {
  isOpen: Uint8Array;
  size: Int32Array;
  placed: Int32Array;
  seatPrice: Float64Array;
  off: Uint8Array;
  points: number;
  lacking: number;
}

/** People in groups that are open, always placed as well as they can be. */
export interface Assignment {
  readonly isOpen: Uint8Array;
  /** Joiners of each group. */
  readonly size: Int32Array;
  /** The pair by which each person is placed; -1: they wait. */
  readonly placed: Int32Array;
  /** Points of all open groups; null if one of them cannot reach its minimum. */
  points(): number | null;
  open(g: number): void;
  close(g: number): void;
  /** At most so many points are won by opening a group (null: none) and shutting others, all open. */
  promise(open: number | null, shut: readonly number[]): number;
  /** Rules a pair out for good. */
  forbid(pair: number): void;
  keep(): Kept;
  restore(kept: Kept): void;
}

const waits = -1;
const noWay = Number.NEGATIVE_INFINITY;

/**
 * An assignment with the groups open that must be. `forbidden` says by pair what is ruled out from the beginning. A flow whose
 * groups have worth concave in their size, kept at its optimum as groups open and close: each change goes along the best chain
 * of moves, found from seat prices under which nobody gains by moving (Dijkstra). Keep-apart is not looked at.
 */
export function assignmentOf(m: Market, forbidden?: Uint8Array): Assignment {
  const { groups, people, groupFrom, personFrom, personPair, pairGroup, pairPerson, pairGain } = m;
  const now: Kept = {
    isOpen: new Uint8Array(groups),
    size: new Int32Array(groups),
    placed: new Int32Array(people).fill(waits),
    seatPrice: new Float64Array(groups),
    off: forbidden?.slice() ?? new Uint8Array(pairGroup.length),
    points: 0,
    lacking: 0,
  };
  const { isOpen, size, placed, seatPrice, off } = now;
  const marginal = marginalsOf(m);
  const wanted: number[] = [];
  const fallback = new Float64Array(people);

  // Labels of the groups that a chain has reached: what is won, by seat prices, up to there; and the pair it came by.
  const label = new Float64Array(groups).fill(noWay);
  const by = new Int32Array(groups);
  const isDone = new Uint8Array(groups);
  let reached: number[] = [];
  let waiting: number[] = [];
  const reach = (g: number, won: number, pair: number) => {
    if (won <= label[g]!) return;
    if (label[g] === noWay) {
      reached.push(g);
      waiting.push(g);
    }
    label[g] = won;
    by[g] = pair;
  };
  /** Takes the waiting group of the highest label above a floor; -1 if there is none. */
  const next = (floor: number): number => {
    let at = -1;
    let most = floor;
    for (let i = 0; i < waiting.length; i += 1) {
      const here = label[waiting[i]!]!;
      if (here <= most) continue;
      most = here;
      at = i;
    }
    if (at < 0) return -1;
    const g = waiting[at]!;
    waiting[at] = waiting[waiting.length - 1]!;
    waiting.pop();
    isDone[g] = 1;
    return g;
  };
  /** Moves the prices of all groups whose label is above the chain's worth, and forgets the labels. */
  const settle = (worth: number, direction: 1 | -1) => {
    for (const g of reached) {
      if (label[g]! > worth) seatPrice[g]! += direction * (label[g]! - worth);
      label[g] = noWay;
      isDone[g] = 0;
    }
    reached = [];
    waiting = [];
  };

  const resize = (g: number, change: 1 | -1) => {
    const n = size[g]! + change;
    const from = m.sizeFrom[g]!;
    now.points += m.sizePoints[from + n]! - m.sizePoints[from + size[g]!]!;
    if (change === 1 && n <= m.least[g]!) now.lacking -= 1;
    if (change === -1 && n < m.least[g]!) now.lacking += 1;
    size[g] = n;
  };
  const put = (p: number, pair: number) => {
    const was = placed[p]!;
    now.points += (pair < 0 ? 0 : pairGain[pair]!) - (was < 0 ? 0 : pairGain[was]!);
    placed[p] = pair;
  };
  /** What a person's place is worth to them over its seat's price. */
  const surplus = (p: number): number => {
    const pair = placed[p]!;
    return pair < 0 ? 0 : pairGain[pair]! - seatPrice[pairGroup[pair]!]!;
  };

  /** Places someone who waits, moving others on, if anything is won by it. */
  const insert = (p: number): void => {
    for (let i = personFrom[p]!; i < personFrom[p + 1]!; i += 1) {
      const pair = personPair[i]!;
      const g = pairGroup[pair]!;
      if (isOpen[g] && !off[pair]) reach(g, pairGain[pair]! - seatPrice[g]!, pair);
    }
    // The chain ends where a place is taken, or where someone leaves for good.
    let most = 0;
    let end = -1;
    let leaver = -1;
    for (let g = next(most); g >= 0; g = next(most)) {
      const taken = label[g]! + seatPrice[g]! + marginal(g, size[g]!);
      if (taken > most) {
        most = taken;
        end = g;
        leaver = -1;
      }
      for (let pair = groupFrom[g]!; pair < groupFrom[g + 1]!; pair += 1) {
        const q = pairPerson[pair]!;
        if (placed[q] !== pair) continue;
        const left = label[g]! - (pairGain[pair]! - seatPrice[g]!);
        if (left > most) {
          most = left;
          end = g;
          leaver = q;
        }
        for (let i = personFrom[q]!; i < personFrom[q + 1]!; i += 1) {
          const other = personPair[i]!;
          const h = pairGroup[other]!;
          if (isOpen[h] && !isDone[h] && !off[other])
            reach(h, left + pairGain[other]! - seatPrice[h]!, other);
        }
      }
    }
    const ways = end < 0 ? [] : waysBack(end, p);
    settle(most, 1);
    if (end < 0) return;
    if (leaver < 0) resize(end, 1);
    else put(leaver, waits);
    for (const pair of ways) put(pairPerson[pair]!, pair);
  };
  /** The pairs of a chain, from its end back to the person it began with. */
  const waysBack = (end: number, first: number): number[] => {
    const ways: number[] = [];
    for (let g = end; ; ) {
      const pair = by[g]!;
      ways.push(pair);
      const q = pairPerson[pair]!;
      if (q === first) return ways;
      g = pairGroup[placed[q]!]!;
    }
  };

  /** Brings one more person into an open group, moving others on, if anything is won by it; false if nothing is. */
  const fill = (target: number): boolean => {
    // Won by a seat more, at its price; the chain may lose up to that.
    const worth = seatPrice[target]! + marginal(target, size[target]!);
    if (worth <= 0) return false;
    reach(target, 0, waits);
    let most = -worth;
    let end = -1;
    let newcomer = -1;
    for (let g = next(most); g >= 0; g = next(most)) {
      if (g !== target && size[g]! > 0) {
        const shrunk = label[g]! - marginal(g, size[g]! - 1) - seatPrice[g]!;
        if (shrunk > most) {
          most = shrunk;
          end = g;
          newcomer = -1;
        }
      }
      for (let pair = groupFrom[g]!; pair < groupFrom[g + 1]!; pair += 1) {
        const q = pairPerson[pair]!;
        const was = placed[q]!;
        if (was === pair || off[pair]) continue;
        const left = label[g]! + pairGain[pair]! - seatPrice[g]! - surplus(q);
        if (was >= 0) {
          if (!isDone[pairGroup[was]!]) reach(pairGroup[was]!, left, pair);
        } else if (left > most) {
          most = left;
          end = g;
          newcomer = pair;
        }
      }
    }
    const ways: number[] = [];
    for (let g = end; g >= 0 && g !== target; g = pairGroup[by[g]!]!) ways.push(by[g]!);
    settle(most, -1);
    if (end < 0) return false;
    resize(target, 1);
    if (newcomer >= 0) put(pairPerson[newcomer]!, newcomer);
    else resize(end, -1);
    for (const pair of ways) put(pairPerson[pair]!, pair);
    return true;
  };

  const open = (g: number) => {
    isOpen[g] = 1;
    now.points += m.sizePoints[m.sizeFrom[g]!]!;
    now.lacking += m.least[g]!;
    // So dear that nobody wants to come; then cheaper until as many have come as are worth it.
    let price = -marginal(g, 0);
    if (m.most[g] === 0) price = 0;
    for (let pair = groupFrom[g]!; pair < groupFrom[g + 1]!; pair += 1)
      if (!off[pair]) price = Math.max(price, pairGain[pair]! - surplus(pairPerson[pair]!));
    seatPrice[g] = price;
    while (fill(g));
  };
  /** Takes someone out of their group; the group they leave. */
  const remove = (p: number): number => {
    const g = pairGroup[placed[p]!]!;
    put(p, waits);
    resize(g, -1);
    return g;
  };

  // By the prices of seats: groups lose what they win by them, and their people the next best place.
  const promise = (opened: number | null, shut: readonly number[]): number => {
    let won = 0;
    for (const g of shut) {
      won -= m.sizePoints[m.sizeFrom[g]! + size[g]!]! + seatPrice[g]! * size[g]!;
      for (let pair = groupFrom[g]!; pair < groupFrom[g + 1]!; pair += 1) {
        const p = pairPerson[pair]!;
        if (placed[p] !== pair) continue;
        fallback[p] = 0;
        for (let i = personFrom[p]!; i < personFrom[p + 1]!; i += 1) {
          const other = personPair[i]!;
          const h = pairGroup[other]!;
          if (!isOpen[h] || off[other] || shut.includes(h)) continue;
          fallback[p] = Math.max(fallback[p]!, pairGain[other]! - seatPrice[h]!);
        }
        won += fallback[p]! - surplus(p);
      }
    }
    if (opened === null) return won;
    wanted.length = 0;
    for (let pair = groupFrom[opened]!; pair < groupFrom[opened + 1]!; pair += 1) {
      if (off[pair]) continue;
      const p = pairPerson[pair]!;
      const was = placed[p]!;
      const isFreed = was >= 0 && shut.includes(pairGroup[was]!);
      wanted.push(pairGain[pair]! - (isFreed ? fallback[p]! : surplus(p)));
    }
    if (wanted.length < m.least[opened]!) return noWay;
    wanted.sort((a, b) => b - a);
    const from = m.sizeFrom[opened]!;
    won += m.sizePoints[from]!;
    for (let n = 0; n < m.most[opened]! && n < wanted.length; n += 1) {
      const more = wanted[n]! + m.sizePoints[from + n + 1]! - m.sizePoints[from + n]!;
      if (n >= m.least[opened]! && more <= 0) break;
      won += more;
    }
    return won;
  };

  for (let g = 0; g < groups; g += 1) if (m.mustOpen[g]) open(g);
  return {
    isOpen,
    size,
    placed,
    points: () => (now.lacking > 0 ? null : now.points),
    open,
    close(g) {
      const left: number[] = [];
      for (let pair = groupFrom[g]!; pair < groupFrom[g + 1]!; pair += 1)
        if (placed[pairPerson[pair]!] === pair) left.push(pairPerson[pair]!);
      for (const p of left) remove(p);
      isOpen[g] = 0;
      now.points -= m.sizePoints[m.sizeFrom[g]!]!;
      now.lacking -= m.least[g]!;
      for (const p of left) insert(p);
    },
    promise,
    forbid(pair) {
      off[pair] = 1;
      const p = pairPerson[pair]!;
      if (placed[p] !== pair) return;
      const g = remove(p);
      while (fill(g));
      if (placed[p] === waits) insert(p);
    },
    keep: () => ({
      ...now,
      isOpen: isOpen.slice(),
      size: size.slice(),
      placed: placed.slice(),
      seatPrice: seatPrice.slice(),
      off: off.slice(),
    }),
    restore(kept) {
      isOpen.set(kept.isOpen);
      size.set(kept.size);
      placed.set(kept.placed);
      seatPrice.set(kept.seatPrice);
      off.set(kept.off);
      now.points = kept.points;
      now.lacking = kept.lacking;
    },
  };
}

/** What one more joiner wins a group of so many by its size alone; short of its minimum more than anything else can lose. */
function marginalsOf(m: Market) {
  let sum = 1;
  for (const gain of m.pairGain) sum += Math.abs(gain);
  for (const points of m.sizePoints) sum += Math.abs(points);
  return (g: number, n: number): number => {
    if (n >= m.most[g]!) return noWay;
    const from = m.sizeFrom[g]!;
    return m.sizePoints[from + n + 1]! - m.sizePoints[from + n]! + (n < m.least[g]! ? sum : 0);
  };
}
