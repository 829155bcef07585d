import { Worker } from 'node:worker_threads';
import type { Best } from '../../db/run-bests.ts';
import type { RunAnswer } from '../../db/runs.ts';
import type { Progress } from '../../solver/roster/roster.ts';
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
 * second. It is told to stop once the seconds asked for have passed since it began.
 */
export function startThread(module: URL, input: WorkInput, listener: Listener): Thread {
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
  let deadline: NodeJS.Timeout | undefined;
  const hear = (message: Exclude<Message, { kind: 'answer' }>) => {
    if (message.kind === 'progress') listener.onProgress(message.progress);
    else if (message.kind === 'best') listener.onBest(message.best);
    else {
      deadline = setTimeout(() => raise(flags.stop), input.request.seconds * msASecond);
      listener.onBegun();
    }
  };

  const answer = new Promise<RunAnswer>((answered, failed) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'answer') answered(message.answer);
      else hear(message);
    });
    let bug = new Error('the thread ended without an answer');
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
    stop: () => raise(flags.stop),
    end: async () => {
      await worker.terminate();
    },
  };
}
