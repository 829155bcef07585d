import { connect, type Db } from '../../db/connect.ts';
import type { RunAnswer, RunRequest } from '../../db/runs.ts';
import { weekRows } from '../../db/week.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { policyVersion } from '../../solver/policy/in-force.ts';
import { judge } from '../../solver/roster/judge.ts';
import { type Booking, faultsOf } from '../../solver/roster/problem.ts';
import type { Progress, SeatPrice } from '../../solver/roster/roster.ts';
import { solve } from '../../solver/roster/solve.ts';
import { readsOnly } from '../access/acting.ts';
import { weekOf } from './in-week.ts';
import { hashOf } from './problem-hash.ts';
import { openPart } from './under-way.ts';

/** Where this module is, for the thread of a run to load (`RunsDeps.work`). */
export const runWeek = new URL(import.meta.url);

interface Best {
  bookings: Booking[];
  points: number;
}

interface Controls {
  begin(): void;
  stop(): boolean;
  onProgress(progress: Progress): void;
  onBest(best: () => Best): void;
}

interface Input {
  file: string;
  request: RunRequest;
  today: IsoDate;
  /** The roster to begin from; null: it begins from nothing. */
  from: readonly Booking[] | null;
}

/**
 * A run from the database to a roster, inside a thread of its own. The problem is posed here and not by the service:
 * at 2,000 people that takes half a second, in which nobody would be answered.
 */
export async function work(input: Input, controls: Controls): Promise<RunAnswer> {
  const db = connect(input.file, readsOnly);
  try {
    return await solvedWeek(db, input, controls);
  } finally {
    db.$client.close();
  }
}

async function solvedWeek(
  db: Db,
  { request, today, from }: Input,
  { begin, stop, onProgress, onBest }: Controls,
): Promise<RunAnswer> {
  const { region, pdu, weekStart, around, seed } = request;
  const rows = await weekRows(db, {
    area: { region, pdu },
    weekStart,
    replaces: 'published',
    pinsOf: around,
  });
  const { problem, notes } = weekOf(rows);
  const faults = faultsOf(problem);
  if (faults.length > 0) return { end: 'faults', faults };

  begin();
  let prices: readonly SeatPrice[] = [];
  const open = openPart(problem, today);
  const roster = solve(open, {
    seed,
    stop,
    ...(from && { from }),
    onProgress,
    onBest: (booked) =>
      onBest(() => {
        const bookings = booked();
        return { bookings, points: judge(open, bookings).points };
      }),
    onPrices: (found) => {
      prices = found;
    },
  });
  if (roster.status === 'infeasible') return { end: 'infeasible', conflicts: roster.conflicts ?? [] };
  return {
    end: 'roster',
    draft: {
      region,
      pdu,
      weekStart,
      replaces: rows.replaces,
      problemHash: hashOf(problem),
      status: roster.status,
      points: roster.points,
      bound: roster.bound,
      policyVersion,
      seed,
      bookings: roster.bookings,
      pins: problem.pinned,
      prices,
    },
    notes: notes.map(({ code, message }) => ({ code, message })),
  };
}
