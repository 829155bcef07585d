import { grouped } from '../../grouped.ts';
import { type GroupFacts, groupFactsOf } from '../facts.ts';
import type { PinConflict } from '../groups.ts';
import type { GroupProblem } from '../problem.ts';
import { type GroupBreach, groupRules, joinRulesAgainst, type RuleName } from '../rules.ts';

/** Rules that pins can break by themselves, whoever else is placed: a group too small may yet grow. */
const ofPinsAlone: readonly RuleName[] = ['one-group', 'size', 'conflict', 'keep-apart'];

/** Pins that no answer can keep, each with every rule that it breaks, by the pins alone; in the order of the pins. */
export function pinConflicts(problem: GroupProblem): PinConflict[] {
  const groups = [...grouped(problem.pinned, ([, candidate]) => candidate)].map(([candidate, pins]) => ({
    candidate,
    referrals: pins.map(([referral]) => referral),
  }));
  const facts = groupFactsOf(problem, groups);
  const isOver = ({ candidate }: GroupBreach): boolean => {
    const of = facts.candidate(candidate!);
    return of.members + facts.joiners(of.id).length > facts.mostPeople(of);
  };
  const breaches = groupRules
    .filter(({ name }) => ofPinsAlone.includes(name))
    .flatMap((rule) => rule.breaches(facts))
    .filter((breach) => breach.rule !== 'size' || isOver(breach));
  return problem.pinned.flatMap(([referral, candidate]) => {
    const alone = joinRulesAgainst(facts.referral(referral), facts.candidate(candidate), facts);
    const together = breaches
      .filter((breach) => concerns(facts, breach, referral, candidate))
      .map(({ rule }) => rule);
    const rules = [...new Set<RuleName>([...alone, ...together])];
    return rules.length > 0 ? [{ referral, candidate, rules }] : [];
  });
}

function concerns(facts: GroupFacts, breach: GroupBreach, referral: string, candidate: string): boolean {
  switch (breach.rule) {
    case 'one-group':
      // The first of the person's pins as much as the one that is too many.
      return facts.referral(breach.referral!).crn === facts.referral(referral).crn;
    case 'keep-apart':
      return breach.candidate === candidate && (breach.referral === referral || breach.other === referral);
    case 'conflict':
      return breach.candidate === candidate || breach.other === candidate;
    default:
      return breach.candidate === candidate;
  }
}
