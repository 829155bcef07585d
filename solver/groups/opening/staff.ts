import type { DatedWindow } from '../../roster/problem.ts';
import { facilitatorTaken } from './free.ts';
import type { Facilitator, StaffedSession } from './nouns.ts';

/** A session that too few of the facilitators can hold: who cannot, and why. */
export interface Unstaffed {
  number: number;
  date: string;
  needed: number;
  free: number;
  why: readonly string[];
}

/**
 * Who holds each session: of the facilitators, in their order, the first who are free, as many as are needed. A session
 * that too few can hold has those there are, and is told.
 */
export function staffed(
  sessions: readonly (DatedWindow & { number: number })[],
  facilitators: readonly Facilitator[],
  needed: number,
): { sessions: StaffedSession[]; unstaffed: Unstaffed[] } {
  const unstaffed: Unstaffed[] = [];
  const held = sessions.map(({ number, date, from, to }) => {
    const looked = facilitators.map((one) => ({
      id: one.id,
      taken: facilitatorTaken(one, { date, from, to }),
    }));
    const free = looked.filter(({ taken }) => taken === null).map(({ id }) => id);
    if (free.length < needed) {
      const why = looked.flatMap(({ id, taken }) => (taken === null ? [] : [`${id} ${taken}`]));
      unstaffed.push({ number, date, needed, free: free.length, why });
    }
    return { number, date, from, to, facilitators: free.slice(0, needed) };
  });
  return { sessions: held, unstaffed };
}
