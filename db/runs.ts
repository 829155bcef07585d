import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Fault } from '../solver/roster/problem.ts';
import type { Conflict } from '../solver/roster/roster.ts';
import type { Db, Tx } from './connect.ts';
import type { NewDraft } from './drafts.ts';
import { type AreaFilter, type Page, type Paged, pageOf } from './lists.ts';
import { pdus, rosters, runBests, runs } from './schema.ts';
import { areaWithin } from './scope.ts';
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

/** Another run of the area and week is under way, around other pins. */
export interface OtherPinsUnderWay {
  refused: 'other-pins-under-way';
  run: number;
}

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

/** A run that was asked for; `joined`: it was under way already. */
export type QueuedRun = Run & { joined: boolean };

/** Whether a process that took a run on is gone. */
export type IsGone = (processId: number) => boolean;
const nobodyIsGone: IsGone = () => false;

/** What else queueing a run goes by. */
export interface QueueDeps {
  /** The process that takes it on; left out: this one. */
  processId?: number;
  /** Left out: nobody is. */
  isGone?: IsGone;
  /** Takes a place for a run that is about to be written, or throws. */
  room?: () => void;
}

/**
 * Keeps a run as queued in a process, this one unless told otherwise. If one of the same area and week, around the same pins, is queued or running, it is
 * that one (`joined`), whatever its seconds and seed; one that was left by a process that is gone ends as failed instead.
 * Refused: the PDU is not one of the region, the roster to run around is not one of the same area and week, or the run
 * under way is around other pins.
 */
export async function queueRun(
  db: Db,
  request: RunRequest,
  queuedAt: string,
  { processId = process.pid, isGone = nobodyIsGone, room = () => {} }: QueueDeps = {},
): Promise<QueuedRun | { refused: QueueRefusal } | OtherPinsUnderWay> {
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
      const underWay = runUnderWay(tx, request, queuedAt, isGone);
      if (underWay) return underWay;
      room();
      const asked = { region, pdu, weekStart, around, seconds, seed };
      const row = { ...asked, status: 'queued' as const, queuedAt, processId };
      return { ...asRun(tx.insert(runs).values(row).returning().get(), null), joined: false };
    },
    { behavior: 'immediate' },
  );
}

/** The run of an area and week that is under way, to be joined or to be told of where it is around other pins; or null. */
export function runUnderWay(
  tx: Tx,
  { region, pdu, weekStart, around }: Pick<RunRequest, 'region' | 'pdu' | 'weekStart' | 'around'>,
  at: string,
  isGone: IsGone,
): QueuedRun | OtherPinsUnderWay | null {
  const ofArea = and(eq(runs.region, region), pdu === null ? isNull(runs.pdu) : eq(runs.pdu, pdu));
  const unendedOfWeek = and(ofArea, eq(runs.weekStart, weekStart), inArray(runs.status, unended));
  const rows = tx.select().from(runs).where(unendedOfWeek).orderBy(runs.id).all();
  const living = rows.filter((row) => !failIfLeft(tx, row, at, isGone));
  const same = living.find((row) => row.around === around);
  if (same) {
    const best = tx.select().from(runBests).where(eq(runBests.run, same.id)).get();
    return { ...asRun(same, best ? { points: best.points, at: best.at } : null), joined: true };
  }
  const [other] = living;
  return other ? { refused: 'other-pins-under-way', run: other.id } : null;
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

export interface RunFilter extends AreaFilter {
  weekStart?: IsoDate | undefined;
  status?: RunRow['status'] | undefined;
}

/** A run in a list. */
export type RunInList = Omit<RunRow, 'detail' | 'processId'>;

/** One page of the runs kept, the latest first. */
export async function listRuns(db: Db, filter: RunFilter, page: Page): Promise<Paged<RunInList>> {
  const where = and(
    filter.region && eq(runs.region, filter.region),
    filter.pdu === undefined ? undefined : eq(runs.pdu, filter.pdu),
    filter.weekStart === undefined ? undefined : eq(runs.weekStart, filter.weekStart),
    filter.status && eq(runs.status, filter.status),
    areaWithin(runs, filter.within),
  );
  const { rows, total } = await pageOf(db, runs, where, [desc(runs.id)], page);
  return { rows: rows.map(({ detail: _, processId: __, ...row }) => row), total };
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
export async function failInterruptedRuns(db: Db, endedAt: string, isGone: IsGone): Promise<number> {
  return db.transaction(
    (tx) => {
      const left = tx.select().from(runs).where(inArray(runs.status, unended)).all();
      return left.filter((row) => failIfLeft(tx, row, endedAt, isGone)).length;
    },
    { behavior: 'immediate' },
  );
}

/** Ends a run as failed if it was left queued or running by a process that is gone; whether it was. */
export async function failInterruptedRun(
  db: Db,
  id: number,
  endedAt: string,
  isGone: IsGone,
): Promise<boolean> {
  return db.transaction(
    (tx) => {
      const row = tx
        .select()
        .from(runs)
        .where(and(eq(runs.id, id), inArray(runs.status, unended)))
        .get();
      return row !== undefined && failIfLeft(tx, row, endedAt, isGone);
    },
    { behavior: 'immediate' },
  );
}

/** Ends an unended run as failed if its process is gone, or it names none; whether it was. */
export function failIfLeft(tx: Tx, { id, processId }: RunRow, endedAt: string, isGone: IsGone): boolean {
  if (processId !== null && !isGone(processId)) return false;
  const detail = { message: stoppedWhileItRan } satisfies RunDetail;
  tx.update(runs).set({ status: 'failed', detail, endedAt }).where(eq(runs.id, id)).run();
  return true;
}
