import { parentPort, workerData } from 'node:worker_threads';
import type { AsideData, AsideModule } from './aside.ts';
import { yieldToRequests } from './yielding.ts';

/** The inside of the thread: loads the module, hands it the input, sends what it makes and ends. */
const { module, input, stop } = workerData as AsideData;
yieldToRequests();
const { work } = (await import(module)) as AsideModule<unknown, unknown>;
parentPort?.postMessage(await work(input, () => Atomics.load(stop, 0) === 1));
