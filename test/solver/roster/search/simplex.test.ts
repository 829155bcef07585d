import fc from 'fast-check';
import solverModule from 'javascript-lp-solver';
import { describe, expect, it } from 'vitest';
import { type LinearProgramme, linearProgramme } from '../../../../solver/roster/search/simplex.ts';

// The package's types describe its CommonJS build, where the solver is a property; this is the ES module.
const solver = solverModule as unknown as typeof solverModule.default;

const seed = 20_261_130;
/** The programme moves each right-hand side by a few 1e-7, and costs are up to 50. */
const near = 1e-3;

interface Programme {
  costs: number[];
  rows: { rhs: number; values: number[] }[];
}

/** The optimum by another solver: maximise costs over columns >= 0, rows <= right-hand sides. */
function optimumOf({ costs, rows: all }: Programme): { feasible: boolean; value: number } {
  // It takes a row that no column is in for one that cannot be kept.
  const rows = all.filter(({ values }) => values.slice(0, costs.length).some((value) => value !== 0));
  const constraints = Object.fromEntries(rows.map(({ rhs }, r) => [`r${r}`, { max: rhs }]));
  const variables = Object.fromEntries(
    costs.map((cost, x) => [
      `x${x}`,
      { cost, ...Object.fromEntries(rows.map(({ values }, r) => [`r${r}`, values[x] ?? 0])) },
    ]),
  );
  const answer = solver.Solve({ optimize: 'cost', opType: 'max', constraints, variables }) as Record<
    string,
    number | boolean
  >;
  // Its own sum is nought where the first feasible point is the only one, so the columns are summed here.
  const value = costs.reduce((sum, cost, x) => sum + cost * Number(answer[`x${x}`] ?? 0), 0);
  return { feasible: answer.feasible === true, value };
}

/** Checks a solved programme from its own figures: feasible, worth what its duals say, and both tight in the same places. */
function expectOptimal(lp: LinearProgramme, { costs, rows }: Programme) {
  const x = costs.map((_, column) => lp.value(column));
  const y = [...lp.duals()];
  const used = ({ values }: Programme['rows'][number]) =>
    values.reduce((sum, value, column) => sum + value * (x[column] ?? 0), 0);
  const worth = costs.reduce((sum, cost, column) => sum + cost * x[column]!, 0);

  expect(Math.min(0, ...x)).toBeGreaterThan(-near);
  expect(Math.min(0, ...y)).toBeGreaterThan(-near);
  rows.forEach((row, r) => {
    const unused = row.rhs - used(row);
    expect(unused).toBeGreaterThan(-near);
    // A row with places left is worth nothing.
    expect(unused < near || y[r]! < near).toBe(true);
  });
  costs.forEach((cost, column) => {
    const reduced = rows.reduce((sum, { values }, r) => sum + (values[column] ?? 0) * y[r]!, 0) - cost;
    expect(reduced).toBeGreaterThan(-near);
    // A column that costs more than it is worth is not used.
    expect(reduced < near || x[column]! < near).toBe(true);
  });
  const dualWorth = rows.reduce((sum, { rhs }, r) => sum + rhs * y[r]!, 0);
  expect(Math.abs(dualWorth - worth)).toBeLessThan(near * (1 + Math.abs(worth)));
  return worth;
}

function build({ costs, rows }: Programme): LinearProgramme {
  const lp = linearProgramme();
  for (const { rhs } of rows) lp.addRow(rhs, []);
  costs.forEach((cost, column) => {
    lp.addColumn(
      cost,
      rows.map(({ values }, r) => [r, values[column]!] as const).filter(([, value]) => value !== 0),
    );
  });
  return lp;
}

const whole = (min: number, max: number) => fc.integer({ min, max });
const mostColumns = 8;
/** Rows and costs as the weeks of people make them: ones, minus ones and small numbers, many of them nought. */
const anyCosts = fc.array(whole(-20, 50), { minLength: 1, maxLength: mostColumns });
const anyRow = fc.record({
  rhs: whole(0, 12),
  values: fc.array(fc.oneof(fc.constant(0), whole(-3, 5)), {
    minLength: mostColumns,
    maxLength: mostColumns,
  }),
});
const anyRows = fc.array(anyRow, { maxLength: 8 });
/** Bounds every column, as each person's row bounds their weeks. */
const lid = { rhs: 20, values: Array.from({ length: mostColumns }, () => 1) };
const anyProgramme: fc.Arbitrary<Programme> = fc
  .record({ costs: anyCosts, rows: anyRows })
  .map(({ costs, rows }) => ({ costs, rows: [lid, ...rows] }));

const expectSame = (lp: LinearProgramme, programme: Programme) => {
  expect(lp.solve()).toBe(true);
  const worth = expectOptimal(lp, programme);
  const { feasible, value } = optimumOf(programme);
  expect(feasible).toBe(true);
  expect(Math.abs(worth - value)).toBeLessThan(near * (1 + Math.abs(value)));
};

describe('a linear programme', () => {
  it('has the optimum that another solver finds, and duals that prove it', () => {
    fc.assert(
      fc.property(anyProgramme, (programme) => expectSame(build(programme), programme)),
      { seed, numRuns: 500 },
    );
  });

  it('goes on from its last basis when rows and columns are added', () => {
    const growth = fc.record({ programme: anyProgramme, rows: whole(1, 8), columns: whole(1, mostColumns) });
    fc.assert(
      fc.property(growth, ({ programme: { costs, rows }, ...first }) => {
        const now: Programme = { costs: costs.slice(0, first.columns), rows: rows.slice(0, first.rows) };
        const lp = build(now);
        expectSame(lp, now);
        for (const row of rows.slice(first.rows)) {
          lp.addRow(
            row.rhs,
            now.costs.map((_, column) => [column, row.values[column]!] as const),
          );
          now.rows = [...now.rows, row];
          expectSame(lp, now);
        }
        for (const cost of costs.slice(first.columns)) {
          const column = now.costs.length;
          lp.addColumn(
            cost,
            now.rows.map(({ values }, r) => [r, values[column]!] as const),
          );
          now.costs = [...now.costs, cost];
          expectSame(lp, now);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('goes on from its last basis when costs change, there and back', () => {
    const changes = fc.record({ programme: anyProgramme, costs: anyCosts });
    fc.assert(
      fc.property(changes, ({ programme, costs }) => {
        const lp = build(programme);
        expectSame(lp, programme);
        const changed = programme.costs.map((cost, column) => costs[column] ?? cost);
        changed.forEach((cost, column) => {
          lp.setCost(column, cost);
        });
        expectSame(lp, { ...programme, costs: changed });
        programme.costs.forEach((cost, column) => {
          lp.setCost(column, cost);
        });
        expectSame(lp, programme);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('keeps rows that ask for at least so much, where they can be kept', () => {
    // x + y <= 10, x >= 2, y >= 3 (minus x <= -2, minus y <= -3): least of 5x + y
    const programme: Programme = {
      costs: [-5, -1],
      rows: [
        { rhs: 10, values: [1, 1] },
        { rhs: -2, values: [-1, 0] },
        { rhs: -3, values: [0, -1] },
      ],
    };
    const lp = build(programme);
    expectSame(lp, programme);
    expect(lp.value(0)).toBeCloseTo(2, 3);
    expect(lp.value(1)).toBeCloseTo(3, 3);
    // one more of x, or y, costs 5, or 1
    expect([...lp.duals()].map((dual) => Math.round(dual))).toEqual([0, 5, 1]);
  });

  it('keeps such rows when they are added to a solved programme', () => {
    const asking = fc.record({
      programme: anyProgramme,
      least: whole(1, 3),
      column: fc.nat(mostColumns - 1),
    });
    fc.assert(
      fc.property(asking, ({ programme, least, column }) => {
        const x = column % programme.costs.length;
        const row = { rhs: -least, values: lid.values.map((_, other) => (other === x ? -1 : 0)) };
        const tight: Programme = { ...programme, rows: [...programme.rows, row] };
        if (!optimumOf(tight).feasible) return;
        const lp = build(programme);
        expectSame(lp, programme);
        lp.addRow(row.rhs, [[x, -1]]);
        expectSame(lp, tight);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('pays for what a row leaves unused, where that has a cost', () => {
    // x <= 4 with x worth 3: all of it; 5 for each unit unused: none; back to nought: all of it again
    const lp = linearProgramme();
    lp.addRow(4, []);
    lp.addColumn(3, [[0, 1]]);
    lp.solve();
    expect(lp.value(0)).toBeCloseTo(4, 3);
    lp.setSlackCost(0, 5);
    lp.solve();
    expect(lp.value(0)).toBeCloseTo(0, 3);
    expect(lp.duals()[0]).toBeCloseTo(5, 3);
    lp.setSlackCost(0, 0);
    lp.solve();
    expect(lp.value(0)).toBeCloseTo(4, 3);
  });

  it('has nothing to do with no rows and no columns', () => {
    const lp = linearProgramme();
    expect(lp.solve()).toBe(true);
    expect([...lp.duals()]).toEqual([]);
  });

  it('of 150 people and 40 sessions is solved, and proven by its duals', () => {
    // each person on one session at most, three places each: far more pivots than between two rebuilt inverses
    const [people, sessions, places] = [150, 40, 3];
    const columns = Array.from({ length: people * 6 }, (_, i) => {
      const p = Math.floor(i / 6);
      const s = (p * 7 + (i % 6) * 11 + (i % 5)) % sessions;
      return { p, s, worth: 1 + ((i * 7_919) % 1_000) };
    });
    const programme: Programme = {
      costs: columns.map(({ worth }) => worth),
      rows: [
        ...Array.from({ length: people }, (_, p) => ({
          rhs: 1,
          values: columns.map((column) => (column.p === p ? 1 : 0)),
        })),
        ...Array.from({ length: sessions }, (_, s) => ({
          rhs: places,
          values: columns.map((column) => (column.s === s ? 1 : 0)),
        })),
      ],
    };
    const lp = build(programme);
    expect(lp.solve()).toBe(true);
    expectOptimal(lp, programme);
  });
});
