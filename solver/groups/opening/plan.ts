import { addDays, daysAWeek, overlaps } from '../../calendar.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import { groupSessionsOf } from '../calendar/laid.ts';
import type { DatedSession } from '../calendar/member-rules.ts';
import type { LayoutRefusal } from '../calendar/refusals.ts';
import { layOut } from '../layout.ts';
import { sessionsOfKind } from '../template.ts';
import { facilitatorTaken, isFree } from './free.ts';
import type {
  Facilitator,
  GroupPlan,
  OpeningSettings,
  OwnSession,
  Placeable,
  Proposal,
  StaffedSession,
} from './nouns.ts';
import { ownTimes, type WithoutTime } from './own-times.ts';
import { staffed, type Unstaffed } from './staff.ts';

/** A plan, and what is wrong with it. */
export interface Planned {
  plan: GroupPlan;
  unstaffed: readonly Unstaffed[];
  without: readonly WithoutTime[];
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
  const lastDay = sessions.at(-1)?.date ?? startsOn;
  const weeks = template.gaps.weeksBeforeReview + lastOneToOneWithinWeeks;
  const { placed, without } = ownTimes({
    template,
    slots: pattern.slots,
    place: place.open,
    from: startsOn,
    until: addDays(lastDay, weeks * daysAWeek),
    members: members.map((member) => ({
      referral: member.referral,
      calendar: sessions,
      numbers,
      isFree: (time) => isReadyAndFree(member, time),
    })),
    facilitators: facilitators.map((one) => holderOf(one, sessions)),
  });
  return { plan: planOf(sessions, placed, startsOn), unstaffed, without };
}

/** Whether a time is within what a member's referral allows, and they are free then. */
export function isReadyAndFree(member: Placeable, time: DatedWindow): boolean {
  return member.readyFrom <= time.date && time.date <= member.mustFinishBy && isFree(member, time);
}

/** A facilitator as one who holds one-to-ones beside the group sessions that they hold. */
export function holderOf(facilitator: Facilitator, sessions: readonly StaffedSession[]) {
  const own = sessions.filter(({ facilitators }) => facilitators.includes(facilitator.id));
  return {
    id: facilitator.id,
    isFree: (time: DatedWindow) =>
      facilitatorTaken(facilitator, time) === null &&
      !own.some((session) => session.date === time.date && overlaps(session, time)),
  };
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
