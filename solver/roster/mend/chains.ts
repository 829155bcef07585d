import type { SessionId } from '../problem.ts';

/** Where a chain can go on, and where it can end. */
export interface Passage<Way> {
  /** The ways by which people could help at a session, person by person. */
  at(session: SessionId): readonly (readonly Way[])[];
  cost(way: Way): number;
  /** No way at any session costs less; at least 0. */
  least: number;
  /** The session where the next has to help after it; null: nobody has to. */
  next(way: Way): SessionId | null;
  /** What it costs to end the chain with this way; infinite where it cannot. */
  ending(way: Way): number;
}

/** Ways that follow from one another, and what they cost together, in points. */
export interface Chain<Way> {
  ways: Way[];
  cost: number;
}

/** The best way found to a session, and the session before it on the chain. */
interface Reached<Way> {
  way: Way;
  cost: number;
  before: SessionId | null;
}

/** When a chain is good enough. */
export interface Enough {
  /** Sessions looked at, at most. */
  sessions: number;
  /** Points by which it may cost more than the cheapest. */
  within: number;
}

/**
 * The chain of ways that costs least, or nearly, and begins with one of the first: shortest paths over sessions. Costs under the
 * least count as that, save those of the first ways. Null: none ends.
 */
export function cheapestChain<Way>(
  first: readonly Way[],
  passage: Passage<Way>,
  { sessions, within }: Enough,
): Chain<Way> | null {
  const reached = new Map<SessionId, Reached<Way>>();
  const settled = new Set<SessionId>();
  let end: Reached<Way> | null = null;
  let least = Number.POSITIVE_INFINITY;
  const offer = (way: Way, cost: number, before: SessionId | null) => {
    if (cost >= least) return;
    const ended = cost + passage.ending(way);
    if (ended < least) {
      end = { way, cost: ended, before };
      least = ended;
    }
    const next = passage.next(way);
    if (next === null || settled.has(next) || cost + passage.least >= least) return;
    if (cost < (reached.get(next)?.cost ?? Number.POSITIVE_INFINITY))
      reached.set(next, { way, cost, before });
  };

  for (const way of first) offer(way, passage.cost(way), null);
  for (let looked = 0; looked < sessions; looked += 1) {
    const session = nearest(reached, settled);
    if (session === null) break;
    settled.add(session);
    const { cost } = reached.get(session)!;
    if (cost + passage.least >= least - within) break;
    for (const ways of passage.at(session))
      for (const way of ways) offer(way, cost + Math.max(passage.least, passage.cost(way)), session);
  }
  return end && { ways: waysTo(end, reached), cost: least };
}

function nearest(
  reached: ReadonlyMap<SessionId, { cost: number }>,
  settled: ReadonlySet<SessionId>,
): SessionId | null {
  let found: SessionId | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [session, { cost }] of reached) {
    if (cost >= least || settled.has(session)) continue;
    found = session;
    least = cost;
  }
  return found;
}

function waysTo<Way>(end: Reached<Way>, reached: ReadonlyMap<SessionId, Reached<Way>>): Way[] {
  const ways = [end.way];
  for (let at = end.before; at !== null; at = reached.get(at)!.before) ways.unshift(reached.get(at)!.way);
  return ways;
}
