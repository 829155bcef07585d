import { noteReads, type Reading } from '../../db/audit.ts';
import type { Db } from '../../db/connect.ts';
import { actAs, actor } from './acting.ts';

interface Waiting extends Reading {
  kept(): void;
  failed(error: unknown): void;
}

/**
 * Writes down whose record was read by whoever is acting; resolves once it is kept. Those that come while others are being
 * answered are kept in one transaction, for the disk takes as long over one as over all of them; if that fails, all
 * reject.
 */
export function readingsOf(db: Db): (whose: string) => Promise<void> {
  let waiting: Waiting[] = [];
  const keep = async () => {
    const readings = waiting;
    waiting = [];
    try {
      await noteReads(db, readings);
    } catch (error) {
      for (const { failed } of readings) failed(error);
      return;
    }
    for (const { kept } of readings) kept();
  };
  return (whose) => {
    const who = actor();
    return new Promise<void>((kept, failed) => {
      waiting.push({ whose, as: (work) => actAs(who, work), kept, failed });
      if (waiting.length === 1) setImmediate(() => void keep());
    });
  };
}
