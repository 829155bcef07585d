import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import { keepDraft } from '../../db/drafts.ts';
import { type Best, keepBest, type ResumeRefusal, resumeRun } from '../../db/run-bests.ts';
import {
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
import { storageFaultInWords, storageFaultOf } from '../http/storage-faults.ts';
import { type Job, jobOf } from './job.ts';
import { isGone } from './process.ts';
import { startThread } from './thread.ts';
import { untoldEnds } from './untold-ends.ts';

/** How far a run is. */
export interface RunProgress extends Progress {
  /** Since it began to work on the data it read. */
  elapsedSeconds: number;
}

/** A run as kept, and how far it is: null unless it has told something and is still running. */
export interface RunState extends Run {
  progress: RunProgress | null;
}

/** Rosters being solved, off the request thread. */
export interface Runs {
  /** Queues a run; it starts as soon as a thread is free. */
  start(request: RunRequest): Promise<RunState | { refused: QueueRefusal }>;
  /** Queues a run that died again, to begin from its last best. Null: there is no such run. */
  resume(id: number): Promise<RunState | null | { refused: ResumeRefusal }>;
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
  /** Milliseconds that have gone by since some moment. */
  elapsedMs(): number;
  log: Pick<Logger, 'error'>;
  /** The work module (`WorkModule`) that a run's thread loads. */
  work: URL;
  /**
   * Which runs that the database has as queued or running end as failed: for the one service of a database all of them,
   * for a command beside it those of processes that are gone.
   */
  failInterrupted: 'all' | 'of processes gone';
  /** Runs at once, each in a thread of its own. */
  threads: number;
}

const msASecond = 1_000;

/** A queue of runs, each solved in a thread of its own, so many at once. */
export async function createRuns(deps: RunsDeps): Promise<Runs> {
  const { db, clock, elapsedMs, log, work, threads } = deps;
  const jobs = new Map<number, Job>();
  const waiting: Job[] = [];
  let working = 0;
  let closed = false;

  await failInterruptedRuns(db, clock.now(), deps.failInterrupted === 'all' ? () => true : isGone);

  const ends = untoldEnds(db);
  const fail = (id: number, message: string) =>
    ends.end(id, { status: 'failed', detail: { message }, endedAt: clock.now() });

  const keep = async (id: number, answer: RunAnswer) => {
    const endedAt = clock.now();
    if (answer.end === 'roster') await keepDraft(db, answer.draft, endedAt, { id, notes: answer.notes });
    else if (answer.end === 'infeasible')
      await ends.end(id, { status: 'infeasible', detail: { conflicts: answer.conflicts }, endedAt });
    else {
      const message = 'The data have faults';
      await ends.end(id, { status: 'failed', detail: { message, faults: answer.faults }, endedAt });
    }
  };

  const listenerOf = (job: Job) => ({
    onBegun: () => {
      job.begunAtMs = elapsedMs();
    },
    onProgress: (progress: Progress) => {
      job.progress = progress;
    },
    onBest: (best: Best) => {
      // A best that cannot be kept is no reason to end the run: the next one may be.
      keepBest(db, job.run.id, best, clock.now()).catch((error) =>
        log.error({ run: job.run.id, bug: traceOf(error) }, 'the best roster of a run was not kept'),
      );
    },
  });

  const solve = async (job: Job) => {
    const { run, from } = job;
    try {
      // The thread first, then the first wait: a job off the queue always has a thread to stop.
      const input = { file: db.$client.name, request: run, today: clock.today(), from };
      job.thread = startThread(work, input, listenerOf(job));
      await markRunning(db, run.id);
      await keep(run.id, await job.thread.answer);
    } catch (error) {
      // Ended by close(), which says so itself.
      if (!closed) {
        log.error({ run: run.id, bug: traceOf(error) }, 'a run failed');
        const storage = storageFaultOf(error);
        await fail(
          run.id,
          storage
            ? `No roster was kept: ${storageFaultInWords(storage)}`
            : `Something went wrong; the log has it under run ${run.id}`,
        );
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

  const enqueue = (job: Job): RunState => {
    jobs.set(job.run.id, job);
    waiting.push(job);
    startNext();
    return { ...job.run, progress: null };
  };

  const progressOf = (id: number): RunProgress | null => {
    const { progress = null, begunAtMs = 0 } = jobs.get(id) ?? {};
    return progress && { ...progress, elapsedSeconds: Math.floor((elapsedMs() - begunAtMs) / msASecond) };
  };

  const state = async (id: number): Promise<RunState | null> => {
    const kept = await runOf(db, id);
    const run = kept && (await ends.told(kept));
    return run && { ...run, progress: run.status === 'running' ? progressOf(id) : null };
  };

  const mustBeOpen = () => {
    if (closed) throw new Error('runs are closed');
  };

  return {
    start: async (request) => {
      mustBeOpen();
      const run = await queueRun(db, request, clock.now());
      return 'refused' in run ? run : enqueue(jobOf(run));
    },
    resume: async (id) => {
      mustBeOpen();
      const resumed = await resumeRun(db, id, clock.now());
      return resumed && ('refused' in resumed ? resumed : enqueue(jobOf(resumed.run, resumed.from)));
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
