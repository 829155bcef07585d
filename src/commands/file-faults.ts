import type { Fault } from '../../solver/roster/problem.ts';
import { type ExitCode, exitCode, type Io } from './io.ts';

/** Tells every fault of a file, and what was not done because of them: `nothing was solved`. */
export function tellFaults(
  io: Io,
  file: string,
  faults: readonly Fault[],
  undone: string,
  json: true | undefined,
): ExitCode {
  if (json) io.out(JSON.stringify({ faults }));
  else {
    io.err(`${file} has ${faults.length} fault${faults.length === 1 ? '' : 's'}; ${undone}`);
    for (const { path, message } of faults) io.err(`${path}: ${message}`);
  }
  return exitCode.faults;
}
