import { contains, overlaps, weekdayOf } from '../calendar.ts';
import type { GroupFacts } from './facts.ts';
import type { Candidate, CandidateId, Referral, ReferralId } from './problem.ts';

/**
 * THE REGISTER of what groups must obey: all 13 rules of `formats/groups.md`, in its order. The first eight say whether a
 * referral may join a candidate at all; the others bind the answer as a whole.
 */
export const joinRules = [
  { name: 'programme', sentence: 'is referred to another programme', allows: sameProgramme },
  { name: 'sex', sentence: 'the group is for the other sex', allows: rightSex },
  { name: 'ready', sentence: 'is not ready when the group starts', allows: readyInTime },
  { name: 'finish', sentence: 'would not finish in time', allows: finishesInTime },
  { name: 'available', sentence: 'is not free for every session', allows: free },
  { name: 'busy', sentence: 'has something else on during a session', allows: notBusy },
  {
    name: 'travel',
    sentence: 'cannot get there, or not within the longest travel time',
    allows: withinTravel,
  },
  { name: 'need', sentence: 'needs something that the group does not offer', allows: everyNeed },
] as const;

export const groupRules = [
  { name: 'one-group', sentence: 'would be in more than one group', breaches: oneGroup },
  { name: 'size', sentence: 'the group is full, or too few could be in it', breaches: size },
  { name: 'conflict', sentence: 'the group needs a room or a facilitator of another', breaches: conflict },
  { name: 'keep-apart', sentence: 'must be kept apart from someone in the group', breaches: keepApart },
  { name: 'pinned', sentence: 'is pinned to a group and not in it', breaches: pinned },
] as const;

export const rules = [...joinRules, ...groupRules] as const;

export type JoinRuleName = (typeof joinRules)[number]['name'];
export type GroupRuleName = (typeof groupRules)[number]['name'];
export type RuleName = JoinRuleName | GroupRuleName;

/** One broken rule: who and where, where that applies, beside whom or what, and by how much (people, or 1). */
export interface GroupBreach {
  rule: RuleName;
  referral: ReferralId | null;
  candidate: CandidateId | null;
  /** The other candidate in conflict or joined besides, or the referral of the person to be kept apart from. */
  other: ReferralId | CandidateId | null;
  by: number;
}

function sameProgramme(referral: Referral, candidate: Candidate): boolean {
  return referral.programme === candidate.programme;
}

function rightSex(referral: Referral, candidate: Candidate): boolean {
  return candidate.sex === 'mixed' || candidate.sex === referral.sex;
}

function readyInTime(referral: Referral, { sessions }: Candidate): boolean {
  return sessions[0]!.date >= referral.readyFrom;
}

function finishesInTime(referral: Referral, { sessions }: Candidate): boolean {
  return sessions.at(-1)!.date <= referral.mustFinishBy;
}

function free({ availability }: Referral, { sessions }: Candidate): boolean {
  return sessions.every((session) => {
    const weekday = weekdayOf(session.date);
    return availability.some((window) => window.weekday === weekday && contains(window, session));
  });
}

function notBusy({ busy }: Referral, { sessions }: Candidate): boolean {
  return !busy.some((window) =>
    sessions.some((session) => session.date === window.date && overlaps(session, window)),
  );
}

function withinTravel({ crn }: Referral, { venue }: Candidate, facts: GroupFacts): boolean {
  const minutes = facts.travelMinutes(crn, venue);
  return minutes !== undefined && minutes <= facts.problem.policy.maxTravelMinutes;
}

function everyNeed({ needs }: Referral, { tags }: Candidate): boolean {
  return needs.every((need) => tags.includes(need));
}

/** A person's places in the order of the answer; each beyond the first is one too many. */
function oneGroup(facts: GroupFacts): GroupBreach[] {
  const first = new Map<string, CandidateId>();
  return facts.groups.flatMap(({ candidate, referrals }) =>
    referrals.flatMap((referral): GroupBreach[] => {
      const { crn } = facts.referral(referral);
      const other = first.get(crn);
      if (other === undefined) first.set(crn, candidate);
      return other === undefined ? [] : [{ rule: 'one-group', referral, candidate, other, by: 1 }];
    }),
  );
}

/** A running group that has too many people already breaks nothing so long as nobody joins it. */
function size(facts: GroupFacts): GroupBreach[] {
  return facts.groups.flatMap(({ candidate: id, referrals }): GroupBreach[] => {
    const candidate = facts.candidate(id);
    const people = candidate.members + referrals.length;
    const over = referrals.length > 0 ? people - facts.mostPeople(candidate) : 0;
    const under = candidate.members > 0 ? 0 : facts.programme(candidate.programme).minSize - people;
    const breach = { rule: 'size', referral: null, candidate: id, other: null } as const;
    return [over, under].filter((by) => by > 0).map((by) => ({ ...breach, by }));
  });
}

/** Two groups in conflict that both run already are nobody's decision, and break nothing. */
function conflict(facts: GroupFacts): GroupBreach[] {
  const runs = (id: CandidateId) => facts.candidate(id).members > 0;
  return facts.problem.conflicts
    .filter(([one, other]) => facts.isOpen(one) && facts.isOpen(other) && !(runs(one) && runs(other)))
    .map(([candidate, other]) => ({ rule: 'conflict', referral: null, candidate, other, by: 1 }));
}

function keepApart(facts: GroupFacts): GroupBreach[] {
  const { keepApart: pairs } = facts.problem;
  return facts.groups.flatMap(({ candidate }) => {
    const there = facts.joiners(candidate);
    const of = (crn: string) => there.find((referral) => referral.crn === crn)?.id;
    return pairs.flatMap(([a, b]): GroupBreach[] => {
      const [referral, other] = [of(a), of(b)];
      return referral === undefined || other === undefined
        ? []
        : [{ rule: 'keep-apart', referral, candidate, other, by: 1 }];
    });
  });
}

function pinned(facts: GroupFacts): GroupBreach[] {
  return facts.problem.pinned
    .filter(([referral, id]) => !facts.groupsOf(referral).some((candidate) => candidate.id === id))
    .map(([referral, candidate]) => ({ rule: 'pinned', referral, candidate, other: null, by: 1 }));
}

/** The first eight rules, in order, that keep a referral from a candidate: empty if it may join. */
export function joinRulesAgainst(
  referral: Referral,
  candidate: Candidate,
  facts: GroupFacts,
): JoinRuleName[] {
  return joinRules.filter((rule) => !rule.allows(referral, candidate, facts)).map((rule) => rule.name);
}
