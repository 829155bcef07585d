import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from './cases.ts';
import { inChild } from './child.ts';
import type { Highs, Made, Ours, ToMake, ToSolve } from './figures.ts';

export interface Result {
  made: Made;
  ours: Ours;
  /** Null: it was not asked, or had no answer long after its time was up, or broke down. */
  highs: Highs | null;
}

const makeChild = new URL('./make-child.ts', import.meta.url);
const solveChild = new URL('./solve-child.ts', import.meta.url);

const msASecond = 1_000;
/** For HiGHS to build its model, which its clock leaves out, and to look at the clock; then it is ended. */
const highsGraceSeconds = 120;

/** A case's problem in a file, solved by ours and then by HiGHS, in a process of their own. */
export async function runCase(
  { variant, people, seconds }: Case,
  seed: number,
  highsSeconds: number,
  folder: string,
): Promise<Result> {
  const file = join(folder, `${variant}-${people}.json`);
  const made = await makeFile({ file, week: { variant, people, seed } });
  const told = await solveFile({ file, seconds, highsSeconds });
  await rm(file);
  return { made, ...told };
}

/** Writes a problem file. */
export async function makeFile(toMake: ToMake): Promise<Made> {
  const [made] = await inChild<Made>(makeChild, toMake);
  if (!made) throw new Error(`${toMake.file} was not made`);
  return made;
}

/** Solves a problem file by ours, then by HiGHS if it has seconds; HiGHS may break down, ours may not. */
export async function solveFile(
  toSolve: ToSolve,
  nodeOptions: readonly string[] = [],
): Promise<Omit<Result, 'made'>> {
  let deadline: NodeJS.Timeout | undefined;
  const told = await inChild<Ours | Highs>(solveChild, toSolve, {
    nodeOptions,
    onMessage: ({ kind }, child) => {
      const patienceMs = (toSolve.highsSeconds + highsGraceSeconds) * msASecond;
      if (kind === 'ours') deadline = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    },
  });
  clearTimeout(deadline);
  const ours = told.find((message) => message.kind === 'ours');
  if (!ours) throw new Error(`${toSolve.file} was not solved`);
  return { ours, highs: told.find((message) => message.kind === 'highs') ?? null };
}
