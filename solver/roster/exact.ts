import { type BestWeekOf, free, mustNot, mustTake, unitsAPoint } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import { couplings } from './couplings.ts';
import { bigM, linearProgramme } from './simplex.ts';
import { type Weeks, weekPoints } from './weeks.ts';

/** How far an exact search may go. */
export interface ExactBudget {
  nodes: number;
  stop: () => boolean;
  /** Any roster will do: stop at the first. */
  firstFound?: boolean;
}

export interface ExactAnswer {
  /** The best weeks of the open people, or null if none better than the floor was found. */
  weeks: Map<number, number[]> | null;
  /** Points of the part that is open: of the people, and of sessions that only they can run. */
  points: number;
  /** No weeks of the open people have more points than this. */
  bound: number;
  nodes: number;
  /** Searched to the end: the budget did not cut it off. */
  finished: boolean;
}

/** Far over rounding error, far under one seat. */
const whole = 1e-3;

/**
 * Solves a part of the week to the end: the weeks of the `open` people, everyone else staying as booked. Branch and price:
 * a linear programme over whole weeks of people, new weeks priced by `bestWeek`, rules that couple people added when
 * broken. Every bound is counted again in whole numbers, so it holds whatever rounding did.
 * Only rosters with more points than `floor` are looked for.
 */
export function solveExactly(
  c: Candidates,
  bestWeek: BestWeekOf,
  weeks: Weeks,
  open: readonly number[],
  floor: number,
  hints: readonly (readonly [person: number, pairs: number[]])[],
  budget: ExactBudget,
): ExactAnswer {
  const rest = couplings(c, weeks, open);
  const { fixed, rows } = rest;
  const lp = linearProgramme();
  const columnPerson: number[] = [];
  const columnPairs: number[][] = [];
  const columnsOf = new Map<number, number[]>(open.map((p) => [p, []]));
  const known = new Set<string>();
  const personRow = new Map(open.map((p) => [p, lp.addRow(1, [])]));
  const lpRow: number[] = [];
  const standDownColumn = new Map<number, number>();
  const closed = new Map<number, boolean>();
  const priceOfPair = new Map<number, number>();
  const price = (pair: number) => priceOfPair.get(pair) ?? 0;

  let best: ExactAnswer['weeks'] = null;
  let bestPoints = floor;
  let nodes = 0;
  let out = false;

  // Less than any roster can have: a bound under it says that the node has none.
  const worst = leastPoints(c, open, rest.mayStandDown);

  const keeps = (pairs: number[], p: number): boolean => {
    let musts = 0;
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1)
      if (fixed[i] === mustTake || c.pairPinned[i]) musts += 1;
    for (const i of pairs) {
      if (fixed[i] === mustNot) return false;
      if (fixed[i] === mustTake || c.pairPinned[i]) musts -= 1;
    }
    return musts === 0;
  };
  const empty = (p: number) => weekPoints(c, p, []);
  const recost = (p: number) => {
    for (const column of columnsOf.get(p)!) {
      const pairs = columnPairs[column]!;
      lp.setCost(column, keeps(pairs, p) ? weekPoints(c, p, pairs) - empty(p) : -bigM);
    }
    lp.setSlackCost(personRow.get(p)!, keeps([], p) ? 0 : -bigM);
  };
  const addWeek = (p: number, pairs: number[]): boolean => {
    if (pairs.length === 0) return false;
    const key = pairs.join();
    if (known.has(key)) return false;
    known.add(key);
    const entries = new Map<number, number>([[personRow.get(p)!, 1]]);
    for (const i of pairs)
      for (const [r, k] of rest.rowsOfPair(i)) entries.set(lpRow[r]!, (entries.get(lpRow[r]!) ?? 0) + k);
    const cost = keeps(pairs, p) ? weekPoints(c, p, pairs) - empty(p) : -bigM;
    const column = lp.addColumn(cost, [...entries]);
    columnPerson[column] = p;
    columnPairs[column] = pairs;
    columnsOf.get(p)!.push(column);
    return true;
  };
  const standDownCost = (s: number) => (closed.get(s) === false ? -bigM : -c.standDown[s]!);
  const addRow = (r: number) => {
    const { rhs, coefficients, standDown } = rows[r]!;
    const entries: [number, number][] = [];
    columnPairs.forEach((pairs, column) => {
      let k = 0;
      for (const i of pairs ?? []) k += coefficients.get(i) ?? 0;
      if (k !== 0) entries.push([column, k]);
    });
    const z = standDown ? standDownColumn.get(standDown.session) : undefined;
    if (standDown && z !== undefined) entries.push([z, standDown.coefficient]);
    lpRow[r] = lp.addRow(rhs, entries);
    if (standDown && z === undefined) {
      const mine = rows.flatMap((row, other) =>
        lpRow[other] !== undefined && row.standDown?.session === standDown.session
          ? [[lpRow[other]!, row.standDown.coefficient] as const]
          : [],
      );
      standDownColumn.set(standDown.session, lp.addColumn(standDownCost(standDown.session), mine));
    }
  };

  /** The bound at the present duals, counted in whole numbers, and the weeks that would improve on them. */
  const priced = (): { bound: number; added: boolean } => {
    const duals = lp.duals();
    priceOfPair.clear();
    let bound = 0;
    const standDownPrice = new Map<number, number>();
    rows.forEach((row, r) => {
      const dual = Math.max(0, Math.round(duals[lpRow[r]!]! * unitsAPoint));
      if (dual === 0) return;
      bound += dual * row.rhs;
      for (const [i, k] of row.coefficients) priceOfPair.set(i, price(i) + k * dual);
      if (row.standDown) {
        const { session, coefficient } = row.standDown;
        standDownPrice.set(session, (standDownPrice.get(session) ?? 0) + coefficient * dual);
      }
    });
    for (const s of rest.mayStandDown) {
      const down = -unitsAPoint * c.standDown[s]! - (standDownPrice.get(s) ?? 0);
      const settled = closed.get(s);
      bound += settled === true ? down : settled === false ? 0 : Math.max(0, down);
    }
    let added = false;
    for (const p of open) {
      const week = bestWeek(p, price, fixed);
      if (!week) return { bound: Number.NEGATIVE_INFINITY, added: false };
      bound += week.value;
      const reduced = week.value / unitsAPoint - empty(p) - duals[personRow.get(p)!]!;
      if (reduced > whole && addWeek(p, week.pairs)) added = true;
    }
    return { bound, added };
  };

  const settle = (pair: number, how: number) => {
    fixed[pair] = how;
    recost(c.pairPerson[pair]!);
  };

  /** The best bound of the node and all below it, in points. */
  const explore = (): number => {
    nodes += 1;
    let bound = Number.POSITIVE_INFINITY;
    for (;;) {
      out ||= nodes > budget.nodes || budget.stop();
      if (out) return bound;
      const finished = lp.solve();
      const at = priced();
      bound = Math.min(bound, Math.floor(at.bound / unitsAPoint));
      if (bound <= bestPoints || bound < worst) return bestPoints;
      if (at.added) continue;
      const broken = rest.broken(held(), standDownShare);
      if (broken.length > 0) {
        for (const r of broken) addRow(r);
        continue;
      }
      if (!finished) out = true;
      break;
    }
    const share = held();
    const session = mostDivided([...standDownColumn].map(([s, column]) => [s, lp.value(column)] as const));
    if (session !== null) return branchOnSession(session, bound);
    const pair = mostDivided([...share]);
    if (pair !== null) return branchOnPair(pair, share.get(pair)!, bound);
    const found = new Map(open.map((p) => [p, [] as number[]]));
    for (const i of [...share.keys()].sort((a, b) => a - b))
      if (share.get(i)! > 0.5) found.get(c.pairPerson[i]!)!.push(i);
    const points = rest.pointsOf(found);
    if (points !== null && points > bestPoints) {
      best = found;
      bestPoints = points;
      out ||= budget.firstFound === true;
    }
    return Math.max(bound, bestPoints);
  };

  const held = (): Map<number, number> => {
    const share = new Map<number, number>();
    columnPairs.forEach((pairs, column) => {
      if (!pairs) return;
      const y = lp.value(column);
      if (y < whole) return;
      for (const i of pairs) share.set(i, (share.get(i) ?? 0) + y);
    });
    return share;
  };
  const standDownShare = (s: number): number => {
    const column = standDownColumn.get(s);
    return column === undefined ? 0 : lp.value(column);
  };

  const branchOnPair = (pair: number, share: number, bound: number): number => {
    const order = share >= 0.4 ? [mustTake, mustNot] : [mustNot, mustTake];
    return Math.min(
      bound,
      Math.max(
        ...order.map((how) =>
          within(
            () => settle(pair, how),
            () => settle(pair, free),
          ),
        ),
      ),
    );
  };

  const branchOnSession = (s: number, bound: number): number => {
    const pairs = rest.pairsOn(s).filter((i) => fixed[i] === free);
    const people = new Set(pairs.map((i) => c.pairPerson[i]!));
    const set = (down: boolean | undefined) => {
      if (down === undefined) closed.delete(s);
      else closed.set(s, down);
      for (const i of pairs) fixed[i] = down === true ? mustNot : free;
      for (const p of people) recost(p);
      lp.setCost(standDownColumn.get(s)!, standDownCost(s));
    };
    const settledToRun = rest.pairsOn(s).some((i) => fixed[i] === mustTake);
    const order = settledToRun ? [false] : standDownShare(s) > 0.5 ? [true, false] : [false, true];
    return Math.min(
      bound,
      Math.max(
        ...order.map((down) =>
          within(
            () => set(down),
            () => set(undefined),
          ),
        ),
      ),
    );
  };

  const within = (enter: () => void, leave: () => void): number => {
    enter();
    const bound = explore();
    leave();
    return bound;
  };

  for (const p of open) lp.setSlackCost(personRow.get(p)!, keeps([], p) ? 0 : -bigM);
  rest.firstRows.forEach(addRow);
  for (const [p, pairs] of hints) if (columnsOf.has(p)) addWeek(p, pairs);
  const bound = Math.max(explore(), bestPoints);
  return { weeks: best, points: bestPoints, bound, nodes, finished: !out };
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
