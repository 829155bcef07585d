import { AsyncLocalStorage } from 'node:async_hooks';
import type { Acting } from '../../db/acting.ts';
import type { Expected } from '../../db/audit/expected.ts';
import type { Clock } from '../deps.ts';

/** Who does something and by which request, the moment apart. */
export interface Actor extends Omit<Acting, 'at'> {
  /** What their request takes a thing to be; left out: nothing. */
  expects?: Expected;
}

const actors = new AsyncLocalStorage<Actor | undefined>();

/**
 * Does work on somebody's behalf (undefined: on nobody's that is known): what it changes is audited as theirs, also what it
 * goes on to do later.
 */
export function actAs<T>(actor: Actor | undefined, work: () => T): T {
  return actors.run(actor, work);
}

/** On whose behalf this is being done; undefined: nobody has said. */
export function actor(): Actor | undefined {
  return actors.getStore();
}

/** What `connect` asks at each change; `otherwise`: who acts where nobody has said. */
export function actingOver(clock: Pick<Clock, 'now'>, otherwise: Actor): () => Acting {
  return () => ({ ...(actor() ?? otherwise), at: clock.now() });
}

/** What the request that is being answered takes a thing to be; null: nothing. */
export function expectedNow(): Expected | null {
  return actor()?.expects ?? null;
}

/** Of a connection over which nothing is changed. */
export function readsOnly(): Acting {
  throw new Error('this connection only reads');
}
