import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../../db/connect.ts';
import { keepDraft } from '../../db/drafts.ts';
import { type Best, keepBest, type ResumeRefusal, resumeRun } from '../../db/run-bests.ts';
import {
  failInterruptedRun,
  failInterruptedRuns,
  markRunning,
  type OtherPinsUnderWay,
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
import { actAs } from '../access/acting.ts';
import { Busy } from '../http/busy.ts';
import { traceOf } from '../http/failure.ts';
import { isGone } from '../http/process.ts';
import { endingRetrySeconds } from '../http/settings.ts';
import { storageFaultInWords, storageFaultOf } from '../http/storage-faults.ts';
import { type Job, jobOf } from './job.ts';
import { Overdue, threadGraceMs } from './overdue.ts';
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

/** A run that was asked for. */
export interface StartedRun extends RunState {
  /** It was under way already, here or in another process: whoever asked has joined it. */
  joined: boolean;
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
  /**
   * Queues a run, which starts as soon as a thread is free, or joins the one of its area and week that is under way. Throws
   * `Busy` if too many wait: nothing is written.
   */
  start(request: RunRequest): Promise<StartedRun | OtherPinsUnderWay | { refused: QueueRefusal }>;
  /**
   * Queues a run that died again, to begin from its last best, or joins as `start` does. Null: there is no such run.
   * Throws `Busy` likewise.
   */
  resume(id: number): Promise<StartedRun | null | OtherPinsUnderWay | { refused: ResumeRefusal }>;
  /** Null: there is no such run. */
  state(id: number): Promise<RunState | null>;
  /** A running one ends soon with the best it has; a queued one ends as failed. Null: there is no such run. */
  stop(id: number): Promise<RunState | null | { refused: 'already-ended' }>;
  /** Resolves with its last state when a run has ended, in whichever process. Null: there is no such run. */
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

/** Why a run failed, in words for whoever asked for it. */
function whyFailed(id: number, error: unknown): string {
  if (error instanceof Overdue) return error.message;
  const storage = storageFaultOf(error);
  if (storage) return `No roster was kept: ${storageFaultInWords(storage)}`;
  return `Something went wrong; the log has it under run ${id}`;
}

/** How often a run of another process is looked at by whoever waits for its end. */
const lookEveryMs = 250;

/** A queue of runs, each solved in a thread of its own, so many at once. */
export async function createRuns(deps: RunsDeps): Promise<Runs> {
  const { db, clock, elapsedMs, log, work, threads, graceMs = threadGraceMs } = deps;
  const jobs = new Map<number, Job>();
  const waiting: Job[] = [];
  let working = 0;
  let closed = false;
  let [ended, endedSeconds] = [0, 0];

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
      job.thread = startThread(work, input, listenerOf(job), graceMs);
      await markRunning(db, run.id);
      await keep(run.id, await job.thread.answer);
    } catch (error) {
      // Ended by close(), which says so itself.
      if (!closed) {
        log.error({ run: run.id, bug: traceOf(error) }, 'a run failed');
        await fail(run.id, whyFailed(run.id, error));
      }
    }
  };

  const startNext = () => {
    while (working < threads) {
      const job = waiting.shift();
      if (!job) return;
      working += 1;
      const startedAtMs = elapsedMs();
      actAs(job.actor, () => solve(job)).finally(() => {
        working -= 1;
        ended += 1;
        endedSeconds += (elapsedMs() - startedAtMs) / msASecond;
        jobs.delete(job.run.id);
        job.settle();
        startNext();
      });
    }
  };

  const enqueue = (job: Job): StartedRun => {
    jobs.set(job.run.id, job);
    waiting.push(job);
    startNext();
    return { ...job.run, progress: null, joined: false };
  };

  const isGoneBeside = (processId: number) => processId !== process.pid && isGone(processId);

  /** Places that are held while what will take them is written. */
  let held = 0;

  /**
   * Whether nobody is at a run any more: its process is gone, or it is this one, which could not note how it ended. While a
   * place is held, it may be the one that is just being queued.
   */
  const wasLeft = async (id: number) =>
    !jobs.has(id) && held === 0 && failInterruptedRun(db, id, clock.now(), isGone);

  /** Asks for a run; where one stands in its way that nobody is at any more, asks again. */
  const asked = async <T extends object | null>(ask: () => Promise<T>): Promise<T> => {
    const answer = await ask();
    const underWay = answer && runUnderWayIn(answer);
    return underWay !== null && (await wasLeft(underWay)) ? ask() : answer;
  };

  const join = async (id: number): Promise<StartedRun> => ({ ...(await state(id))!, joined: true });

  const progressOf = (id: number): RunProgress | null => {
    const { progress = null, begunAtMs = 0 } = jobs.get(id) ?? {};
    return progress && { ...progress, elapsedSeconds: Math.floor((elapsedMs() - begunAtMs) / msASecond) };
  };

  const state = async (id: number): Promise<RunState | null> => {
    const kept = await runOf(db, id);
    const run = kept && (await ends.told(kept));
    return run && { ...run, progress: run.status === 'running' ? progressOf(id) : null };
  };

  /** Until a thread falls free at the latest, and with it a place in the queue. */
  const secondsToWait = () => {
    const left = [...jobs.values()]
      .filter(({ thread }) => thread !== null)
      .map(({ run, begunAtMs }) => run.seconds - (begunAtMs === 0 ? 0 : elapsedMs() - begunAtMs) / msASecond);
    return Math.max(1, Math.ceil(Math.min(...left)));
  };

  /** Does what may queue something: before it writes that, it takes a place by `room`, or is refused. */
  const withRoom = async <T>(work: (room: () => void) => Promise<T>): Promise<T> => {
    if (closed) throw new Busy('The service is ending', endingRetrySeconds);
    let mine = 0;
    const room = () => {
      // With a thread free nothing waits: what is queued starts at once.
      const left = threads - working + (deps.mostWaiting ?? Number.POSITIVE_INFINITY) - waiting.length;
      if (left <= held)
        throw new Busy(`${waiting.length} runs wait already: nothing was queued`, secondsToWait());
      held += 1;
      mine += 1;
    };
    try {
      return await work(room);
    } finally {
      held -= mine;
    }
  };

  return {
    start: (request) =>
      withRoom(async (room) => {
        const queued = await asked(() => queueRun(db, request, clock.now(), { isGone: isGoneBeside, room }));
        if ('refused' in queued) return queued;
        const { joined, ...run } = queued;
        return joined ? join(run.id) : enqueue(jobOf(run));
      }),
    resume: (id) =>
      withRoom(async (room) => {
        const resumed = await asked(() => resumeRun(db, id, clock.now(), { isGone: isGoneBeside, room }));
        if (!resumed || 'refused' in resumed) return resumed;
        return resumed.joined ? join(resumed.run.id) : enqueue(jobOf(resumed.run, resumed.from));
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
      for (;;) {
        const now = await state(id);
        if (!now || now.endedAt !== null || closed) return now;
        if (!(await wasLeft(id))) await sleep(lookEveryMs);
      }
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

/** The number of the run that is joined, or stands in the way; null: none does. */
function runUnderWayIn(answer: { joined?: boolean; id?: number; run?: Run | number }): number | null {
  const { joined, run, id = null } = answer;
  if (typeof run === 'number') return run;
  return joined === true ? (run?.id ?? id) : null;
}
