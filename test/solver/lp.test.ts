import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Row, solveProgramme } from '../../solver/lp.ts';

const seed = 20_261_130;
const row = (factors: Readonly<Record<number, number>>, bounds: Pick<Row, 'min' | 'max'>): Row => ({
  columns: Object.entries(factors).map(([column, factor]) => ({ column: Number(column), factor })),
  ...bounds,
});
const keeps = (columns: readonly number[], { columns: terms, min, max }: Row) => {
  const sum = terms.reduce((all, { column, factor }) => all + factor * columns[column]!, 0);
  return (min === undefined || sum >= min) && (max === undefined || sum <= max);
};

describe('a programme', () => {
  it('is solved with the columns that win the most', () => {
    // Weights 3, 2 and 2 of 4 at most: the two light ones win 3 + 3, the heavy one 4.
    const gains = [4, 3, 3];
    expect(
      solveProgramme({ gains, rows: [row({ 0: 3, 1: 2, 2: 2 }, { max: 4 })], binary: [0, 1, 2] }),
    ).toEqual([0, 1, 1]);
  });

  it('has whole numbers above 1 in columns that are not binary', () => {
    expect(solveProgramme({ gains: [1], rows: [row({ 0: 2 }, { max: 7 })], binary: [] })).toEqual([3]);
  });

  it('takes a loss where a row asks for it', () => {
    expect(
      solveProgramme({ gains: [-5, -3], rows: [row({ 0: 1, 1: 1 }, { min: 1 })], binary: [0, 1] }),
    ).toEqual([0, 1]);
  });

  it('keeps a row that must be just so', () => {
    const rows = [row({ 0: 1, 1: -1 }, { min: 0, max: 0 })];
    expect(solveProgramme({ gains: [5, -3], rows, binary: [0, 1] })).toEqual([1, 1]);
  });

  it('has no answer where two rows cannot both be kept', () => {
    const rows = [row({ 0: 1 }, { min: 1 }), row({ 0: 1 }, { max: 0 })];
    expect(solveProgramme({ gains: [1], rows, binary: [0] })).toBeNull();
  });

  it('of no columns has none', () => {
    expect(solveProgramme({ gains: [], rows: [], binary: [] })).toEqual([]);
  });

  it('of any few binary columns keeps its rows, one number a column', () => {
    const anyRow = fc.record({
      factors: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
      max: fc.nat(6),
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.array(anyRow, { maxLength: 3 }),
        (gains, anyRows) => {
          const rows = anyRows.map(({ factors, max }) => row({ ...factors }, { max }));
          // Nothing at all keeps every row, so there is an answer.
          const columns = solveProgramme({ gains, rows, binary: [0, 1, 2, 3] })!;
          expect(columns).toHaveLength(4);
          expect(columns.every((value) => value === 0 || value === 1)).toBe(true);
          for (const one of rows) expect(keeps(columns, one)).toBe(true);
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});
