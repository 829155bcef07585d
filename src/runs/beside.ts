import { Worker } from 'node:worker_threads';
import type { Beside } from '../http/beside.ts';
import { Busy } from '../http/busy.ts';
import { endingRetrySeconds } from '../http/settings.ts';
import { threadError } from './thread-error.ts';

/** What the thread is asked, and what it answers. */
export interface BesideAsked {
  number: number;
  module: string;
  asked: unknown;
}
export type BesideAnswer = { number: number } & ({ sent: unknown } | { thrown: unknown });

interface Waiting {
  made(sent: unknown): void;
  failed(error: Error): void;
}

/**
 * The thread beside a service, over its database file. It begins when it is first asked, stays, since loading takes longer
 * than most of its work, and begins anew should it have died.
 */
export function createBeside(file: string): Beside & { close(): Promise<void> } {
  let worker: Worker | null = null;
  let closed = false;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  const begun = (): Worker => {
    const one = new Worker(new URL('./beside-worker.js', import.meta.url), {
      workerData: { file },
      execArgv: [],
    });
    let bug = new Error('the thread beside ended without an answer');
    one.on('message', ({ number, ...answer }: BesideAnswer) => {
      const asker = waiting.get(number);
      waiting.delete(number);
      if ('sent' in answer) asker?.made(answer.sent);
      else asker?.failed(threadError(answer.thrown));
    });
    one.on('error', (error: unknown) => {
      bug = threadError(error);
    });
    one.on('exit', () => {
      worker = null;
      const failing = [...waiting.values()];
      waiting.clear();
      for (const { failed } of failing) failed(closed ? ending() : bug);
    });
    return one;
  };

  return {
    of<Asked, Sent>(module: URL, asked: Asked) {
      if (closed) return Promise.reject(ending());
      worker ??= begun();
      last += 1;
      const message: BesideAsked = { number: last, module: module.href, asked };
      return new Promise<Sent>((made, failed) => {
        waiting.set(message.number, { made: (sent) => made(sent as Sent), failed });
        worker!.postMessage(message);
      });
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

const ending = () => new Busy('The service is ending', endingRetrySeconds);
