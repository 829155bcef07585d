import { eq, max, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Booking } from '../solver/roster/problem.ts';
import type { SeatPrice } from '../solver/roster/roster.ts';
import type { Db, Tx } from './connect.ts';
import { ofArea, type RosterAndWeek, type RosterRow, readRosterAndWeek } from './rosters.ts';
import type { RunDetail } from './runs.ts';
import { bookings, pins, rosters, runBests, runs, seatPrices } from './schema.ts';
import type { Area } from './week.ts';

/** What a run has made of an area and week, to be kept as a draft. */
export interface NewDraft extends Area {
  weekStart: IsoDate;
  /** The published roster when the problem was built; null: none. */
  replaces: number | null;
  problemHash: string;
  status: RosterRow['status'];
  points: number;
  /** Null: none is proven. */
  bound: number | null;
  policyVersion: number;
  seed: number;
  bookings: readonly Booking[];
  /** The pins that it was solved with: those of the roster it was run around that still can be. */
  pins: readonly Booking[];
  /** What the seats were worth in the search, in whole points; sessions without one may be missing. */
  prices: readonly SeatPrice[];
}

/**
 * Keeps what a run has made as the next version of its area and week, and ends the run, in one transaction: a run is
 * done if and only if its roster is there. What was kept of the run in case it died goes.
 */
export async function keepDraft(
  db: Db,
  draft: NewDraft,
  at: string,
  run?: { id: number; notes: NonNullable<RunDetail['notes']> },
): Promise<RosterRow> {
  return db.transaction(
    (tx) => {
      const { bookings: booked, pins: pinned, prices, ...columns } = draft;
      const latest = tx
        .select({ version: max(rosters.version) })
        .from(rosters)
        .where(ofArea(draft))
        .get();
      const row = tx
        .insert(rosters)
        .values({ ...columns, version: (latest?.version ?? 0) + 1, state: 'draft', createdAt: at })
        .returning()
        .get();
      insertPairs(tx, bookings, row.id, booked);
      insertPairs(tx, pins, row.id, pinned);
      insertPrices(tx, row.id, prices);
      if (run) {
        const detail = { notes: run.notes } satisfies RunDetail;
        tx.update(runs)
          .set({ status: 'done', roster: row.id, detail, endedAt: at })
          .where(eq(runs.id, run.id))
          .run();
        tx.delete(runBests).where(eq(runBests.run, run.id)).run();
      }
      return row;
    },
    { behavior: 'immediate' },
  );
}

/** One statement however many rows there are: as a JSON list they are one variable. */
function insertPairs(tx: Tx, table: typeof bookings | typeof pins, id: number, pairs: readonly Booking[]) {
  tx.run(
    sql`insert into ${table} (roster, crn, session)
        select ${id}, value ->> 0, value ->> 1 from json_each(${JSON.stringify(pairs)})`,
  );
}

function insertPrices(tx: Tx, id: number, prices: readonly SeatPrice[]) {
  tx.run(
    sql`insert into ${seatPrices} (roster, session, price)
        select ${id}, value ->> 0, value ->> 1 from json_each(${JSON.stringify(prices)})`,
  );
}

/** What a change of a draft leaves otherwise than it was; what is not named stays. */
export interface DraftChange {
  bookings?: readonly Booking[];
  pins?: readonly Booking[];
  problemHash?: string;
  status?: RosterRow['status'];
  points?: number;
  bound?: number | null;
}

/**
 * The one way in which a draft changes: `decide` sees the draft and its week as they stand, and what it decides is
 * written in the same transaction, so that nobody's change is judged on what another has changed meanwhile. `decide`
 * must not wait for anything. Refused: there is no such roster, or it is no draft.
 */
export async function changeDraft<Answer>(
  db: Db,
  id: number,
  decide: (now: RosterAndWeek) => { change?: DraftChange; answer: Answer },
): Promise<Answer | { refused: 'unknown-roster' | 'not-a-draft' }> {
  return db.transaction(
    (tx) => {
      const now = readRosterAndWeek(tx, id);
      if (!now) return { refused: 'unknown-roster' as const };
      if (now.roster.state !== 'draft') return { refused: 'not-a-draft' as const };
      const { change, answer } = decide(now);
      if (change) writeChange(tx, id, change);
      return answer;
    },
    { behavior: 'immediate' },
  );
}

function writeChange(tx: Tx, id: number, { bookings: booked, pins: pinned, ...columns }: DraftChange) {
  if (booked) {
    tx.delete(bookings).where(eq(bookings.roster, id)).run();
    insertPairs(tx, bookings, id, booked);
  }
  if (pinned) {
    tx.delete(pins).where(eq(pins.roster, id)).run();
    insertPairs(tx, pins, id, pinned);
  }
  if (Object.keys(columns).length > 0) tx.update(rosters).set(columns).where(eq(rosters.id, id)).run();
}
