import { addDays, type IsoDate } from '../calendar.ts';
import type { Policy } from '../policy/in-force.ts';
import type { Slot } from './calendar/slots.ts';
import { type JoinPoint, joinPoint, type SoFar } from './join-point.ts';
import { nextRound } from './next-round.ts';
import { fitOneToOnes } from './one-to-ones.ts';
import { roomTaken } from './opening/free.ts';
import type {
  Facilitator,
  GroupSex,
  OpeningBreach,
  OpeningSettings,
  OwnSession,
  Place,
  Placeable,
  StaffedSession,
  TimedSession,
} from './opening/nouns.ts';
import { breachesOf, type Joined, type PersonRule, personRules } from './opening/person-rules.ts';
import { attending, besides, ownSessions } from './opening/plan.ts';
import { staffed } from './opening/staff.ts';
import type { Delivery, ProgrammeTemplate } from './template.ts';

/** An open group as somebody would join it. */
export interface Joinable {
  id: string;
  template: ProgrammeTemplate;
  delivery: Delivery;
  sex: GroupSex;
  place: Place;
  slots: readonly Slot[];
  /** With all that they hold, this group's sessions too. */
  facilitators: readonly Facilitator[];
  /** Crns of those who are in it. */
  members: readonly string[];
  /** Planned group sessions, by date; catch-ups apart. */
  planned: readonly TimedSession[];
}

export interface Joiner extends SoFar {
  person: Placeable;
}

export interface JoinSettings extends OpeningSettings {
  rejoinWithinWeeks: number;
  programmePolicy: Policy['programmes'];
  today: IsoDate;
}

/** How one of several would be in a group. */
export interface JoinedPlace {
  person: Placeable;
  point: JoinPoint;
  /** All sessions that would be theirs, by date. */
  sessions: readonly TimedSession[];
  finishesOn: IsoDate;
}

/** What joining does: who comes in where, the one-to-ones booked, and what a rolling group goes on by. */
export interface Join {
  places: JoinedPlace[];
  oneToOnes: OwnSession[];
  nextRound: StaffedSession[];
  breaches: OpeningBreach[];
}

/** What is asked of those who are in another group already: all but that they wait. */
export const rulesOfMembers: readonly PersonRule[] = personRules.filter(({ name }) => name !== 'state');

/**
 * How people would be in a group that is open, all at once, and every rule that keeps them out: seats, the point at which
 * they come in, their own one-to-ones, and all that is asked of anybody in a group.
 */
export function join(
  group: Joinable,
  joiners: readonly Joiner[],
  settings: JoinSettings,
  rules: readonly PersonRule[] = personRules,
): Join {
  const breaches = sizeBreach(group, joiners.length);
  const points = joiners.flatMap((joiner) => {
    const point = joinPoint({ ...group, ...settings }, joiner);
    if (point.joins) return [{ joiner, point }];
    breaches.push(breachOf(joiner.person, point.rule, point.sentence));
    return [];
  });
  const round = roundFor(
    group,
    points.flatMap(({ point }) => point.nextRound),
    settings,
    breaches,
  );
  const own = ownTimes(group, points, round, settings, breaches);
  const crns = joiners.map(({ person }) => person.crn);
  const places = points.map(({ joiner: { person }, point }): JoinedPlace => {
    const mine = own.filter(({ referral }) => referral === person.referral);
    const sessions = byDate([...groupTimes(point, round), ...mine]);
    const others = [...group.members, ...crns].filter((crn) => crn !== person.crn);
    breaches.push(...breachesOf(person, joined(group, settings, { sessions, others }), rules));
    return { person, point, sessions, finishesOn: sessions.at(-1)!.date };
  });
  return { places, oneToOnes: own, nextRound: round, breaches };
}

/**
 * Whether somebody is kept out whatever times their one-to-ones had. Far quicker than `join`, and whoever it keeps out that
 * does too: no rule that planned sessions or members break is mended by more of them.
 */
export function isKeptOut(
  group: Joinable,
  joiner: Joiner,
  settings: JoinSettings,
  rules: readonly PersonRule[] = personRules,
): boolean {
  const point = joinPoint({ ...group, ...settings }, joiner);
  if (!point.joins) return true;
  const { person } = joiner;
  const others = group.members.filter((crn) => crn !== person.crn);
  return breachesOf(person, joined(group, settings, { sessions: point.sessions, others }), rules).length > 0;
}

/** A group as somebody would be in it, with these sessions and others. */
function joined(
  { template, sex, place }: Joinable,
  { maxTravelMinutes, today: asOf, programmePolicy }: JoinSettings,
  theirs: Pick<Joined, 'sessions' | 'others'>,
): Joined {
  return { template, sex, tags: place.tags, ...theirs, maxTravelMinutes, asOf, programmePolicy };
}

const breachOf = ({ referral, crn }: Placeable, rule: string, sentence: string): OpeningBreach => ({
  ...{ rule, referral, crn, session: null, by: 1 },
  sentence: `${crn} ${sentence}`,
});

function sizeBreach({ template, place, members }: Joinable, joiners: number): OpeningBreach[] {
  const most = Math.min(template.groupSize.max, place.seats);
  const over = members.length + joiners - most;
  if (over <= 0) return [];
  const sentence = `the group would have ${members.length + joiners} people: at most ${most}`;
  return [{ rule: 'size', referral: null, crn: null, session: null, by: over, sentence }];
}

/** Sessions of the next round that some joiner needs, after all that is planned. */
function roundFor(
  { template, slots, planned, place, facilitators }: Joinable,
  needed: readonly number[],
  { layoutMostWeeks }: JoinSettings,
  breaches: OpeningBreach[],
): StaffedSession[] {
  const numbers = [...new Set(needed)].sort((a, b) => a - b);
  if (numbers.length === 0) return [];
  const isOpen = (time: Parameters<typeof roomTaken>[1]) => roomTaken(place, time) === null;
  const laid = nextRound({ template, slots, planned, numbers, isOpen, mostWeeks: layoutMostWeeks });
  const whole = { referral: null, crn: null, session: numbers[0]!, by: 1 };
  if (!laid) {
    const sentence = `session ${numbers[0]} of the next round finds no slot within ${layoutMostWeeks} weeks`;
    breaches.push({ ...whole, rule: 'next-round', sentence });
    return [];
  }
  const { sessions, unstaffed } = staffed(laid, facilitators, template.facilitators.group);
  for (const { number, date, needed: many, why } of unstaffed)
    breaches.push({
      ...{ ...whole, rule: 'facilitator', session: number },
      sentence: `session ${number} of the next round on ${date} needs ${many} facilitators: ${why.join(', ')}`,
    });
  return sessions;
}

type Point = { joiner: Joiner; point: JoinPoint };

/** Group sessions of a joiner: those planned, and those of the next round that they need. */
function groupTimes({ sessions, nextRound: numbers }: JoinPoint, round: readonly StaffedSession[]) {
  return byDate([...sessions, ...round.filter(({ number }) => numbers.includes(number))]);
}

function ownTimes(
  { template, slots, place, facilitators }: Joinable,
  points: readonly Point[],
  round: readonly StaffedSession[],
  { today, lastOneToOneWithinWeeks }: JoinSettings,
  breaches: OpeningBreach[],
): OwnSession[] {
  const { fitted, notFitted } = fitOneToOnes({
    ...{ template, slots, place: place.open, from: addDays(today, 1) },
    members: points.map(({ joiner: { person }, point }) =>
      attending(person, point.oneToOnes, groupTimes(point, round)),
    ),
    facilitators: besides(facilitators, round),
    lastWithinWeeks: template.gaps.weeksBeforeReview + lastOneToOneWithinWeeks,
  });
  for (const { referral, number, sentence } of notFitted) {
    const { person } = points.find(({ joiner }) => joiner.person.referral === referral)!.joiner;
    breaches.push({
      ...breachOf(person, 'one-to-one', ''),
      session: number,
      sentence: `${person.crn}, ${sentence}`,
    });
  }
  return ownSessions(fitted);
}

const byDate = <T extends TimedSession>(sessions: readonly T[]): T[] =>
  sessions.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
