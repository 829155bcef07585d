import type { Db } from '../../db/connect.ts';
import type { Clock } from '../deps.ts';

/** What a module does in the thread beside: it reads, and changes nothing. */
export interface BesideModule<Asked, Sent> {
  work(db: Db, asked: Asked): Promise<Sent>;
}

/** A thread beside that of the requests, with a connection of its own to the same database. It ends with the service. */
export interface Beside {
  /** What the module makes of what is asked, on the data as they are when its turn comes; rejects if it fails. */
  of<Asked, Sent>(module: URL, asked: Asked): Promise<Sent>;
}

/** The thread beside a service, and the clock by which it looks how old something is. */
export interface WithBeside {
  beside: Beside;
  clock: Pick<Clock, 'now'>;
}

const all = new WeakMap<Db, WithBeside>();

/** From here on, what is remembered of this database is made in the thread beside, and may lag (`remembering`). */
export function workBeside(db: Db, withBeside: WithBeside): void {
  all.set(db, withBeside);
}

/** The thread beside those who ask this database; undefined: there is none. */
export function besideOf(db: Db): WithBeside | undefined {
  return all.get(db);
}
