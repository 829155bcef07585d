import { connect, type Db } from '../../db/connect.ts';
import type { RunAnswer, RunRequest } from '../../db/runs.ts';
import { weekRows } from '../../db/week.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { policyVersion } from '../../solver/policy/in-force.ts';
import { faultsOf } from '../../solver/roster/problem.ts';
import type { Progress } from '../../solver/roster/roster.ts';
import { solve } from '../../solver/roster/solve.ts';
import { weekOf } from './in-week.ts';
import { hashOf } from './problem-hash.ts';
import { openPart } from './under-way.ts';

/** Where this module is, for the thread of a run to load (`RunsDeps.work`). */
export const runWeek = new URL(import.meta.url);

interface Controls {
  begin(): void;
  stop(): boolean;
  onProgress(progress: Progress): void;
}

/**
 * A run from the database to a roster, inside a thread of its own. The problem is posed here and not by the service:
 * at 2,000 people that takes half a second, in which nobody would be answered.
 */
export async function work(
  { file, request, today }: { file: string; request: RunRequest; today: IsoDate },
  controls: Controls,
): Promise<RunAnswer> {
  const db = connect(file);
  try {
    return await solvedWeek(db, request, today, controls);
  } finally {
    db.$client.close();
  }
}

async function solvedWeek(
  db: Db,
  request: RunRequest,
  today: IsoDate,
  { begin, stop, onProgress }: Controls,
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
  const roster = solve(openPart(problem, today), { seed, stop, onProgress });
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
    },
    notes: notes.map(({ code, message }) => ({ code, message })),
  };
}
