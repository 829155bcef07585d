import { versionOf } from '../../db/audit.ts';
import type { Db } from '../../db/connect.ts';
import { rosterAndWeek } from '../../db/rosters.ts';
import { remembering } from '../http/remembering.ts';
import { inWeek, type RosterInWeek } from './in-week.ts';

/** Rosters that people look at in turn: a draft, the published one, and one to compare. */
const mostRemembered = 4;

/** What came of days that have passed: of a week it changes no more than how many minutes are left to be worked. */
const outcomes = ['appointments', 'outcome_entries', 'adjustments', 'course_completions'];

/** What the thread beside sends: a roster in its week, and what is made of it, by name; null: there is no such roster. */
export type SentRoster = { found: RosterInWeek; made: Record<string, unknown> } | null;

/**
 * A kept roster beside its week; null: there is no such roster. Posing a week of 2,000 people takes half a second and one
 * look at a roster asks for it several times, so the last few are remembered. The roster itself is as it is now; of what
 * others change of its week, and of outcomes, it may lag as `remembering` says, unless it must be as of `now`.
 */
export const rosterInWeek: (db: Db, id: number, lag?: 'may lag' | 'now') => Promise<RosterInWeek | null> =
  remembering<number, RosterInWeek | null, SentRoster>({
    most: mostRemembered,
    keyOf: String,
    make: readInWeek,
    module: new URL('./pose-beside.ts', import.meta.url),
    receive: (sent) => {
      if (sent === null) return null;
      for (const [name, made] of Object.entries(sent.made)) makers.get(name)?.keep(sent.found, made);
      return sent.found;
    },
    versionOf: (db, id) => versionOf(db, `rosters/${id}`),
    mayLag: outcomes,
  });

/** A kept roster beside its week, posed from the data as they are now; null: there is no such roster. */
export async function readInWeek(db: Db, id: number): Promise<RosterInWeek | null> {
  const kept = await rosterAndWeek(db, id);
  return kept && inWeek(kept);
}

interface Maker {
  of(found: RosterInWeek): unknown;
  keep(found: RosterInWeek, made: unknown): void;
}

const makers = new Map<string, Maker>();

/**
 * What is made of a roster in its week, made once for as long as that is remembered: it is asked for page by page, and
 * explaining who is short takes a tenth of a second. The thread beside makes it as well, by its name. What is made is
 * shared by all who ask: nobody may change it.
 */
export function madeOnce<Made>(
  name: string,
  make: (found: RosterInWeek) => Made,
): (found: RosterInWeek) => Made {
  const kept = new WeakMap<RosterInWeek, { made: Made }>();
  const of = (found: RosterInWeek) => {
    const known = kept.get(found) ?? { made: make(found) };
    kept.set(found, known);
    return known.made;
  };
  makers.set(name, { of, keep: (found, made) => void kept.set(found, { made: made as Made }) });
  return of;
}

/** All that is made once of a roster in its week, by name. */
export function allMadeOf(found: RosterInWeek): Record<string, unknown> {
  return Object.fromEntries([...makers].map(([name, { of }]) => [name, of(found)]));
}
