import { type FormedGroup, type GroupFacts, groupFactsOf, weeksToStart } from './facts.ts';
import { type GroupPointsByLine, noGroupPoints, plusGroupLines, sumOfGroupLines } from './points-by-line.ts';
import type { Candidate, GroupProblem, Referral } from './problem.ts';
import { type GroupBreach, groupRules, joinRulesAgainst } from './rules.ts';

export interface GroupVerdict {
  breaches: GroupBreach[];
  points: number;
  byLine: GroupPointsByLine;
}

/**
 * The truth about groups: every broken rule, and their points, counted from scratch in whole numbers from a faultless
 * problem and the groups alone. No search calls it. Throws RangeError if a group names something unknown.
 */
export function judgeGroups(problem: GroupProblem, groups: readonly FormedGroup[]): GroupVerdict {
  return verdictOnGroups(groupFactsOf(problem, groups));
}

/** The same of a problem and groups that are indexed already. */
export function verdictOnGroups(facts: GroupFacts): GroupVerdict {
  const open = facts.problem.candidates.filter(({ id }) => facts.isOpen(id));
  const byLine = open
    .map((candidate) => pointsOfGroup(candidate, facts.joiners(candidate.id), facts))
    .reduce(plusGroupLines, { ...noGroupPoints });
  return {
    breaches: [...joinBreaches(facts), ...groupRules.flatMap((rule) => rule.breaches(facts))],
    points: sumOfGroupLines(byLine),
    byLine,
  };
}

function joinBreaches(facts: GroupFacts): GroupBreach[] {
  return facts.groups.flatMap(({ candidate, referrals }) =>
    referrals.flatMap((referral) =>
      joinRulesAgainst(facts.referral(referral), facts.candidate(candidate), facts).map(
        (rule): GroupBreach => ({ rule, referral, candidate, other: null, by: 1 }),
      ),
    ),
  );
}

/** What an open candidate wins and loses, line by line, if these are its joiners. */
export function pointsOfGroup(
  candidate: Candidate,
  joiners: readonly Referral[],
  facts: GroupFacts,
): GroupPointsByLine {
  const worth = facts.problem.policy.points;
  const { optimumSize } = facts.programme(candidate.programme);
  const off = Math.abs(candidate.members + joiners.length - optimumSize);
  return joiners
    .map((referral) => pointsOfPlace(referral, candidate, facts))
    .reduce(plusGroupLines, {
      ...noGroupPoints,
      opened: candidate.members > 0 ? 0 : 0 - worth.opened,
      offOptimum: 0 - worth.offOptimum * off,
    });
}

/** What one place wins and loses by itself, whoever else is in the group. */
export function pointsOfPlace(
  { crn, weeksWaiting, lastChance }: Referral,
  candidate: Candidate,
  facts: GroupFacts,
): GroupPointsByLine {
  const worth = facts.problem.policy.points;
  return {
    ...noGroupPoints,
    placed: worth.placed,
    waitedWeek: worth.waitedWeek * weeksWaiting,
    startWeek: 0 - worth.startWeek * weeksToStart(facts.problem, candidate),
    lastChance: lastChance ? worth.lastChance : 0,
    travelMinute: 0 - worth.travelMinute * (facts.travelMinutes(crn, candidate.venue) ?? 0),
  };
}
