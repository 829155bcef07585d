import { type FormedGroup, type GroupFacts, groupFactsOf } from '../facts.ts';
import type { Because, StillWaiting } from '../groups.ts';
import type { Candidate, GroupProblem, Referral } from '../problem.ts';
import { joinRulesAgainst, type RuleName, rules } from '../rules.ts';

/**
 * Everyone who waits on, in the problem's order, with what keeps them so: of the candidates of their programme, how many each
 * rule keeps them from first, in the order of the register. Where all rules of joining hold, it is the rule of the whole: they
 * have a group besides; two must be kept apart; the group is in conflict with one that is open; else it is full, or too few
 * could be in it. Candidates of other programmes are nobody's to wait for, and not counted.
 */
export function waitingOf(problem: GroupProblem, groups: readonly FormedGroup[]): StillWaiting[] {
  const facts = groupFactsOf(problem, groups);
  const hasGroup = new Set(groups.flatMap(({ referrals }) => referrals.map((id) => facts.referral(id).crn)));
  const rivals = new Map<string, string[]>();
  for (const [one, other] of problem.conflicts) {
    rivals.set(one, [...(rivals.get(one) ?? []), other]);
    rivals.set(other, [...(rivals.get(other) ?? []), one]);
  }
  const placed = new Set(groups.flatMap(({ referrals }) => referrals));
  return problem.referrals
    .filter(({ id }) => !placed.has(id))
    .map((referral) => {
      const counts = new Map<RuleName, number>();
      for (const candidate of problem.candidates) {
        if (candidate.programme !== referral.programme) continue;
        const rule =
          joinRulesAgainst(referral, candidate, facts)[0] ??
          ruleOfWhole(referral, candidate, facts, hasGroup, rivals.get(candidate.id) ?? []);
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
      }
      const because = rules.flatMap(({ name }): Because[] => {
        const candidates = counts.get(name);
        return candidates === undefined ? [] : [{ rule: name, candidates }];
      });
      return { referral: referral.id, because };
    });
}

function ruleOfWhole(
  referral: Referral,
  candidate: Candidate,
  facts: GroupFacts,
  hasGroup: ReadonlySet<string>,
  rivals: readonly string[],
): RuleName {
  if (hasGroup.has(referral.crn)) return 'one-group';
  if (!facts.isOpen(candidate.id)) return rivals.some((rival) => facts.isOpen(rival)) ? 'conflict' : 'size';
  const isApart = (crn: string) =>
    facts.problem.keepApart.some(
      ([a, b]) => (a === crn && b === referral.crn) || (b === crn && a === referral.crn),
    );
  return facts.joiners(candidate.id).some(({ crn }) => isApart(crn)) ? 'keep-apart' : 'size';
}
