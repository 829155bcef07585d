import { and, eq, inArray } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Fault } from '../solver/roster/problem.ts';
import type { Conflict } from '../solver/roster/roster.ts';
import type { Db } from './connect.ts';
import type { NewDraft } from './drafts.ts';
import { pdus, rosters, runBests, runs } from './schema.ts';
import type { Area } from './week.ts';

/** What a run is asked for: a roster of an area and week, in so many seconds, from a seed. */
export interface RunRequest extends Area {
  /** A Monday. */
  weekStart: IsoDate;
  /** The roster whose pins are to be kept; null: none. */
  around: number | null;
  seconds: number;
  seed: number;
}

/** What is told of a run that has ended, beyond its status; each field only where it applies. */
export interface RunDetail {
  /** Why it failed, in a sentence. */
  message?: string;
  /** What is wrong with the data, where the run failed for that. */
  faults?: Fault[];
  /** The pins that no roster can keep, where the run is infeasible. */
  conflicts?: Conflict[];
  /** What the problem could not say (a pin on a session that is full, say), where a roster was made. */
  notes?: { code: string; message: string }[];
}

/** What a run comes to: a roster to keep, pins that no roster can keep, or data that cannot be solved. */
export type RunAnswer =
  | { end: 'roster'; draft: NewDraft; notes: NonNullable<RunDetail['notes']> }
  | { end: 'infeasible'; conflicts: Conflict[] }
  | { end: 'faults'; faults: Fault[] };

export type QueueRefusal = 'unknown-pdu' | 'unknown-around' | 'around-another-week';

type RunRow = typeof runs.$inferSelect;

/** A run as kept. */
export type Run = Omit<RunRow, 'detail' | 'processId'> & {
  detail: RunDetail | null;
  /** The best roster that it has told of, kept until it ends with a draft; null: none is. */
  best: { points: number; at: string } | null;
};

/** A row as a run, with what is kept of its best. */
export function asRun({ processId: _, ...row }: RunRow, best: Run['best']): Run {
  return { ...row, detail: row.detail as RunDetail | null, best };
}

export const unended = ['queued', 'running'] as const;

/**
 * Keeps a run as queued in a process, this one unless told otherwise. Refused: the PDU is not one of the region, or the
 * roster to run around is not one of the same area and week.
 */
export async function queueRun(
  db: Db,
  request: RunRequest,
  queuedAt: string,
  processId: number = process.pid,
): Promise<Run | { refused: QueueRefusal }> {
  return db.transaction(
    (tx) => {
      const { region, pdu, weekStart, around, seconds, seed } = request;
      if (pdu !== null) {
        const known = tx.select().from(pdus).where(eq(pdus.code, pdu)).get();
        if (known?.region !== region) return { refused: 'unknown-pdu' as const };
      }
      if (around !== null) {
        const other = tx.select().from(rosters).where(eq(rosters.id, around)).get();
        if (!other) return { refused: 'unknown-around' as const };
        if (other.region !== region || other.pdu !== pdu || other.weekStart !== weekStart)
          return { refused: 'around-another-week' as const };
      }
      const asked = { region, pdu, weekStart, around, seconds, seed };
      const row = { ...asked, status: 'queued' as const, queuedAt, processId };
      return asRun(tx.insert(runs).values(row).returning().get(), null);
    },
    { behavior: 'immediate' },
  );
}

/** A run by its number; null: there is none. */
export async function runOf(db: Db, id: number): Promise<Run | null> {
  const found = db
    .select({ run: runs, best: { points: runBests.points, at: runBests.at } })
    .from(runs)
    .leftJoin(runBests, eq(runBests.run, runs.id))
    .where(eq(runs.id, id))
    .get();
  return found ? asRun(found.run, found.best) : null;
}

/** Marks a queued run as running; a run that has ended stays so. */
export async function markRunning(db: Db, id: number): Promise<void> {
  db.update(runs)
    .set({ status: 'running' })
    .where(and(eq(runs.id, id), eq(runs.status, 'queued')))
    .run();
}

/** How a run ends without a roster; with one, `keepDraft` ends it in the transaction that keeps the roster. */
export interface EndWithoutRoster {
  status: 'infeasible' | 'failed';
  detail: RunDetail;
  endedAt: string;
}

/** Ends a run without a roster; a run that has ended already stays as it ended. */
export async function endRun(db: Db, id: number, end: EndWithoutRoster): Promise<void> {
  db.update(runs)
    .set(end)
    .where(and(eq(runs.id, id), inArray(runs.status, unended)))
    .run();
}

export const stoppedWhileItRan = 'the scheduler stopped while it ran';

/**
 * Ends, as failed, every run that was left queued or running by a process of which `isGone` says so; a run that names no
 * process was left by one that is. What is kept of their best stays. Returns how many there were.
 */
export async function failInterruptedRuns(
  db: Db,
  endedAt: string,
  isGone: (processId: number) => boolean,
): Promise<number> {
  return db.transaction(
    (tx) => {
      const left = tx.select().from(runs).where(inArray(runs.status, unended)).all();
      const gone = left.filter(({ processId }) => processId === null || isGone(processId));
      const detail = { message: stoppedWhileItRan } satisfies RunDetail;
      for (const { id } of gone)
        tx.update(runs).set({ status: 'failed', detail, endedAt }).where(eq(runs.id, id)).run();
      return gone.length;
    },
    { behavior: 'immediate' },
  );
}
