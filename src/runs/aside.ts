import { Worker } from 'node:worker_threads';
import { Busy } from '../http/busy.ts';
import { endingRetrySeconds } from '../http/settings.ts';
import { Overdue, threadGraceMs } from './overdue.ts';
import { threadError } from './thread-error.ts';

/** A module that does one piece of work in a thread of its own. `stop`, asked between steps: keep the best so far. */
export interface AsideModule<Input, Output> {
  work(input: Input, stop: () => boolean): Promise<Output>;
}

/** What the thread is given. */
export interface AsideData {
  module: string;
  input: unknown;
  /** Raised when the time is up. */
  stop: Int32Array;
}

/** Does pieces of work off the request thread, so many at once; the others wait their turn. */
export interface Aside {
  /**
   * What the module makes of the input, within the seconds or soon after; rejects if the work failed or was ended. With
   * `Busy`: too many wait, the service is ending, or the work went on beyond its time and was ended.
   */
  of<Input, Output>(module: URL, input: Input, seconds: number): Promise<Output>;
  /** Ends all that is at work, and takes no more. */
  close(): Promise<void>;
}

const msASecond = 1_000;

export interface AsideLimits {
  /** Pieces of work at once. */
  threads: number;
  /** Those that may wait for a thread; left out: any number. */
  mostWaiting?: number;
  /** What a thread may take beyond its seconds before it is ended; left out: the usual. */
  graceMs?: number;
}

/** Threads for pieces of work. */
export function createAside({
  threads,
  mostWaiting = Number.POSITIVE_INFINITY,
  graceMs = threadGraceMs,
}: AsideLimits): Aside {
  const working = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let taken = 0;
  let closed = false;
  const turn = async (seconds: number) => {
    if (taken >= threads && waiting.length >= mostWaiting)
      throw new Busy(`${waiting.length} pieces of such work wait already: nothing was begun`, seconds);
    if (taken >= threads) await new Promise<void>((begin) => waiting.push(begin));
    else taken += 1;
  };
  const next = () => {
    const begin = waiting.shift();
    if (begin) begin();
    else taken -= 1;
  };

  return {
    async of<Input, Output>(module: URL, input: Input, seconds: number) {
      await turn(seconds);
      try {
        if (closed) throw new Busy('The service is ending', endingRetrySeconds);
        return await inThread<Output>(module, input, { seconds, graceMs }, working);
      } catch (error) {
        throw error instanceof Overdue ? new Busy(error.message, seconds) : error;
      } finally {
        next();
      }
    },
    async close() {
      closed = true;
      await Promise.all([...working].map((worker) => worker.terminate()));
    },
  };
}

function inThread<Output>(
  module: URL,
  input: unknown,
  { seconds, graceMs }: { seconds: number; graceMs: number },
  working: Set<Worker>,
): Promise<Output> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: AsideData = { module: module.href, input, stop };
  const worker = new Worker(new URL('./aside-worker.js', import.meta.url), { workerData, execArgv: [] });
  working.add(worker);
  let bug = new Error('the thread ended without an answer');
  let deadline = setTimeout(() => {
    Atomics.store(stop, 0, 1);
    deadline = setTimeout(() => {
      bug = new Overdue(seconds, graceMs);
      void worker.terminate();
    }, graceMs);
  }, seconds * msASecond);
  return new Promise<Output>((made, failed) => {
    worker.on('message', made);
    worker.on('error', (error: unknown) => failed(threadError(error)));
    worker.on('exit', () => {
      clearTimeout(deadline);
      working.delete(worker);
      failed(bug);
    });
  });
}
