import type { AuthServer } from '../access/access.ts';
import type { Clock } from '../deps.ts';

/** All that a command may know of the world around it; the CLI makes the real one, a test its own. */
export interface Io {
  /** A line for the reader, or for a program with --json. */
  out(line: string): void;
  /** A line beside the answer: faults, notes. */
  err(line: string): void;
  /** Overwrites the line that tells how far a run is; nothing where nobody watches. */
  progress(line: string): void;
  clock: Clock;
  /** Milliseconds that have gone by since some moment: for budgets. */
  elapsedMs(): number;
  /** The SQLite file. */
  databaseFile: string;
  /** A folder of further templates of accredited programmes; null: the shipped ones alone. */
  templatesFolder: string | null;
  /** Who issues the tokens; null: the program itself. */
  authServer: AuthServer | null;
  port: number;
  logLevel: string;
  /** Resolves when the process is asked to end; until somebody waits for it, being asked ends it at once. */
  toldToEnd(): Promise<void>;
}

/** How a command ended, for the shell. */
export const exitCode = { done: 0, broken: 1, faults: 2, infeasible: 3 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with one line on standard error and exit code 2: what was given is wrong. */
export class GivenWrong extends Error {}
