import { Worker } from 'node:worker_threads';
import type { Best } from '../../db/run-bests.ts';
import type { RunAnswer } from '../../db/runs.ts';
import type { Progress } from '../../solver/roster/roster.ts';
import { Overdue } from './overdue.ts';
import { threadError } from './thread-error.ts';
import { flags, type Message, type ThreadData, type WorkInput } from './work.ts';

/** A work module at work in a thread of its own. */
export interface Thread {
  /** What it made; rejects if it failed or was ended. */
  answer: Promise<RunAnswer>;
  /** Asks it to keep the best it has and to answer. */
  stop(): void;
  /** Ends it at once, without an answer. */
  end(): Promise<void>;
}

/** Who listens to a thread. */
export interface Listener {
  /** The data are ready: its seconds count from now. */
  onBegun(): void;
  /** At most 4 times a second. */
  onProgress(progress: Progress): void;
  /** Its first roster, then better ones every few seconds at most. */
  onBest(best: Best): void;
}

const msASecond = 1_000;
const tellEveryMs = 250;
const keepEveryMs = 3_000;

/**
 * Starts a thread on a work module: one thread a run, gone with its memory when the run ends; it costs a tenth of a
 * second. It is told to stop once the seconds asked for have passed since it began, and ended if it has not begun, or not
 * answered after it was told to stop, within the grace: `answer` then rejects with `Overdue`.
 */
export function startThread(module: URL, input: WorkInput, listener: Listener, graceMs: number): Thread {
  const shared = new Int32Array(new SharedArrayBuffer(flags.count * Int32Array.BYTES_PER_ELEMENT));
  const raise = (flag: number) => {
    Atomics.store(shared, flag, 1);
  };
  const raised = (flag: number, everyMs: number) => {
    raise(flag);
    return setInterval(() => raise(flag), everyMs);
  };
  const workerData: ThreadData = { module: module.href, input, flags: shared };
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, execArgv: [] });

  const ticking = [raised(flags.tell, tellEveryMs), raised(flags.keep, keepEveryMs)];
  let bug = new Error('the thread ended without an answer');
  let deadline: NodeJS.Timeout | undefined;
  const endIfOverdue = () => {
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      bug = new Overdue(input.request.seconds, graceMs);
      void worker.terminate();
    }, graceMs);
  };
  const stop = () => {
    raise(flags.stop);
    endIfOverdue();
  };
  endIfOverdue();
  const hear = (message: Exclude<Message, { kind: 'answer' }>) => {
    if (message.kind === 'progress') listener.onProgress(message.progress);
    else if (message.kind === 'best') listener.onBest(message.best);
    else {
      clearTimeout(deadline);
      deadline = setTimeout(stop, input.request.seconds * msASecond);
      listener.onBegun();
    }
  };

  const answer = new Promise<RunAnswer>((answered, failed) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'answer') answered(message.answer);
      else hear(message);
    });
    worker.on('error', (error: unknown) => {
      bug = threadError(error);
    });
    // Failed only now: a bug is heard before what the thread said just ahead of it, its exit after.
    worker.on('exit', () => {
      for (const timer of ticking) clearInterval(timer);
      clearTimeout(deadline);
      failed(bug);
    });
  });
  return {
    answer,
    stop,
    end: async () => {
      await worker.terminate();
    },
  };
}
