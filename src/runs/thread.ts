import { Worker } from 'node:worker_threads';
import type { RunAnswer } from '../../db/runs.ts';
import type { Progress } from '../../solver/roster/roster.ts';
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

const msASecond = 1_000;
const tellEveryMs = 250;

/**
 * Starts a thread on a work module: one thread a run, gone with its memory when the run ends; it costs a tenth of a
 * second. It is told to stop once the seconds asked for have passed since it began, and heard at most 4 times a second.
 */
export function startThread(module: URL, input: WorkInput, onProgress: (progress: Progress) => void): Thread {
  const shared = new Int32Array(new SharedArrayBuffer(flags.count * Int32Array.BYTES_PER_ELEMENT));
  const raise = (flag: number) => {
    Atomics.store(shared, flag, 1);
  };
  const workerData: ThreadData = { module: module.href, input, flags: shared };
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, execArgv: [] });

  raise(flags.tell);
  const ticking = setInterval(() => raise(flags.tell), tellEveryMs);
  let deadline: NodeJS.Timeout | undefined;

  const answer = new Promise<RunAnswer>((answered, failed) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'begun')
        deadline = setTimeout(() => raise(flags.stop), input.request.seconds * msASecond);
      else if (message.kind === 'progress') onProgress(message.progress);
      else answered(message.answer);
    });
    worker.on('error', failed);
    worker.on('exit', () => {
      clearInterval(ticking);
      clearTimeout(deadline);
      failed(new Error('the thread ended without an answer'));
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
