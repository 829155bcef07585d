import { groupSessionsOf } from '../calendar/laid.ts';
import type { DatedSession } from '../calendar/member-rules.ts';
import type { LayoutRefusal } from '../calendar/refusals.ts';
import { layOut } from '../layout.ts';
import { type Attending, type FittedOneToOne, fitOneToOnes, type NotFitted } from '../one-to-ones.ts';
import { sessionsOfKind } from '../template.ts';
import type {
  Facilitator,
  GroupPlan,
  OpeningSettings,
  OwnSession,
  Placeable,
  Proposal,
  StaffedSession,
} from './nouns.ts';
import { staffed, type Unstaffed } from './staff.ts';

/** A plan, and what is wrong with it. */
export interface Planned {
  plan: GroupPlan;
  unstaffed: readonly Unstaffed[];
  without: readonly NotFitted[];
}

/**
 * The dated sessions of a proposal: its group sessions as they were laid out elsewhere (`laid`) or, where they were not,
 * as the template lays them from the start, then for each member their own one-to-ones. Where some find no time, the
 * template is laid out once more with as much room for one-to-ones as a full group needs.
 */
export function planned(
  proposal: Proposal,
  laid: readonly StaffedSession[] | null,
  settings: OpeningSettings,
): Planned | LayoutRefusal {
  if (laid) return withOwnTimes(proposal, { sessions: [...laid], unstaffed: [] }, settings);
  const { length } = proposal.members;
  const { max } = proposal.template.groupSize;
  const first = laidFor(proposal, Math.max(1, length), settings);
  if ('laid' in first || first.without.length === 0 || length >= max) return first;
  const roomier = laidFor(proposal, max, settings);
  return 'laid' in roomier || roomier.without.length >= first.without.length ? first : roomier;
}

function laidFor(proposal: Proposal, people: number, settings: OpeningSettings): Planned | LayoutRefusal {
  const { template, pattern, place, startsOn, facilitators } = proposal;
  const layout = layOut({
    template,
    slots: pattern.slots,
    startsOn,
    people,
    oneToOnesAtOnce: Math.floor(facilitators.length / template.facilitators.individual),
    place: place.open,
    mostWeeks: settings.layoutMostWeeks,
  });
  if (!layout.laid) return layout;
  const sessions = groupSessionsOf(layout).map(({ number, date, from, to }) => ({ number, date, from, to }));
  return withOwnTimes(proposal, staffed(sessions, facilitators, template.facilitators.group), settings);
}

function withOwnTimes(
  { template, pattern, place, startsOn, facilitators, members }: Proposal,
  { sessions, unstaffed }: { sessions: StaffedSession[]; unstaffed: readonly Unstaffed[] },
  { lastOneToOneWithinWeeks }: OpeningSettings,
): Planned {
  const numbers = sessionsOfKind(template, 'individual').map(({ number }) => number);
  const { fitted, notFitted } = fitOneToOnes({
    template,
    from: startsOn,
    members: members.map((member) => attending(member, numbers, sessions)),
    slots: pattern.slots,
    place: place.open,
    facilitators: besides(facilitators, sessions),
    lastWithinWeeks: template.gaps.weeksBeforeReview + lastOneToOneWithinWeeks,
  });
  return { plan: planOf(sessions, ownSessions(fitted), startsOn), unstaffed, without: notFitted };
}

/** A member as one whose one-to-ones are to have times; `calendar`: the days of everything else that is theirs. */
export function attending(
  { referral, availability, exceptions, busy, readyFrom, mustFinishBy }: Placeable,
  numbers: readonly number[],
  calendar: readonly DatedSession[],
): Attending {
  return { referral, availability, exceptions, busy, readyFrom, mustFinishBy, numbers, calendar };
}

/** Facilitators with the group sessions that they hold among their bookings. */
export function besides(
  facilitators: readonly Facilitator[],
  sessions: readonly StaffedSession[],
): Facilitator[] {
  return facilitators.map((one) => {
    const own = sessions.filter((session) => session.facilitators.includes(one.id));
    const held = own.map((session) => ({ ...session, what: 'the group itself' }));
    return { ...one, booked: [...one.booked, ...held] };
  });
}

/** One-to-ones as they are kept: held by the first of those who were found. */
export function ownSessions(fitted: readonly FittedOneToOne[]): OwnSession[] {
  return fitted.map(({ facilitators, ...own }) => ({ ...own, facilitator: facilitators[0]! }));
}

function planOf(
  sessions: readonly StaffedSession[],
  oneToOnes: readonly OwnSession[],
  from: string,
): GroupPlan {
  const dates = [...sessions, ...oneToOnes].map(({ date }) => date).sort();
  return { sessions, oneToOnes, startsOn: dates[0] ?? from, finishesOn: dates.at(-1) ?? from };
}

/** The sessions of a plan that are a member's: those of the group, and their own. */
export function sessionsOfMember({ sessions, oneToOnes }: GroupPlan, referral: string) {
  const own = oneToOnes.filter((one) => one.referral === referral);
  return [...sessions, ...own].toSorted((a, b) => daysOrder(a, b));
}

const daysOrder = (a: DatedSession, b: DatedSession) =>
  a.date === b.date ? a.number - b.number : a.date < b.date ? -1 : 1;
