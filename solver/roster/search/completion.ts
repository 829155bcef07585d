import type { Points, RosterProblem } from '../problem.ts';
import { bestWeeks } from './best-week.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { solveExactly } from './exact.ts';
import type { Weeks } from './weeks.ts';

/** Each booking beyond the pins costs its travel: nothing is won by more of them than the sessions need. */
const onlyTravel: Points = {
  firstShortMinute: 0,
  shortMinute: 0,
  extraMinute: 0,
  notCommenced: 0,
  stoodDown: 0,
  travelMinute: 1,
  usualProject: 0,
  ete: 0,
  published: 0,
};

/**
 * The pins and others who join them, so that every session with a pin runs: weeks of `c`, or null if nobody can make it so.
 * Only sessions with pins are looked at, since no booking elsewhere can be needed; exact, so null is a proof.
 */
export function completed(c: Candidates): Weeks | null {
  const pinned = new Set(c.problem.pinned.map(([, id]) => id));
  const part = candidatesOf(onlySessions(c.problem, pinned));
  const none: Weeks = part.people.map(() => []);
  const open = [...none.keys()].filter((p) => part.pairFrom[p]! < part.pairFrom[p + 1]!);
  const answer = solveExactly(part, bestWeeks(part), none, open, Number.NEGATIVE_INFINITY, [], {
    nodes: Number.POSITIVE_INFINITY,
    stop: () => false,
    firstFound: true,
  });
  const { weeks } = answer;
  if (!weeks && !answer.finished) throw new Error('the pins could be neither completed nor disproved');
  return weeks && none.map((_, p) => inCandidates(c, p, part, weeks.get(p) ?? []));
}

function onlySessions(problem: RosterProblem, ids: ReadonlySet<string>): RosterProblem {
  return {
    ...problem,
    policy: { ...problem.policy, points: onlyTravel },
    sessions: problem.sessions.filter(({ id }) => ids.has(id)),
    published: [],
  };
}

/** A person's pairs of the part, as the pairs of all candidates. */
function inCandidates(c: Candidates, p: number, part: Candidates, pairs: readonly number[]): number[] {
  const ids = new Set(pairs.map((i) => part.sessions[part.pairSession[i]!]!.id));
  const found: number[] = [];
  for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1)
    if (ids.has(c.sessions[c.pairSession[i]!]!.id)) found.push(i);
  return found;
}
