import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LpColumn, type LpRow, proposedOptimum } from '../../solver/lp.ts';

const seed = 20_261_130;
interface Row extends LpRow {
  factors: Readonly<Record<number, number>>;
}

const row = (factors: Row['factors'], bounds: LpRow): Row => ({ factors, ...bounds });
/** The best columns by rows written out, instead of by the entries of each column. */
function best({
  gains,
  rows,
  binary,
}: {
  gains: readonly number[];
  rows: readonly Row[];
  binary: readonly number[];
}) {
  const columns = gains.map((worth, c): LpColumn => {
    const entries = rows.flatMap(({ factors }, r) => (factors[c] ? [[r, factors[c]] as const] : []));
    return { worth, binary: binary.includes(c), entries };
  });
  return proposedOptimum(columns, rows);
}
const keeps = (columns: readonly number[], { factors, least, most }: Row) => {
  const sum = columns.reduce((all, value, c) => all + (factors[c] ?? 0) * value, 0);
  return (least === undefined || sum >= least) && (most === undefined || sum <= most);
};

describe('a programme', () => {
  it('is solved with the columns that win the most', () => {
    // Weights 3, 2 and 2 of 4 at most: the two light ones win 3 + 3, the heavy one 4.
    const gains = [4, 3, 3];
    expect(best({ gains, rows: [row({ 0: 3, 1: 2, 2: 2 }, { most: 4 })], binary: [0, 1, 2] })).toEqual([
      0, 1, 1,
    ]);
  });

  it('has columns that are not binary as large as their row allows', () => {
    expect(best({ gains: [1], rows: [row({ 0: 2 }, { most: 7 })], binary: [] })).toEqual([3.5]);
  });

  it('takes a loss where a row asks for it', () => {
    expect(best({ gains: [-5, -3], rows: [row({ 0: 1, 1: 1 }, { least: 1 })], binary: [0, 1] })).toEqual([
      0, 1,
    ]);
  });

  it('keeps a row that must be just so', () => {
    const rows = [row({ 0: 1, 1: -1 }, { least: 0, most: 0 })];
    expect(best({ gains: [5, -3], rows, binary: [0, 1] })).toEqual([1, 1]);
  });

  it('has no answer where two rows cannot both be kept', () => {
    const rows = [row({ 0: 1 }, { least: 1 }), row({ 0: 1 }, { most: 0 })];
    expect(best({ gains: [1], rows, binary: [0] })).toBeNull();
  });

  it('of no columns has none', () => {
    expect(best({ gains: [], rows: [], binary: [] })).toEqual([]);
  });

  it('of any few binary columns keeps its rows, one number a column', () => {
    const anyRow = fc.record({
      factors: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
      most: fc.nat(6),
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.array(anyRow, { maxLength: 3 }),
        (gains, anyRows) => {
          const rows = anyRows.map(({ factors, most }) => row({ ...factors }, { most }));
          // Nothing at all keeps every row, so there is an answer.
          const columns = best({ gains, rows, binary: [0, 1, 2, 3] })!;
          expect(columns).toHaveLength(4);
          expect(columns.every((value) => value === 0 || value === 1)).toBe(true);
          for (const one of rows) expect(keeps(columns, one)).toBe(true);
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});
