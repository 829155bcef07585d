import solverModule from 'javascript-lp-solver';

// The package's types describe its CommonJS build, where the solver is a property; this is the ES module.
const solver = solverModule as unknown as typeof solverModule.default;

/** A variable from 0 up: its worth, whether it must be 0 or 1, and its coefficients by row. */
export interface LpColumn {
  worth: number;
  binary: boolean;
  entries: readonly (readonly [row: number, value: number])[];
}

/** What the sum of a row may be. */
export interface LpRow {
  least?: number;
  most?: number;
}

/**
 * The values of the columns that win most, by javascript-lp-solver; null if it says that there are none, or gives values that
 * are no numbers. It has no budget, so ask it about what is small; and its answers are proposals: it has been seen to be
 * wrong, so whoever asks counts again.
 */
export function proposedOptimum(columns: readonly LpColumn[], rows: readonly LpRow[]): number[] | null {
  const isUsed = new Set(columns.flatMap(({ entries }) => entries.map(([row]) => row)));
  const constraints = Object.fromEntries(
    rows.flatMap(({ least, most }, r) => {
      // It takes a row that no column is in for one that cannot be kept.
      if (!isUsed.has(r)) return [];
      return [
        [
          `r${r}`,
          { ...(least === undefined ? {} : { min: least }), ...(most === undefined ? {} : { max: most }) },
        ],
      ];
    }),
  );
  const variables = Object.fromEntries(
    columns.map(({ worth, entries }, c) => [
      `x${c}`,
      { worth, ...Object.fromEntries(entries.map(([row, value]) => [`r${row}`, value])) },
    ]),
  );
  const binaries = Object.fromEntries(
    columns.flatMap(({ binary }, c) => (binary ? [[`x${c}`, true as const]] : [])),
  );
  const answer = solver.Solve({
    optimize: 'worth',
    opType: 'max',
    constraints,
    variables,
    binaries,
  }) as Record<string, number | boolean | undefined>;
  if (answer.feasible !== true) return null;
  const values = columns.map((_, c) => Number(answer[`x${c}`] ?? 0));
  return values.every(Number.isFinite) ? values : null;
}
