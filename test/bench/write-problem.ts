import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RosterProblem } from '../../solver/roster/problem.ts';

const rowsAChunk = 10_000;

/** Writes a problem as JSON a few thousand rows at a time: a file of any size, never whole in memory. */
export async function writeProblem(file: string, problem: RosterProblem): Promise<void> {
  await pipeline(Readable.from(jsonOf(problem)), createWriteStream(file));
}

function* jsonOf(problem: RosterProblem): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(problem)) {
    yield `${before}${JSON.stringify(key)}:`;
    if (Array.isArray(value)) yield* jsonOfRows(value);
    else yield JSON.stringify(value);
    before = ',';
  }
  yield '}\n';
}

function* jsonOfRows(rows: readonly unknown[]): Generator<string> {
  yield '[';
  for (let from = 0; from < rows.length; from += rowsAChunk) {
    const chunk = JSON.stringify(rows.slice(from, from + rowsAChunk)).slice(1, -1);
    yield from === 0 ? chunk : `,${chunk}`;
  }
  yield ']';
}
