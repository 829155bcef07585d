import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import { keepDraft } from '../../db/drafts.ts';
import {
  endRun,
  failInterruptedRuns,
  markRunning,
  type QueueRefusal,
  queueRun,
  type Run,
  type RunAnswer,
  type RunRequest,
  runOf,
  stoppedWhileItRan,
} from '../../db/runs.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import type { Progress } from '../../solver/roster/roster.ts';
import { traceOf } from '../http/failure.ts';
import { startThread, type Thread } from './thread.ts';

/** A run as kept, and how far it is: null unless it has told something and is still running. */
export interface RunState extends Run {
  progress: Progress | null;
}

/** Rosters being solved, off the request thread. */
export interface Runs {
  /** Queues a run; it starts as soon as a thread is free. */
  start(request: RunRequest): Promise<RunState | { refused: QueueRefusal }>;
  /** Null: there is no such run. */
  state(id: number): Promise<RunState | null>;
  /** A running one ends soon with the best it has; a queued one ends as failed. Null: there is no such run. */
  stop(id: number): Promise<RunState | null | { refused: 'already-ended' }>;
  /** Resolves with its last state when a run of this process has ended; at once with any other. Null: no such run. */
  ended(id: number): Promise<RunState | null>;
  /** Ends every run of this process, as failed, and takes no more. */
  close(): Promise<void>;
}

export interface RunsDeps {
  db: Db;
  clock: { now(): string; today(): IsoDate };
  log: Pick<Logger, 'error'>;
  /** The work module (`WorkModule`) that a run's thread loads. */
  work: URL;
  /**
   * True: runs that are queued or running in the database were left by a process that is gone, and end as failed. For
   * the one service of a database; false for a command beside it.
   */
  failInterrupted: boolean;
  /** Runs at once; one core stays for the requests. */
  threads?: number;
}

const threadsByDefault = () => Math.max(1, availableParallelism() - 1);

interface Job {
  run: Run;
  thread: Thread | null;
  progress: Progress | null;
  ended: Promise<void>;
  settle: () => void;
}

/** A queue of runs, each solved in a thread of its own, so many at once. */
export async function createRuns(deps: RunsDeps): Promise<Runs> {
  const { db, clock, log, work, failInterrupted, threads = threadsByDefault() } = deps;
  const jobs = new Map<number, Job>();
  const waiting: Job[] = [];
  let working = 0;
  let closed = false;

  if (failInterrupted) await failInterruptedRuns(db, clock.now());

  const fail = (id: number, message: string) =>
    endRun(db, id, { status: 'failed', detail: { message }, endedAt: clock.now() });

  const keep = async (id: number, answer: RunAnswer) => {
    const endedAt = clock.now();
    if (answer.end === 'roster') await keepDraft(db, answer.draft, endedAt, { id, notes: answer.notes });
    else if (answer.end === 'infeasible')
      await endRun(db, id, { status: 'infeasible', detail: { conflicts: answer.conflicts }, endedAt });
    else {
      const message = 'The data have faults';
      await endRun(db, id, { status: 'failed', detail: { message, faults: answer.faults }, endedAt });
    }
  };

  const solve = async (job: Job) => {
    const { id } = job.run;
    try {
      // The thread first, then the first wait: a job off the queue always has a thread to stop.
      const input = { file: db.$client.name, request: job.run, today: clock.today() };
      job.thread = startThread(work, input, (progress) => {
        job.progress = progress;
      });
      await markRunning(db, id);
      await keep(id, await job.thread.answer);
    } catch (error) {
      // Ended by close(), which says so itself.
      if (!closed) {
        log.error({ run: id, bug: traceOf(error) }, 'a run failed');
        await fail(id, `Something went wrong; the log has it under run ${id}`);
      }
    }
  };

  const startNext = () => {
    while (working < threads) {
      const job = waiting.shift();
      if (!job) return;
      working += 1;
      solve(job).finally(() => {
        working -= 1;
        jobs.delete(job.run.id);
        job.settle();
        startNext();
      });
    }
  };

  const state = async (id: number): Promise<RunState | null> => {
    const run = await runOf(db, id);
    return run && { ...run, progress: run.status === 'running' ? (jobs.get(id)?.progress ?? null) : null };
  };

  return {
    start: async (request) => {
      if (closed) throw new Error('runs are closed');
      const run = await queueRun(db, request, clock.now());
      if ('refused' in run) return run;
      let settle = () => {};
      const ended = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const job: Job = { run, thread: null, progress: null, ended, settle };
      jobs.set(run.id, job);
      waiting.push(job);
      startNext();
      return { ...run, progress: null };
    },
    state,
    stop: async (id) => {
      const job = jobs.get(id);
      if (job?.thread) job.thread.stop();
      else if (job) {
        waiting.splice(waiting.indexOf(job), 1);
        jobs.delete(id);
        await fail(id, 'It was stopped before it began');
        job.settle();
      } else if (await runOf(db, id)) return { refused: 'already-ended' };
      return state(id);
    },
    ended: async (id) => {
      await jobs.get(id)?.ended;
      return state(id);
    },
    close: async () => {
      closed = true;
      const left = [...jobs.values()];
      waiting.length = 0;
      for (const { run, thread, settle } of left) {
        await thread?.end();
        await fail(run.id, stoppedWhileItRan);
        settle();
      }
    },
  };
}
