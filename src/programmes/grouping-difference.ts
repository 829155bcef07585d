import { groupFactsOf } from '../../solver/groups/facts.ts';
import { verdictOnGroups } from '../../solver/groups/judge.ts';
import { type GroupPointsByLine, lessGroupLines } from '../../solver/groups/points-by-line.ts';
import { countInWords, peopleInWords } from '../http/in-words.ts';
import type { Grouping } from './grouping-view.ts';

/** Somebody who is in another group than before; null: in none. */
export interface Moved {
  referral: string;
  from: string | null;
  to: string | null;
}

/** What an answer has over another, of the same region as it is kept or as it would be. */
export interface GroupingDifference {
  with: number;
  points: number;
  byLine: GroupPointsByLine;
  /** Candidates open in this answer and not in the other; and the other way round. */
  opened: string[];
  closed: string[];
  people: Moved[];
  sentence: string;
}

/** This answer less the other: points by the judge on each side, groups, and who moves. */
export function groupingDifference(grouping: Grouping, other: Grouping): GroupingDifference {
  const [here, there] = [verdictOf(grouping), verdictOf(other)];
  const [groups, before] = [groupsOf(grouping), groupsOf(other)];
  const opened = [...groups.keys()].filter((id) => !before.has(id));
  const closed = [...before.keys()].filter((id) => !groups.has(id));
  const [now, then] = [placesOf(grouping), placesOf(other)];
  const people = [...new Set([...now.keys(), ...then.keys()])]
    .sort()
    .map((referral) => ({ referral, from: then.get(referral) ?? null, to: now.get(referral) ?? null }))
    .filter(({ from, to }) => from !== to);
  const points = here.points - there.points;
  return {
    with: other.id,
    points,
    byLine: lessGroupLines(here.byLine, there.byLine),
    opened,
    closed,
    people,
    sentence: inWords(now.size - then.size, opened.length, closed.length, points),
  };
}

const verdictOf = ({ problem, answer }: Grouping) => verdictOnGroups(groupFactsOf(problem, answer.groups));
const groupsOf = ({ answer }: Grouping) => new Map(answer.groups.map((group) => [group.candidate, group]));
const placesOf = ({ answer }: Grouping) =>
  new Map(
    answer.groups.flatMap(({ candidate, referrals }) => referrals.map((id) => [id, candidate] as const)),
  );

function inWords(morePlaced: number, opened: number, closed: number, points: number): string {
  const placed =
    morePlaced === 0
      ? 'as many people are placed'
      : `${peopleInWords(Math.abs(morePlaced))} ${morePlaced > 0 ? 'more' : 'fewer'} placed`;
  const groups = `${countInWords(opened, 'group')} more and ${countInWords(closed, 'group')} fewer`;
  const worth = points >= 0 ? `${points} points more` : `${-points} points fewer`;
  return `${placed}; ${groups}; ${worth}`;
}
