import solverModule from 'javascript-lp-solver';

// The package's types describe its CommonJS build, where the solver is a property; this is the ES module.
const solver = solverModule as unknown as typeof solverModule.default;

/** A row of a programme: the sum of these columns is at least `min` and at most `max`, either left out. */
export interface Row {
  columns: readonly { column: number; factor: number }[];
  min?: number;
  max?: number;
}

/** Whole numbers, 0 or more, that win the most; those of `binary` are 0 or 1. */
export interface Programme {
  /** What one of each column wins. */
  gains: readonly number[];
  rows: readonly Row[];
  binary: readonly number[];
}

/**
 * The columns of a small programme at its best, by javascript-lp-solver; null: no answer, or none that it finds. The one door to
 * that package. It is taken at its word for nothing: whoever asks recounts the answer, and proves it.
 */
export function solveProgramme({ gains, rows, binary }: Programme): number[] | null {
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, { min?: number; max?: number }> = {};
  gains.forEach((gain, i) => {
    variables[`x${i}`] = { gain };
  });
  rows.forEach(({ columns, min, max }, k) => {
    constraints[`r${k}`] = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    for (const { column, factor } of columns) variables[`x${column}`]![`r${k}`] = factor;
  });
  for (const column of binary) {
    constraints[`b${column}`] = { max: 1 };
    variables[`x${column}`]![`b${column}`] = 1;
  }
  const ints = Object.fromEntries(gains.map((_, i) => [`x${i}`, 1 as const]));
  const answer = solver.Solve({
    optimize: 'gain',
    opType: 'max',
    constraints,
    variables,
    ints,
  }) as unknown as {
    feasible: boolean;
  } & Record<string, number | undefined>;
  return answer.feasible ? gains.map((_, i) => Math.round(answer[`x${i}`] ?? 0)) : null;
}
