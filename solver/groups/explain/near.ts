import { byText } from '../../by-text.ts';
import { weekdayOf } from '../../calendar.ts';
import { type FormedGroup, groupFactsOf } from '../facts.ts';
import type { Candidate, CandidateId, GroupProblem, Referral, ReferralId, WeeklyWindow } from '../problem.ts';
import { type JoinRuleName, joinRulesAgainst } from '../rules.ts';

/** A group that does not open for want of people, and what would make it run. */
export interface NearGroup {
  candidate: CandidateId;
  /** Who waits on and could join it. */
  could: ReferralId[];
  /** How many more it needs to open. */
  lacking: number;
  /** When they would have to be free, week after week. */
  windows: WeeklyWindow[];
  /** Who waits on and is kept from it by one rule alone. */
  oneRuleAway: { referral: ReferralId; rule: JoinRuleName }[];
}

/**
 * The groups that somebody who waits on could join, that are open in no answer with these groups and in conflict with none that
 * is, and have too few: of each programme, venue and sex the one that lacks fewest, the earliest of several. Those that lack
 * fewest come first.
 */
export function nearGroups(problem: GroupProblem, groups: readonly FormedGroup[]): NearGroup[] {
  const facts = groupFactsOf(problem, groups);
  const placed = new Set(groups.flatMap(({ referrals }) => referrals.map((id) => facts.referral(id).crn)));
  const waiting = problem.referrals.filter(({ crn }) => !placed.has(crn));
  const isBlocked = (id: CandidateId) =>
    problem.conflicts.some(([a, b]) => (a === id && facts.isOpen(b)) || (b === id && facts.isOpen(a)));
  const best = new Map<string, { candidate: Candidate; near: NearGroup }>();
  for (const candidate of problem.candidates) {
    if (facts.isOpen(candidate.id) || isBlocked(candidate.id)) continue;
    const rulesOf = (referral: Referral) => joinRulesAgainst(referral, candidate, facts);
    const asked = waiting
      .filter(({ programme }) => programme === candidate.programme)
      .map((referral) => ({ referral: referral.id, rules: rulesOf(referral) }));
    const could = asked.filter(({ rules }) => rules.length === 0).map(({ referral }) => referral);
    const lacking = facts.programme(candidate.programme).minSize - could.length;
    if (could.length === 0 || lacking <= 0) continue;
    const near: NearGroup = {
      candidate: candidate.id,
      could,
      lacking,
      windows: windowsOf(candidate),
      oneRuleAway: asked.flatMap(({ referral, rules }) =>
        rules.length === 1 ? [{ referral, rule: rules[0]! }] : [],
      ),
    };
    const key = [candidate.programme, candidate.venue, candidate.sex].join(' ');
    const known = best.get(key);
    if (!known || isNearer({ candidate, near }, known)) best.set(key, { candidate, near });
  }
  return [...best.values()].sort((a, b) => (isNearer(a, b) ? -1 : 1)).map(({ near }) => near);
}

interface Weighed {
  candidate: Candidate;
  near: NearGroup;
}

function isNearer(one: Weighed, other: Weighed): boolean {
  if (one.near.lacking !== other.near.lacking) return one.near.lacking < other.near.lacking;
  const [start, otherStart] = [one, other].map(({ candidate }) => candidate.sessions[0]!.date);
  return (byText(start!, otherStart!) || byText(one.candidate.id, other.candidate.id)) < 0;
}

function windowsOf({ sessions }: Candidate): WeeklyWindow[] {
  const windows = new Map<string, WeeklyWindow>();
  for (const { date, from, to } of sessions) {
    const weekday = weekdayOf(date);
    windows.set(`${weekday} ${from} ${to}`, { weekday, from, to });
  }
  return [...windows.values()].sort((a, b) => a.weekday - b.weekday || byText(a.from, b.from));
}
