import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import { keepDraft } from '../../db/drafts.ts';
import { type Best, keepBest, type ResumeRefusal, resumeRun } from '../../db/run-bests.ts';
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
import { Busy } from '../http/busy.ts';
import { traceOf } from '../http/failure.ts';
import { endingRetrySeconds } from '../http/settings.ts';
import { type Job, jobOf } from './job.ts';
import { Overdue, threadGraceMs } from './overdue.ts';
import { isGone } from './process.ts';
import { startThread } from './thread.ts';

/** How far a run is. */
export interface RunProgress extends Progress {
  /** Since it began to work on the data it read. */
  elapsedSeconds: number;
}

/** A run as kept, and how far it is: null unless it has told something and is still running. */
export interface RunState extends Run {
  progress: RunProgress | null;
}

/** What the runs of this process come to. */
export interface Workload {
  running: number;
  waiting: number;
  /** Of those that have ended, how many, and the seconds that they took together from their start. */
  ended: number;
  endedSeconds: number;
}

/** Rosters being solved, off the request thread. */
export interface Runs {
  /** Queues a run; it starts as soon as a thread is free. Throws `Busy` if too many wait: nothing is written. */
  start(request: RunRequest): Promise<RunState | { refused: QueueRefusal }>;
  /** Queues a run that died again, to begin from its last best. Null: there is no such run. Throws `Busy` likewise. */
  resume(id: number): Promise<RunState | null | { refused: ResumeRefusal }>;
  /** Null: there is no such run. */
  state(id: number): Promise<RunState | null>;
  /** A running one ends soon with the best it has; a queued one ends as failed. Null: there is no such run. */
  stop(id: number): Promise<RunState | null | { refused: 'already-ended' }>;
  /** Resolves with its last state when a run of this process has ended; at once with any other. Null: no such run. */
  ended(id: number): Promise<RunState | null>;
  workload(): Workload;
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
  /** Runs that may wait for a thread; left out: any number. */
  mostWaiting?: number;
  /** What a thread may take beyond its seconds, to read its data or to end, before it is ended; left out: the usual. */
  graceMs?: number;
}

const msASecond = 1_000;
const whyFailed = (id: number) => `Something went wrong; the log has it under run ${id}`;

/** A queue of runs, each solved in a thread of its own, so many at once. */
export async function createRuns(deps: RunsDeps): Promise<Runs> {
  const { db, clock, elapsedMs, log, work, threads, graceMs = threadGraceMs } = deps;
  const jobs = new Map<number, Job>();
  const waiting: Job[] = [];
  let working = 0;
  let closed = false;
  let [ended, endedSeconds] = [0, 0];

  await failInterruptedRuns(db, clock.now(), deps.failInterrupted === 'all' ? () => true : isGone);

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
      job.thread = startThread(work, input, listenerOf(job), graceMs);
      await markRunning(db, run.id);
      await keep(run.id, await job.thread.answer);
    } catch (error) {
      // Ended by close(), which says so itself.
      if (!closed) {
        log.error({ run: run.id, bug: traceOf(error) }, 'a run failed');
        await fail(run.id, error instanceof Overdue ? error.message : whyFailed(run.id));
      }
    }
  };

  const startNext = () => {
    while (working < threads) {
      const job = waiting.shift();
      if (!job) return;
      working += 1;
      const startedAtMs = elapsedMs();
      solve(job).finally(() => {
        working -= 1;
        ended += 1;
        endedSeconds += (elapsedMs() - startedAtMs) / msASecond;
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
    const run = await runOf(db, id);
    return run && { ...run, progress: run.status === 'running' ? progressOf(id) : null };
  };

  /** Until a thread falls free at the latest, and with it a place in the queue. */
  const secondsToWait = () => {
    const left = [...jobs.values()]
      .filter(({ thread }) => thread !== null)
      .map(({ run, begunAtMs }) => run.seconds - (begunAtMs === 0 ? 0 : elapsedMs() - begunAtMs) / msASecond);
    return Math.max(1, Math.ceil(Math.min(...left)));
  };

  /** Queues what `claim` writes, if there is room: a place is held while it writes. */
  let claiming = 0;
  const ifRoom = async <T>(claim: () => Promise<T>): Promise<T> => {
    if (closed) throw new Busy('The service is ending', endingRetrySeconds);
    // With a thread free nothing waits: what is queued starts at once.
    const room = threads - working + (deps.mostWaiting ?? Number.POSITIVE_INFINITY) - waiting.length;
    if (room <= claiming)
      throw new Busy(`${waiting.length} runs wait already: nothing was queued`, secondsToWait());
    claiming += 1;
    try {
      return await claim();
    } finally {
      claiming -= 1;
    }
  };

  return {
    start: (request) =>
      ifRoom(async () => {
        const run = await queueRun(db, request, clock.now());
        return 'refused' in run ? run : enqueue(jobOf(run));
      }),
    resume: (id) =>
      ifRoom(async () => {
        const resumed = await resumeRun(db, id, clock.now());
        return resumed && ('refused' in resumed ? resumed : enqueue(jobOf(resumed.run, resumed.from)));
      }),
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
    workload: () => ({ running: working, waiting: waiting.length, ended, endedSeconds }),
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
