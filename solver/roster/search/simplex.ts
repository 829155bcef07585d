/**
 * A linear programme that grows: maximise costs over columns >= 0 and rows <= their right-hand side. Columns, rows and costs
 * may change between solves, each of which goes on from the last basis. Revised simplex with an explicit inverse, in floating
 * point: what is proven from its duals is proven again in whole numbers by the caller.
 */
export interface LinearProgramme {
  /** Adds a row; entries for columns that are there already. Its number: 0, 1, 2, ... in the order of adding. */
  addRow(rhs: number, entries: readonly (readonly [column: number, value: number])[]): number;
  /** Adds a column over rows that are there already. Its number: 0, 1, 2, ... */
  addColumn(cost: number, entries: readonly (readonly [row: number, value: number])[]): number;
  setCost(column: number, cost: number): void;
  /** The cost of leaving a row's right-hand side unused; 0 at first. */
  setSlackCost(row: number, cost: number): void;
  /** Runs to the optimum; false if pivots ran out or `stop`, asked now and then, said so (the point is still feasible). */
  solve(stop?: () => boolean): boolean;
  value(column: number): number;
  /** The worth of one more unit of each row's right-hand side. */
  duals(): Float64Array;
}

/** What it costs not to obey a row: larger than any points a week can win, small enough for floating point. */
export const bigM = 1e8;

const epsilon = 1e-7;
const pivotEpsilon = 1e-9;
/** Under this an entry of the inverse is rounding error. */
const tiny = 1e-13;
/** Far more than any solve has needed: a guard against rounding that never settles. */
const pivotsASolve = 50_000;
const pivotsBetweenStops = 64;
const leastRoom = 64;
const growth = 1.25;
const pivotsBeforeRefresh = 120;
/** Breaks ties between degenerate rows: far under one seat, far over rounding error. */
const nudge = 1e-7;

interface Column {
  rows: number[];
  values: number[];
  cost: number;
  /** Basis position, or -1. */
  at: number;
  /** Carries what a new row lacks at first; may not come back once it has left the basis. */
  artificial: boolean;
  banned: boolean;
}

export function linearProgramme(): LinearProgramme {
  const columns: Column[] = [];
  const named: number[] = [];
  const slackOf: number[] = [];
  const rhs: number[] = [];
  /** Column of each basis position; position i belongs to row i of the inverse. */
  const basis: number[] = [];
  let inverse: Float64Array[] = [];
  /** Rows in which the next inverse is made. */
  let spare: Float64Array[] = [];
  let x: Float64Array = new Float64Array(0);
  let sincePivots = 0;
  /** Length of the inverse's rows and of x: more than the rows there are, so that adding one copies nothing. */
  let room = 0;

  const roomy = (values: Float64Array): Float64Array => {
    const longer = new Float64Array(room);
    longer.set(values);
    return longer;
  };
  const makeRoomFor = (rows: number) => {
    if (rows <= room) return;
    room = Math.max(leastRoom, Math.ceil(growth * rows));
    inverse = inverse.map(roomy);
    x = roomy(x);
  };

  const internal = (rows: number[], values: number[], cost: number, artificial = false): number =>
    columns.push({ rows, values, cost, at: -1, artificial, banned: false }) - 1;

  const direction = (column: Column): Float64Array => {
    const m = basis.length;
    const d = new Float64Array(m);
    for (let i = 0; i < m; i += 1) {
      const row = inverse[i]!;
      let sum = 0;
      for (let k = 0; k < column.rows.length; k += 1) sum += row[column.rows[k]!]! * column.values[k]!;
      d[i] = sum;
    }
    return d;
  };

  const prices = (): Float64Array => {
    const m = basis.length;
    const y = new Float64Array(m);
    for (let i = 0; i < m; i += 1) {
      const cost = columns[basis[i]!]!.cost;
      if (cost === 0) continue;
      const row = inverse[i]!;
      for (let k = 0; k < m; k += 1) y[k]! += cost * row[k]!;
    }
    return y;
  };

  /** Puts a column into the basis and keeps the prices `y` true: they move along the pivot row by what it gains. */
  const pivot = (enter: number, leave: number, d: Float64Array, y: Float64Array, gain: number) => {
    const m = basis.length;
    const pivotRow = inverse[leave]!;
    const scale = 1 / d[leave]!;
    // Most of a row is zero, for sessions couple few people: only what is not is worked on.
    const used: number[] = [];
    for (let k = 0; k < m; k += 1) {
      if (pivotRow[k] === 0) continue;
      pivotRow[k]! *= scale;
      if (Math.abs(pivotRow[k]!) < tiny) pivotRow[k] = 0;
      else used.push(k);
    }
    const step = x[leave]! * scale;
    for (let i = 0; i < m; i += 1) {
      const factor = d[i]!;
      if (i === leave || factor === 0) continue;
      const row = inverse[i]!;
      for (let n = 0; n < used.length; n += 1) {
        const k = used[n]!;
        row[k]! -= factor * pivotRow[k]!;
      }
      x[i]! -= factor * step;
    }
    x[leave] = step;
    columns[basis[leave]!]!.at = -1;
    basis[leave] = enter;
    columns[enter]!.at = leave;
    for (const k of used) y[k]! += gain * pivotRow[k]!;
    sincePivots += 1;
  };

  /**
   * Rebuilds the inverse from the basis columns, so that rounding errors do not add up: Gauss and Jordan in place, in rows
   * that are kept from one time to the next, since so much memory asked for anew each time would pile up.
   */
  const refresh = () => {
    sincePivots = 0;
    const m = basis.length;
    while (spare.length < m) spare.push(new Float64Array(room));
    if (spare[0]!.length < room) spare = spare.map(() => new Float64Array(room));
    for (let i = 0; i < m; i += 1) spare[i]!.fill(0);
    basis.forEach((j, i) => {
      const column = columns[j]!;
      for (let k = 0; k < column.rows.length; k += 1) spare[column.rows[k]!]![i] = column.values[k]!;
    });
    const swappedWith = new Int32Array(m);
    const used: number[] = [];
    for (let i = 0; i < m; i += 1) {
      let best = i;
      for (let r = i + 1; r < m; r += 1) if (Math.abs(spare[r]![i]!) > Math.abs(spare[best]![i]!)) best = r;
      swappedWith[i] = best;
      [spare[i], spare[best]] = [spare[best]!, spare[i]!];
      const row = spare[i]!;
      const head = row[i]!;
      // A basis that has become singular keeps its last inverse: the caller's bound stays true, only weaker.
      if (Math.abs(head) < pivotEpsilon) return;
      row[i] = 1;
      used.length = 0;
      for (let k = 0; k < m; k += 1) {
        if (row[k] === 0) continue;
        row[k]! /= head;
        used.push(k);
      }
      for (let r = 0; r < m; r += 1) {
        const other = spare[r]!;
        const factor = other[i]!;
        if (r === i || factor === 0) continue;
        other[i] = 0;
        for (let n = 0; n < used.length; n += 1) other[used[n]!]! -= factor * row[used[n]!]!;
      }
    }
    for (let i = m - 1; i >= 0; i -= 1) {
      const j = swappedWith[i]!;
      if (j === i) continue;
      for (let r = 0; r < m; r += 1) [spare[r]![i], spare[r]![j]] = [spare[r]![j]!, spare[r]![i]!];
    }
    for (let i = 0; i < m; i += 1) {
      const row = spare[i]!;
      let sum = 0;
      for (let k = 0; k < m; k += 1) sum += row[k]! * rhs[k]!;
      x[i] = Math.max(0, sum);
      [inverse[i], spare[i]] = [row, inverse[i]!];
    }
  };

  return {
    addRow(bound, entries) {
      const m = basis.length;
      const row = rhs.push(bound + nudge * (1 + ((m * 37) % 101) / 101)) - 1;
      const overBasis = new Float64Array(m);
      let used = 0;
      for (const [name, value] of entries) {
        const column = columns[named[name]!]!;
        column.rows.push(row);
        column.values.push(value);
        if (column.at >= 0) {
          overBasis[column.at] = value;
          used += value * x[column.at]!;
        }
      }
      const slack = internal([row], [1], 0);
      slackOf.push(slack);
      const left = rhs[row]! - used;
      const sign = left >= 0 ? 1 : -1;
      const basic = sign > 0 ? slack : internal([row], [-1], -bigM, true);
      makeRoomFor(m + 1);
      const last = new Float64Array(room);
      for (let i = 0; i < m; i += 1) {
        const value = overBasis[i]!;
        if (value === 0) continue;
        const of = inverse[i]!;
        for (let k = 0; k < m; k += 1) last[k]! -= sign * value * of[k]!;
      }
      last[m] = sign;
      inverse.push(last);
      x[m] = Math.abs(left);
      basis.push(basic);
      columns[basic]!.at = m;
      return row;
    },
    addColumn(cost, entries) {
      named.push(
        internal(
          entries.map(([row]) => row),
          entries.map(([, value]) => value),
          cost,
        ),
      );
      return named.length - 1;
    },
    setCost(column, cost) {
      columns[named[column]!]!.cost = cost;
    },
    setSlackCost(row, cost) {
      columns[slackOf[row]!]!.cost = cost;
    },
    solve(stop = () => false) {
      let still = 0;
      let y = prices();
      for (let turn = 0; turn < pivotsASolve; turn += 1) {
        if (turn % pivotsBetweenStops === pivotsBetweenStops - 1 && stop()) return false;
        if (sincePivots > pivotsBeforeRefresh) {
          refresh();
          y = prices();
        }
        // After a long stand at one point, Bland's rule: the first column that gains, so that no basis returns.
        const first = still > 2 * basis.length + 50;
        let enter = -1;
        let most = epsilon;
        for (let j = 0; j < columns.length; j += 1) {
          const column = columns[j]!;
          if (column.at >= 0 || column.banned) continue;
          let gain = column.cost;
          for (let k = 0; k < column.rows.length; k += 1) gain -= y[column.rows[k]!]! * column.values[k]!;
          if (gain > most * (1 + Math.abs(column.cost) * epsilon)) {
            enter = j;
            most = gain;
            if (first) break;
          }
        }
        if (enter < 0) return true;
        const d = direction(columns[enter]!);
        let leave = -1;
        let ratio = Number.POSITIVE_INFINITY;
        for (let i = 0; i < d.length; i += 1) {
          if (d[i]! <= pivotEpsilon) continue;
          const here = x[i]! / d[i]!;
          if (here < ratio - 1e-12 || (here < ratio + 1e-12 && leave >= 0 && d[i]! > d[leave]!)) {
            ratio = here;
            leave = i;
          }
        }
        if (leave < 0) {
          // Cannot happen with rows that bound every column; a column that seems to run free is rounding error.
          columns[enter]!.banned = true;
          continue;
        }
        still = ratio * most > epsilon ? 0 : still + 1;
        const left = columns[basis[leave]!]!;
        pivot(enter, leave, d, y, most);
        left.banned = left.artificial;
      }
      return false;
    },
    value(column) {
      const { at } = columns[named[column]!]!;
      return at < 0 ? 0 : x[at]!;
    },
    duals: prices,
  };
}
