import { type BestWeekOf, free, mustNot, mustTake } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { type Couplings, couplings } from './couplings.ts';
import { type Master, masterOf, whole } from './master.ts';
import { type Weeks, weekPoints } from './weeks.ts';

/** How far an exact search may go. */
export interface ExactBudget {
  nodes: number;
  stop: () => boolean;
  /** Any roster will do: stop at the first. */
  firstFound?: boolean;
  /** By session, what is settled of its running before the search begins (`couplings`). */
  settled?: Uint8Array;
  /** Hears, once, of the answer in which people and sessions may be divided. */
  onDivided?: (divided: Pick<Master, 'standDownShare' | 'weeks'>) => void;
}

export interface ExactAnswer {
  /** The best weeks of the open people, or null if none better than the floor was found. */
  weeks: Map<number, number[]> | null;
  /** Points of the part that is open: of the people, and of sessions that only they can run. */
  points: number;
  /** No weeks of the open people have more points than this. */
  bound: number;
  nodes: number;
  /** Searched to the end: no budget, and no rounding, left anything open. */
  finished: boolean;
}

/** A pair booked by at least so much is tried as booked first. */
const likely = 0.4;

/**
 * Solves a part of the week to the end: the weeks of the `open` people, everyone else staying as booked. Branch and price:
 * a linear programme over whole weeks of people, new weeks priced by `bestWeek`, rules that couple people added when
 * broken, and where its answer divides a session or a person, both ways tried. Every bound is counted again in whole
 * numbers, so it holds whatever rounding did. Only rosters with more points than `floor` are looked for: a number, or what
 * the open people's present weeks have, which must obey every rule. `hints` are weeks to begin with.
 */
export function solveExactly(
  c: Candidates,
  bestWeek: BestWeekOf,
  weeks: Weeks,
  open: readonly number[],
  floor: number | 'as booked',
  hints: readonly (readonly [person: number, pairs: number[]])[],
  budget: ExactBudget,
): ExactAnswer {
  const part = couplings(c, weeks, open, budget.settled);
  const master = masterOf(c, bestWeek, part, open);
  const isOpen = new Set(open);
  // Less than any roster can have: a bound under it says that the node has none.
  const worst = leastPoints(c, open, part.mayStandDown);
  let best: ExactAnswer['weeks'] = null;
  let bestPoints = floor === 'as booked' ? presentPoints(part, weeks, open) : floor;
  let nodes = 0;
  let out = false;
  let finished = true;

  /** The best bound of the node and all below it, in points. */
  const explore = (): number => {
    nodes += 1;
    let bound = Number.POSITIVE_INFINITY;
    for (;;) {
      out ||= nodes > budget.nodes || budget.stop();
      if (out) return bound;
      out = !master.solve(budget.stop);
      const at = master.price();
      bound = Math.min(bound, at.bound);
      if (bound <= bestPoints || bound < worst) return bestPoints;
      if (at.added) continue;
      const broken = part.broken(master.shares(), master.standDownShare);
      if (broken.length === 0) break;
      for (const r of broken) master.addRow(r);
    }
    if (nodes === 1) budget.onDivided?.(master);
    const session = mostDivided(master.standDowns().map((s) => [s, master.standDownShare(s)]));
    if (session !== null) return bestOf(bound, waysOfSession(session));
    const shares = master.shares();
    const pair = mostDivided([...shares]);
    if (pair !== null) return bestOf(bound, waysOfPair(pair, shares.get(pair)!));
    keep(shares);
    finished &&= bound <= bestPoints;
    return Math.max(bound, bestPoints);
  };

  /** A whole answer: kept if it obeys every rule and is better. */
  const keep = (shares: Map<number, number>) => {
    const found = new Map(open.map((p) => [p, [] as number[]]));
    for (const i of [...shares.keys()].sort((a, b) => a - b))
      if (shares.get(i)! > 0.5) found.get(c.pairPerson[i]!)!.push(i);
    const points = part.pointsOf(found);
    if (points === null || points <= bestPoints) return;
    best = found;
    bestPoints = points;
    out ||= budget.firstFound === true;
  };

  const bestOf = (bound: number, ways: readonly Way[]): number => {
    let most = bestPoints;
    for (const { enter, leave } of ways) {
      enter();
      most = Math.max(most, explore());
      leave();
    }
    return Math.min(bound, most);
  };
  const waysOfPair = (pair: number, share: number): Way[] => {
    const order = share >= likely ? [mustTake, mustNot] : [mustNot, mustTake];
    return order.map((how) => ({
      enter: () => master.settle(pair, how),
      leave: () => master.settle(pair, free),
    }));
  };
  const waysOfSession = (s: number): Way[] => {
    const pairs = part.pairsOn(s).filter((i) => part.fixed[i] === free);
    const mustRun = part.pairsOn(s).some((i) => part.fixed[i] === mustTake);
    const order = mustRun ? [false] : master.standDownShare(s) > 0.5 ? [true, false] : [false, true];
    return order.map((down) => ({
      enter: () => master.settleSession(s, down, pairs),
      leave: () => master.settleSession(s, undefined, pairs),
    }));
  };

  part.firstRows.forEach(master.addRow);
  for (const [p, pairs] of hints) if (isOpen.has(p)) master.addWeek(p, pairs);
  const bound = Math.max(explore(), bestPoints);
  return { weeks: best, points: bestPoints, bound, nodes, finished: finished && !out };
}

/** One way to settle something that an answer divides, and back. */
interface Way {
  enter(): void;
  leave(): void;
}

function presentPoints(part: Couplings, weeks: Weeks, open: readonly number[]): number {
  const points = part.pointsOf(new Map(open.map((p) => [p, weeks[p]!])));
  if (points === null) throw new Error('the roster as booked breaks a rule');
  return points;
}

function leastPoints(c: Candidates, open: readonly number[], mayStandDown: readonly number[]): number {
  let points = 0;
  for (const p of open) {
    points += weekPoints(c, p, []);
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1) points -= Math.abs(c.pairGain[i]!);
  }
  for (const s of mayStandDown) points -= c.standDown[s]!;
  return points;
}

/** The key whose share is nearest to one half, of those that are not whole; null if all are. */
function mostDivided(shares: readonly (readonly [number, number])[]): number | null {
  let found: number | null = null;
  let least = 0.5 - whole;
  for (const [key, share] of shares) {
    const off = Math.abs(share - 0.5);
    if (off < least) {
      least = off;
      found = key;
    }
  }
  return found;
}
