import type { Db } from './connect.ts';

/** How long a connection waits for another that writes. SQLite waits on the thread: nobody is answered meanwhile. */
export const usualPatienceMs = 5_000;

/** Waits that long from now on. */
export function waitForOthers({ $client }: Db, milliseconds: number): void {
  $client.pragma(`busy_timeout = ${milliseconds}`);
}
