import { eq } from 'drizzle-orm';
import type { Booking } from '../solver/roster/problem.ts';
import type { Db } from './connect.ts';
import {
  asRun,
  failIfLeft,
  type OtherPinsUnderWay,
  type QueueDeps,
  type Run,
  runUnderWay,
  unended,
} from './runs.ts';
import { runBests, runs } from './schema.ts';

/** The best roster that a run has so far, with the points that the judge counts. */
export interface Best {
  bookings: readonly Booking[];
  points: number;
}

/**
 * Keeps the best roster of a run, in place of the one before, so that it can be resumed if it dies. Nothing is kept of a
 * run that has ended.
 */
export async function keepBest(db: Db, run: number, { bookings, points }: Best, at: string): Promise<void> {
  db.transaction(
    (tx) => {
      const row = tx.select().from(runs).where(eq(runs.id, run)).get();
      if (!row || !isUnended(row.status)) return;
      const best = { bookings: [...bookings], points, at };
      tx.insert(runBests)
        .values({ run, ...best })
        .onConflictDoUpdate({ target: runBests.run, set: best })
        .run();
    },
    { behavior: 'immediate' },
  );
}

const isUnended = (status: Run['status']) => unended.some((one) => one === status);

export type ResumeRefusal = 'not-ended' | 'has-its-draft' | 'resumed-already' | 'nothing-to-resume-from';

/** A run that goes on from the best of one that died, or that was under way already. */
export type Resumed =
  | { run: Run; joined: false; from: readonly Booking[] }
  | { run: Run; joined: true; from: null }
  | OtherPinsUnderWay
  | { refused: ResumeRefusal };

/**
 * Queues a run that ended without a draft again, as a new one of the same request, which begins from the best that is
 * kept of it: from then on that is the new run's, so that nothing is lost if it dies too. If one of the same area and week
 * is under way, it is that one, as in `queueRun`. Refused: it has not ended, it made its draft, another run has resumed
 * it, it had no roster yet when it died, or the run under way is around other pins. Null: there is no such run.
 */
export async function resumeRun(
  db: Db,
  id: number,
  queuedAt: string,
  { processId = process.pid, isGone = () => false, room = () => {} }: QueueDeps = {},
): Promise<Resumed | null> {
  return db.transaction(
    (tx) => {
      const old = tx.select().from(runs).where(eq(runs.id, id)).get();
      if (!old) return null;
      if (isUnended(old.status) && !failIfLeft(tx, old, queuedAt, isGone))
        return { refused: 'not-ended' as const };
      if (old.status === 'done') return { refused: 'has-its-draft' as const };
      const underWay = runUnderWay(tx, old, queuedAt, isGone);
      if (underWay && 'refused' in underWay) return underWay;
      if (underWay) {
        const { joined: _, ...run } = underWay;
        return { run, joined: true, from: null };
      }
      if (tx.select().from(runs).where(eq(runs.resumes, id)).get())
        return { refused: 'resumed-already' as const };
      const best = tx.select().from(runBests).where(eq(runBests.run, id)).get();
      if (!best) return { refused: 'nothing-to-resume-from' as const };

      room();
      const { region, pdu, weekStart, around, seconds, seed } = old;
      const asked = { region, pdu, weekStart, around, seconds, seed, resumes: id };
      const queued = { ...asked, status: 'queued' as const, queuedAt, processId };
      const row = tx.insert(runs).values(queued).returning().get();
      tx.update(runBests).set({ run: row.id }).where(eq(runBests.run, id)).run();
      const run = asRun(row, { points: best.points, at: best.at });
      return { run, joined: false, from: best.bookings };
    },
    { behavior: 'immediate' },
  );
}
