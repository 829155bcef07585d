import type { Db } from '../../db/connect.ts';
import { type EndWithoutRoster, endRun, type Run } from '../../db/runs.ts';
import { storageFaultOf } from '../http/storage-faults.ts';

/** How runs ended, also while the storage does not take it: nobody waits for a run that has died. */
export interface Ends {
  /** Ends a run without a roster, now or as soon as it is asked for and can be kept. */
  end(id: number, end: EndWithoutRoster): Promise<void>;
  /** A run as it is, with the end that could not be kept so far. */
  told<R extends Run>(run: R): Promise<R>;
}

/** Ends that the storage refused are held here until it takes them; a service that starts anew ends those runs itself. */
export function untoldEnds(db: Db): Ends {
  const untold = new Map<number, EndWithoutRoster>();
  const end = async (id: number, ended: EndWithoutRoster) => {
    try {
      await endRun(db, id, ended);
      untold.delete(id);
    } catch (error) {
      if (!storageFaultOf(error)) throw error;
      untold.set(id, ended);
    }
  };
  return {
    end,
    told: async (run) => {
      const ended = untold.get(run.id);
      if (!ended) return run;
      await end(run.id, ended);
      return { ...run, ...ended };
    },
  };
}
