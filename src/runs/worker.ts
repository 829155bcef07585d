import { parentPort, workerData } from 'node:worker_threads';
import { flags, type Message, type ThreadData, type WorkModule } from './work.ts';

/** The inside of a run's thread: loads the work module, steers it by the shared flags, sends its answer and ends. */
const { module, input, flags: shared } = workerData as ThreadData;
const send = (message: Message) => parentPort?.postMessage(message);

const { work } = (await import(module)) as WorkModule;
const answer = await work(input, {
  begin: () => send({ kind: 'begun' }),
  stop: () => Atomics.load(shared, flags.stop) === 1,
  // The service's timer sets the flag as often as it wants to hear: the thread needs no clock.
  onProgress: (progress) => {
    if (Atomics.exchange(shared, flags.tell, 0) === 1) send({ kind: 'progress', progress });
  },
});
send({ kind: 'answer', answer });
