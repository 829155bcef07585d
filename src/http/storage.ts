import type { MiddlewareHandler } from 'hono';
import type { Db } from '../../db/connect.ts';
import { usualPatienceMs, waitForOthers } from '../../db/patience.ts';
import { tryToWrite } from '../../db/ready.ts';
import type { Deps } from '../deps.ts';
import { type StorageFault, type StorageKind, storageFaultOf } from './storage-faults.ts';

/** What is the matter with the storage at the moment, as the requests find it. */
export interface Storage {
  /** Hears of an exception. What it tells of the storage; null: it is something else. */
  hear(error: unknown, requestId: string | null): StorageFault | null;
  /** What has been found and is not over; null: nothing. Tries to write first: a fault that is gone stands no longer. */
  fault(): Promise<StorageKind | null>;
  /** Hears that something was written. */
  wrote(): void;
}

/**
 * Keeps watch over the storage: each kind of fault is logged once, until writes work again. While another program holds
 * the database nobody waits for it a second time, since all other requests would wait too. What is damaged stays so until
 * the service starts anew.
 */
export function watchStorage({ db, log }: Pick<Deps, 'db' | 'log'>): Storage {
  const found = new Map<StorageKind, StorageFault>();
  const wrote = () => {
    for (const kind of found.keys()) {
      if (kind === 'damaged') continue;
      found.delete(kind);
      log.info({ storage: kind }, 'the database can be written again');
      if (kind === 'locked') waitForOthers(db, usualPatienceMs);
    }
  };
  const hear: Storage['hear'] = (error, requestId) => {
    const fault = storageFaultOf(error);
    if (fault && !found.has(fault.kind)) {
      found.set(fault.kind, fault);
      log.error({ requestId, storage: fault.kind, code: fault.code }, 'the database cannot be used');
      if (fault.kind === 'locked') waitForOthers(db, 0);
    }
    return fault;
  };
  return {
    hear,
    wrote,
    fault: async () => {
      if (found.size > 0) await written(db, hear, wrote);
      const [kind = null] = found.keys();
      return kind;
    },
  };
}

async function written(db: Db, hear: Storage['hear'], wrote: () => void) {
  try {
    await tryToWrite(db);
    wrote();
  } catch (error) {
    if (!hear(error, null)) throw error;
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Tells the watch of each change that was made. */
export function tellsWhenWritten(storage: Storage): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (!safeMethods.has(c.req.method) && c.res.ok) storage.wrote();
  };
}
