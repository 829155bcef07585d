import { fitOneToOnes } from '../solver/groups/one-to-ones.ts';
import { facilitatorTaken } from '../solver/groups/opening/free.ts';
import type { Facilitator, OpeningBreach, StaffedSession } from '../solver/groups/opening/nouns.ts';
import { attending, besides } from '../solver/groups/opening/plan.ts';
import type { Rescheduled } from '../solver/groups/relayout.ts';
import { roundOf } from '../solver/groups/rounds.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import type { GroupDetail } from './group-detail.ts';
import { facilitatorsIn } from './group-place.ts';
import type { MovedMeeting } from './move-meetings.ts';
import { endOfTime, placeablesIn } from './placeable.ts';
import { type Around, type Draft, newTimes } from './reschedule-around.ts';

/** Who holds what moves, and new times for the one-to-ones that must move with it. */
export function draftOf(around: Around, moved: Rescheduled, askedId: string): Draft {
  const { group, today, tx } = around;
  const round = roundOf(group.sessions, group.sessions.find(({ id }) => id === askedId)!).sessions;
  const meetings = moved.sessions.map((one) => ({
    ...one,
    id: round.find(({ number }) => number === one.number)!.id,
    referral: null,
    crn: null,
  }));
  const out = new Set(moved.oneToOnesOutOfPlace);
  const refit = group.oneToOnes.filter(({ id, catchUpFor }) => out.has(id) && catchUpFor === null);
  const except = new Set([...meetings, ...refit].map(({ id }) => id));
  const facilitators = facilitatorsIn(tx, group.facilitators, { today, except });
  const staffed = meetings.map((one) => staffOf(around, one, facilitators));
  const sessions = staffed.map(({ meeting }) => meeting);
  const stranded = around.theirs.filter(({ id, catchUpFor }) => out.has(id) && catchUpFor !== null);
  const own = refitted(
    around,
    sessions,
    refit,
    besides(
      facilitators,
      staffed.map(({ held }) => held),
    ),
  );
  return {
    sessions,
    oneToOnes: own.moved,
    unstaffed: staffed.flatMap(({ breach }) => breach ?? []),
    unfit: [
      ...own.unfit,
      ...stranded.map(({ crn, referral, number, date }) => ({
        ...{ rule: 'catch-up', referral, crn, session: number, by: 1 },
        sentence: `${crn} has the catch-up of session ${number} on ${date}, too near a session that moves`,
      })),
    ],
  };
}

type Meeting = Omit<MovedMeeting, 'facilitators'>;

/** Whoever held a session holds it still where they can, else others of the group who are free then. */
function staffOf(
  { group, template }: Around,
  meeting: Meeting,
  facilitators: readonly Facilitator[],
): { meeting: MovedMeeting; held: StaffedSession; breach: OpeningBreach | null } {
  const before = group.sessions.find(({ id }) => id === meeting.id)!.facilitators;
  const inOrder = facilitators.toSorted(
    (a, b) => Number(before.includes(b.id)) - Number(before.includes(a.id)),
  );
  const looked = inOrder.map((one) => ({ id: one.id, taken: facilitatorTaken(one, meeting.new) }));
  const needed = template.facilitators.group;
  const ids = looked
    .filter(({ taken }) => taken === null)
    .slice(0, needed)
    .map(({ id }) => id);
  const { number } = meeting;
  const why = looked.flatMap(({ id, taken }) => (taken === null ? [] : [`${id} ${taken}`]));
  return {
    meeting: { ...meeting, facilitators: ids },
    held: { number, ...meeting.new, facilitators: ids },
    breach:
      ids.length >= needed
        ? null
        : {
            ...{ rule: 'facilitator', referral: null, crn: null, session: number, by: needed - ids.length },
            sentence: `session ${number} on ${meeting.new.date} needs ${needed} facilitators: ${why.join(', ')}`,
          },
  };
}

/** New times for one-to-ones, each by the calendar that its member would then have. */
function refitted(
  { tx, group, template, found, today, slots, theirs }: Around,
  sessions: readonly MovedMeeting[],
  refit: readonly GroupDetail['oneToOnes'][number][],
  facilitators: Facilitator[],
): { moved: MovedMeeting[]; unfit: OpeningBreach[] } {
  if (refit.length === 0) return { moved: [], unfit: [] };
  const times = newTimes({ sessions: [...sessions], oneToOnes: [] });
  const ids = new Set(refit.map(({ id }) => id));
  const referrals = [...new Set(refit.map(({ referral }) => referral))].sort();
  const except = new Set([...ids, ...times.keys()]);
  const people = placeablesIn(tx, referrals, { ...found, today, except });
  const { lastOneToOneWithinWeeks } = policyInForce(found.region, today).programmes;
  const { fitted, notFitted } = fitOneToOnes({
    ...{ template, slots, facilitators, place: found.place.open, from: today },
    members: people.map((person) => {
      const own = theirs.filter(({ referral, id }) => referral === person.referral && !ids.has(id));
      const calendar = own.map(({ id, number, date }) => ({ number, date: times.get(id)?.date ?? date }));
      const numbers = refit
        .filter(({ referral }) => referral === person.referral)
        .map(({ number }) => number);
      const busy = own.flatMap(({ id }) => times.get(id) ?? []).map((time) => ({ ...time, what: '' }));
      // Whoever would finish too late is told of, and keeps nobody else from moving.
      const moving = { ...person, mustFinishBy: endOfTime, busy: [...person.busy, ...busy] };
      return attending(moving, numbers, calendar);
    }),
    lastWithinWeeks: template.gaps.weeksBeforeReview + lastOneToOneWithinWeeks,
  });
  const crnOf = new Map(group.members.map(({ referral, crn }) => [referral, crn]));
  return {
    moved: fitted.map(({ referral, number, date, from, to, facilitators: held }) => {
      const before = refit.find((one) => one.referral === referral && one.number === number)!;
      return {
        ...{ id: before.id, number, referral, crn: crnOf.get(referral)!, facilitators: [...held] },
        old: { date: before.date, from: before.from, to: before.to },
        new: { date, from, to },
      };
    }),
    unfit: notFitted.map(({ referral, number, sentence }) => ({
      ...{ rule: 'one-to-one', referral, crn: crnOf.get(referral)!, session: number, by: 1 },
      sentence: `${crnOf.get(referral)!}, ${sentence}`,
    })),
  };
}
