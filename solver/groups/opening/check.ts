import type { IsoDate } from '../../calendar.ts';
import type { Policy } from '../../policy/in-force.ts';
import { facilitatorTaken } from './free.ts';
import { groupBreaches } from './group-rules.ts';
import type {
  GroupPlan,
  OneToOneChoice,
  OpeningBreach,
  OpeningSettings,
  Proposal,
  StaffedSession,
} from './nouns.ts';
import { breachesOf } from './person-rules.ts';
import { type Planned, planned, sessionsOfMember } from './plan.ts';
import type { Unstaffed } from './staff.ts';

export interface OpeningRequest {
  proposal: Proposal;
  /** Group sessions laid out and staffed elsewhere; null: they are laid out here. */
  laid: readonly StaffedSession[] | null;
  oneToOnes: OneToOneChoice;
  today: IsoDate;
  settings: OpeningSettings;
  programmePolicy: Policy['programmes'];
}

/** A group as it would open, or all that keeps it from opening, at once: first of the group, then of each member. */
export type Opening =
  | { plan: GroupPlan; breaches: [] }
  | { plan: GroupPlan | null; breaches: OpeningBreach[] };

/**
 * Lays a proposal out and checks it: what must hold of the group, of the dates, and of everybody in it at their own
 * sessions. Where it cannot be laid out, members are checked by what has no date.
 */
export function opening({
  proposal,
  laid,
  oneToOnes,
  today,
  settings,
  programmePolicy,
}: OpeningRequest): Opening {
  const made = planned(proposal, laid, settings);
  const refusal = 'laid' in made ? made : null;
  const plan = 'laid' in made ? null : laid ? restaffed(proposal, made) : made;
  const breaches = [
    ...groupBreaches({ proposal, planned: plan, today }),
    ...(refusal
      ? [
          {
            rule: refusal.rule,
            referral: null,
            crn: null,
            session: refusal.number,
            by: 1,
            sentence: refusal.sentence,
          },
        ]
      : []),
    ...memberBreaches(proposal, plan, today, settings, programmePolicy),
    ...(plan && oneToOnes === 'all' ? withoutTime(proposal, plan) : []),
  ];
  return { plan: plan?.plan ?? null, breaches };
}

function memberBreaches(
  { template, sex, place, members }: Proposal,
  plan: Planned | null,
  asOf: IsoDate,
  { maxTravelMinutes }: OpeningSettings,
  programmePolicy: Policy['programmes'],
): OpeningBreach[] {
  const crns = members.map(({ crn }) => crn);
  return members.flatMap((member) =>
    breachesOf(member, {
      template,
      sex,
      tags: place.tags,
      sessions: plan ? sessionsOfMember(plan.plan, member.referral) : [],
      others: crns.filter((crn) => crn !== member.crn),
      maxTravelMinutes,
      asOf,
      programmePolicy,
    }),
  );
}

function withoutTime({ members }: Proposal, { without }: Planned): OpeningBreach[] {
  const crnOf = new Map(members.map(({ referral, crn }) => [referral, crn]));
  return without.map(({ referral, number, sentence }) => {
    const crn = crnOf.get(referral)!;
    return { rule: 'one-to-one', referral, crn, session: number, by: 1, sentence: `${crn}, ${sentence}` };
  });
}

/** Sessions staffed elsewhere, with those found whose facilitators cannot hold them as it stands now. */
function restaffed({ template, facilitators }: Proposal, made: Planned): Planned {
  const byId = new Map(facilitators.map((one) => [one.id, one]));
  const unstaffed = made.plan.sessions.flatMap((session): Unstaffed[] => {
    const looked = session.facilitators.map((id) => {
      const one = byId.get(id);
      return { id, taken: one ? facilitatorTaken(one, session) : 'is not one of the group' };
    });
    const free = looked.filter(({ taken }) => taken === null).length;
    const needed = template.facilitators.group;
    if (free >= needed) return [];
    const why = looked.flatMap(({ id, taken }) => (taken === null ? [] : [`${id} ${taken}`]));
    return [{ number: session.number, date: session.date, needed, free, why }];
  });
  return { ...made, unstaffed };
}
