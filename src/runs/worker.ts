import { parentPort, workerData } from 'node:worker_threads';
import type { Best } from '../../db/run-bests.ts';
import { flags, type Message, type ThreadData, type WorkModule } from './work.ts';
import { yieldToRequests } from './yielding.ts';

/** The inside of a run's thread: loads the work module, steers it by the shared flags, sends its answer and ends. */
const { module, input, flags: shared } = workerData as ThreadData;
const send = (message: Message) => parentPort?.postMessage(message);
// The service's timers raise the flags as often as it wants to hear: the thread needs no clock.
const lowered = (flag: number) => Atomics.exchange(shared, flag, 0) === 1;

/** A better roster than the one sent last; null: there is none. */
let better: (() => Best) | null = null;
const sendBest = () => {
  if (better === null || !lowered(flags.keep)) return;
  send({ kind: 'best', best: better() });
  better = null;
};

yieldToRequests();
const { work } = (await import(module)) as WorkModule;
const answer = await work(input, {
  begin: () => send({ kind: 'begun' }),
  stop: () => {
    sendBest();
    return Atomics.load(shared, flags.stop) === 1;
  },
  onProgress: (progress) => {
    if (lowered(flags.tell)) send({ kind: 'progress', progress });
  },
  onBest: (best) => {
    better = best;
    sendBest();
  },
});
send({ kind: 'answer', answer });
