import { grouped } from '../../grouped.ts';
import { type GroupFacts, groupFactsOf } from '../facts.ts';
import type { PinConflict } from '../groups.ts';
import type { CandidateId, GroupProblem, Placement } from '../problem.ts';
import { joinRulesAgainst, type RuleName, rules } from '../rules.ts';

/** The pins of a faultless problem that break a rule whoever else is placed, each with its rules in order. */
export function pinConflictsOf(problem: GroupProblem): PinConflict[] {
  const pinned = grouped(problem.pinned, ([, candidate]) => candidate);
  const facts = groupFactsOf(
    problem,
    [...pinned].map(([candidate, pins]) => ({ candidate, referrals: pins.map(([referral]) => referral) })),
  );
  return problem.pinned
    .map(([referral, candidate]) => ({
      referral,
      candidate,
      rules: inOrder([
        ...joinRulesAgainst(facts.referral(referral), facts.candidate(candidate), facts),
        ...wholeRulesAgainst([referral, candidate], facts),
      ]),
    }))
    .filter((conflict) => conflict.rules.length > 0);
}

/** The pins of these candidates, who cannot all have their minimum. */
export function pinsOfLacking(problem: GroupProblem, lacking: ReadonlySet<CandidateId>): PinConflict[] {
  return problem.pinned
    .filter(([, candidate]) => lacking.has(candidate))
    .map(([referral, candidate]) => ({ referral, candidate, rules: ['size'] }));
}

function inOrder(broken: readonly RuleName[]): RuleName[] {
  return rules.map(({ name }) => name).filter((name) => broken.includes(name));
}

function wholeRulesAgainst([id, candidate]: Placement, facts: GroupFacts): RuleName[] {
  const { problem } = facts;
  const { crn } = facts.referral(id);
  const group = facts.candidate(candidate);
  const beside = facts.joiners(candidate);
  const places = facts.groups.flatMap(({ referrals }) => referrals.map((one) => facts.referral(one).crn));
  const broken: RuleName[] = [];
  if (places.filter((one) => one === crn).length > 1) broken.push('one-group');
  if (group.members + beside.length > facts.mostPeople(group)) broken.push('size');
  // A group that runs already is in nobody's way by a pin: the one that would open beside it is.
  const isRival = ([a, b]: readonly [CandidateId, CandidateId]) =>
    (a === candidate && facts.isOpen(b)) || (b === candidate && facts.isOpen(a));
  if (group.members === 0 && problem.conflicts.some(isRival)) broken.push('conflict');
  const isHere = (other: string) => beside.some((referral) => referral.crn === other);
  if (problem.keepApart.some(([a, b]) => (a === crn && isHere(b)) || (b === crn && isHere(a))))
    broken.push('keep-apart');
  return broken;
}
