import type { Run } from '../../db/runs.ts';
import type { Booking } from '../../solver/roster/problem.ts';
import type { Progress } from '../../solver/roster/roster.ts';
import { type Actor, actor } from '../access/acting.ts';
import type { Thread } from './thread.ts';

/** A run of this process, from the queue to its end. */
export interface Job {
  run: Run;
  /** The roster that it begins from; null: it begins from nothing. */
  from: readonly Booking[] | null;
  /** Who asked for it; undefined: nobody that is known. */
  actor: Actor | undefined;
  /** Null while it waits its turn. */
  thread: Thread | null;
  begunAtMs: number;
  /** Null until it has told something. */
  progress: Progress | null;
  /** Resolves when it is settled: it has ended. */
  ended: Promise<void>;
  settle: () => void;
}

/** A job that waits its turn, on behalf of whoever asks now. */
export function jobOf(run: Run, from: readonly Booking[] | null = null): Job {
  let settle = () => {};
  const ended = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { run, from, actor: actor(), thread: null, begunAtMs: 0, progress: null, ended, settle };
}
