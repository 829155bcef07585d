import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../db/connect.ts';
import { readsOnly } from '../access/acting.ts';
import type { BesideModule } from '../http/beside.ts';
import type { BesideAnswer, BesideAsked } from './beside.ts';
import { yieldToRequests } from './yielding.ts';

/** The inside of the thread beside: one piece of work after another, over one connection. */
yieldToRequests('awaited');
const { file } = workerData as { file: string };
const db = connect(file, readsOnly);
const send = (answer: BesideAnswer) => parentPort?.postMessage(answer);
let before: Promise<unknown> = Promise.resolve();

async function answer({ number, module, asked }: BesideAsked) {
  try {
    const { work } = (await import(module)) as BesideModule<unknown, unknown>;
    send({ number, sent: await work(db, asked) });
  } catch (thrown) {
    send({ number, thrown });
  }
}

parentPort?.on('message', (asked: BesideAsked) => {
  before = before.then(() => answer(asked));
});
