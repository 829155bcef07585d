import type { IsoDate } from '../calendar.ts';

interface Dated {
  id: string;
  number: number;
  date: IsoDate;
  status: 'planned' | 'held' | 'cancelled';
  catchUpFor: string | null;
}

/** A rolling group goes round and round its template: one time round, and when the next begins; null: none is planned. */
export interface Round<Session> {
  sessions: Session[];
  nextBeginsOn: IsoDate | null;
}

/** The rounds of a group by date, catch-ups and what was called off apart: a number that does not rise begins the next. */
export function roundsOf<Session extends Dated>(sessions: readonly Session[]): Session[][] {
  const rounds: Session[][] = [];
  const standing = sessions.filter(({ status, catchUpFor }) => status !== 'cancelled' && catchUpFor === null);
  for (const session of standing.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))) {
    const round = rounds.at(-1);
    if (round && session.number > round.at(-1)!.number) round.push(session);
    else rounds.push([session]);
  }
  return rounds;
}

/** The round in which a session is. */
export function roundOf<Session extends Dated>(
  sessions: readonly Session[],
  { id }: Pick<Session, 'id'>,
): Round<Session> {
  const rounds = roundsOf(sessions);
  const at = rounds.findIndex((round) => round.some((session) => session.id === id));
  return { sessions: rounds[at] ?? [], nextBeginsOn: rounds[at + 1]?.[0]?.date ?? null };
}
