import type { IsoDate } from '../calendar.ts';
import type { DatedSession } from './calendar/member-rules.ts';
import type { ProgrammeTemplate } from './template.ts';

/**
 * What somebody who joins a rolling group at an entry point attends, as session numbers. The group goes round and round the
 * core of its template; a joiner goes round once, from where they came in.
 */
export interface Joining {
  /** The pre-group sessions: their own one-to-ones, held before they join. */
  before: readonly number[];
  /** Core sessions from the entry point to the end of this round. */
  thisRound: readonly number[];
  /** Core sessions before the entry point: made up in the next round. */
  nextRound: readonly number[];
  /** The review sessions: after all the others. */
  after: readonly number[];
}

/** How somebody goes round who joins at an entry point of the template (`entryPoints`). */
export function joiningAt({ sessions }: Pick<ProgrammeTemplate, 'sessions'>, entryPoint: number): Joining {
  const numbers = (phase: string) =>
    sessions.filter((one) => one.phase === phase).map(({ number }) => number);
  const core = numbers('core');
  return {
    before: numbers('pre-group'),
    thisRound: core.filter((number) => number >= entryPoint),
    nextRound: core.filter((number) => number < entryPoint),
    after: numbers('review'),
  };
}

/**
 * The next entry point of a running group on or after a day: the session at which one may join, and its day; null: none is
 * planned. An entry point is met with the first group session from its number on.
 */
export function nextEntryPoint(
  { sessions, entryPoints }: Pick<ProgrammeTemplate, 'sessions' | 'entryPoints'>,
  planned: readonly DatedSession[],
  onOrAfter: IsoDate,
): DatedSession | null {
  const firstGroupFrom = (entry: number) =>
    sessions.find(({ number, kind }) => kind === 'group' && number >= entry)?.number;
  const joinable = new Set(entryPoints.map(firstGroupFrom));
  return (
    planned
      .filter(({ number, date }) => joinable.has(number) && date >= onOrAfter)
      .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))[0] ?? null
  );
}
