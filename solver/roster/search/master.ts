import { type BestWeekOf, free, mustNot, mustTake, unitsAPoint } from './best-week.ts';
import type { Candidates } from './candidates.ts';
import type { Couplings } from './couplings.ts';
import type { Hint } from './prices.ts';
import { bigM, linearProgramme } from './simplex.ts';
import { weekPoints } from './weeks.ts';

/** Far over rounding error, far under one seat. */
export const whole = 1e-3;

/** The linear programme of a part of the week, with what a search has settled in it. */
export interface Master {
  /** A column for a person's week; false if it is there already or empty. */
  addWeek(p: number, pairs: number[]): boolean;
  /** A row for a coupling of the part, by its number there. */
  addRow(r: number): void;
  /** Settles a pair: free, must be booked, must not. */
  settle(pair: number, how: number): void;
  /** Settles whether a session stands down; undefined: free again. Its free pairs are given. */
  settleSession(s: number, down: boolean | undefined, pairs: readonly number[]): void;
  /** Runs to the optimum of the columns and rows so far; false if rounding or `stop` kept it from there. */
  solve(stop: () => boolean): boolean;
  /** The bound of the last optimum's duals in whole points, and whether better weeks were found and added. */
  price(): { bound: number; added: boolean };
  /** How much of each pair the last optimum books: 0 to 1, pairs at 0 left out. */
  shares(): Map<number, number>;
  /** How much of a session the last optimum stands down: 0 to 1. */
  standDownShare(s: number): number;
  /** The sessions that may stand down and have a column for it. */
  standDowns(): number[];
  /** Every week that has a column. */
  weeks(): Hint[];
}

/**
 * A linear programme over whole weeks of the open people: a column a week, worth its points over the empty one; a row a
 * person; rows of the couplings as they are added. What breaks something settled stays, at a price that nothing pays.
 */
export function masterOf(
  c: Candidates,
  bestWeek: BestWeekOf,
  part: Couplings,
  open: readonly number[],
): Master {
  const { fixed, rows } = part;
  const lp = linearProgramme();
  const personRow = new Map(open.map((p) => [p, lp.addRow(1, [])]));
  const weekOf = new Map<number, number[]>();
  const columnsOf = new Map<number, number[]>(open.map((p) => [p, []]));
  const known = new Set<string>();
  const lpRow = new Map<number, number>();
  const standDownColumn = new Map<number, number>();
  const down = new Map<number, boolean>();
  const empty = new Map(open.map((p) => [p, weekPoints(c, p, [])]));
  // What the duals charge for each pair of the open people, who stand one after another in it.
  const placeOf = new Int32Array(c.people.length);
  let places = 0;
  for (const p of open) {
    placeOf[p] = places - c.pairFrom[p]!;
    places += c.pairFrom[p + 1]! - c.pairFrom[p]!;
  }
  const charge = new Float64Array(places);
  let offset = 0;
  const chargeOf = (pair: number) => charge[pair + offset]!;

  const keepsSettled = (p: number, pairs: readonly number[]): boolean => {
    let musts = 0;
    for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1)
      if (fixed[i] === mustTake || c.pairPinned[i]) musts += 1;
    for (const i of pairs) {
      if (fixed[i] === mustNot) return false;
      if (fixed[i] === mustTake || c.pairPinned[i]) musts -= 1;
    }
    return musts === 0;
  };
  const worth = (p: number, pairs: readonly number[]): number =>
    keepsSettled(p, pairs) ? weekPoints(c, p, pairs) - empty.get(p)! : -bigM;
  const rework = (p: number) => {
    for (const column of columnsOf.get(p)!) lp.setCost(column, worth(p, weekOf.get(column)!));
    lp.setSlackCost(personRow.get(p)!, worth(p, []));
  };
  const standDownWorth = (s: number) => (down.get(s) === false ? -bigM : -c.standDown[s]!);

  for (const p of open) rework(p);

  return {
    addWeek(p, pairs) {
      const key = pairs.join();
      if (pairs.length === 0 || known.has(key)) return false;
      known.add(key);
      const entries = new Map([[personRow.get(p)!, 1]]);
      for (const i of pairs) {
        for (const [r, k] of part.rowsOfPair(i)) {
          const row = lpRow.get(r)!;
          entries.set(row, (entries.get(row) ?? 0) + k);
        }
      }
      const column = lp.addColumn(worth(p, pairs), [...entries]);
      weekOf.set(column, pairs);
      columnsOf.get(p)!.push(column);
      return true;
    },
    addRow(r) {
      const { rhs, coefficients, standDown } = rows[r]!;
      const entries: [number, number][] = [];
      for (const [column, pairs] of weekOf) {
        const k = pairs.reduce((sum, i) => sum + (coefficients.get(i) ?? 0), 0);
        if (k !== 0) entries.push([column, k]);
      }
      const column = standDown ? standDownColumn.get(standDown.session) : undefined;
      if (standDown && column !== undefined) entries.push([column, standDown.coefficient]);
      const row = lp.addRow(rhs, entries);
      lpRow.set(r, row);
      if (standDown && column === undefined) {
        const { session, coefficient } = standDown;
        standDownColumn.set(session, lp.addColumn(standDownWorth(session), [[row, coefficient]]));
      }
    },
    settle(pair, how) {
      fixed[pair] = how;
      rework(c.pairPerson[pair]!);
    },
    settleSession(s, how, pairs) {
      if (how === undefined) down.delete(s);
      else down.set(s, how);
      for (const i of pairs) fixed[i] = how === true ? mustNot : free;
      for (const p of new Set(pairs.map((i) => c.pairPerson[i]!))) rework(p);
      lp.setCost(standDownColumn.get(s)!, standDownWorth(s));
    },
    solve: (stop) => lp.solve(stop),
    price() {
      const duals = lp.duals();
      charge.fill(0);
      let bound = 0;
      const standDownCharge = new Map<number, number>();
      for (const [r, row] of lpRow) {
        const dual = Math.max(0, Math.round(duals[row]! * unitsAPoint));
        if (dual === 0) continue;
        const { rhs, coefficients, standDown } = rows[r]!;
        bound += dual * rhs;
        for (const [i, k] of coefficients) charge[i + placeOf[c.pairPerson[i]!]!]! += k * dual;
        if (standDown) {
          const before = standDownCharge.get(standDown.session) ?? 0;
          standDownCharge.set(standDown.session, before + standDown.coefficient * dual);
        }
      }
      for (const s of part.mayStandDown) {
        const ifDown = -unitsAPoint * c.standDown[s]! - (standDownCharge.get(s) ?? 0);
        const settled = down.get(s);
        bound += settled === true ? ifDown : settled === false ? 0 : Math.max(0, ifDown);
      }
      let added = false;
      for (const p of open) {
        offset = placeOf[p]!;
        const week = bestWeek(p, chargeOf, fixed);
        if (!week) return { bound: Number.NEGATIVE_INFINITY, added: false };
        bound += week.value;
        const gain = week.value / unitsAPoint - empty.get(p)! - duals[personRow.get(p)!]!;
        if (gain > whole && this.addWeek(p, week.pairs)) added = true;
      }
      return { bound: Math.floor(bound / unitsAPoint), added };
    },
    shares() {
      const share = new Map<number, number>();
      for (const [column, pairs] of weekOf) {
        const y = lp.value(column);
        if (y < whole) continue;
        for (const i of pairs) share.set(i, (share.get(i) ?? 0) + y);
      }
      return share;
    },
    standDownShare(s) {
      const column = standDownColumn.get(s);
      return column === undefined ? 0 : lp.value(column);
    },
    standDowns: () => [...standDownColumn.keys()],
    weeks: () => [...weekOf.values()].map((pairs): Hint => [c.pairPerson[pairs[0]!]!, pairs]),
  };
}
