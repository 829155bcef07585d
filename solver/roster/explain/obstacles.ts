import type { Window } from '../../calendar.ts';
import { pointsOfWeek } from '../judge.ts';
import { pointsOf } from '../points-by-line.ts';
import type { Crn, DatedWindow, Person, Session, SessionId } from '../problem.ts';
import type { Breach, RuleName } from '../rules.ts';
import { newBreaches, type Weight, weigh } from './consequence.ts';
import type { Standing } from './standing.ts';
import { changeBy, type WayIn } from './ways-in.ts';

/** What would lift each rule; null where its name says it all: another woman, or the pin taken off. */
export interface Lifts {
  /** When the session is, and when the person is free that day. */
  available: { session: DatedWindow; free: Window[] };
  /** Minutes one way, null if there is no way there, and the most that there may be. */
  travel: { minutes: number | null; most: number };
  'women-only': null;
  /** What the session carries that the person may not work with. */
  'excluded-tag': { tags: string[] };
  /** What the person needs that the session lacks. */
  'needed-tag': { tags: string[] };
  supervision: null;
  /** Pinned sessions of the same day. */
  'one-a-day': { pinned: SessionId[] };
  /** Minutes over the most for the week, and pinned sessions that count towards it. */
  'max-minutes': { minutesOver: number; pinned: SessionId[] };
  /** Minutes over the share of training, and pinned sessions that count towards it. */
  'ete-share': { minutesOver: number; pinned: SessionId[] };
  /** Who would lose least by leaving, and the points won by it (negative: lost); null if nobody can leave. */
  capacity: { leaver: { crn: Crn; points: number } | null };
  /** People without whom the session cannot run. */
  'min-attendance': { peopleMissing: number };
  'all-male': null;
  /** Those on the session from whom the person is kept apart. */
  'keep-apart': { from: Crn[] };
  pinned: null;
}

/** A rule that stands in the way, at which session (null: at none, but in the person's whole week), and what would lift it. */
export type Obstacle = {
  [Rule in RuleName]: { rule: Rule; session: SessionId | null; lift: Lifts[Rule] };
}[RuleName];

/**
 * The rules that the judge finds broken by a person going into a session, each once for each session, in the register's order,
 * with what would lift it.
 */
export function obstaclesOf(standing: Standing, way: WayIn, weight: Weight): Obstacle[] {
  const isFirst = ({ rule, session }: Breach, i: number, all: readonly Breach[]) =>
    all.findIndex((other) => other.rule === rule && other.session === session) === i;
  return weight.breaches.filter(isFirst).map(({ rule, session, by }) => {
    const lift = lifts[rule]({ standing, way, weight, by });
    return { rule, session, lift } as Obstacle;
  });
}

interface Broken {
  standing: Standing;
  way: WayIn;
  weight: Weight;
  /** How far the rule is broken, in its own unit. */
  by: number;
}

const lifts: { [Rule in RuleName]: (broken: Broken) => Lifts[Rule] } = {
  available: ({ way: { person, session } }) => ({
    session: { date: session.date, from: session.from, to: session.to },
    free: person.availability
      .filter(({ date }) => date === session.date)
      .map(({ from, to }): Window => ({ from, to })),
  }),
  travel: ({ standing: { facts, problem }, way: { person, session } }) => ({
    minutes: facts.travelMinutes(person.crn, session.project) ?? null,
    most: problem.policy.maxTravelMinutes,
  }),
  'women-only': () => null,
  'excluded-tag': ({ way: { person, session } }) => ({
    tags: session.tags.filter((tag) => person.excludedTags.includes(tag)),
  }),
  'needed-tag': ({ way: { person, session } }) => ({
    tags: person.neededTags.filter((tag) => !session.tags.includes(tag)),
  }),
  supervision: () => null,
  'one-a-day': ({ standing, way }) => ({
    pinned: pinnedOf(standing, way.person, ({ date }) => date === way.session.date),
  }),
  'max-minutes': ({ standing, way, by }) => ({
    minutesOver: by,
    pinned: pinnedOf(standing, way.person, ({ creditMinutes }) => creditMinutes > 0),
  }),
  'ete-share': ({ standing, way, by }) => ({
    minutesOver: by,
    pinned: pinnedOf(standing, way.person, ({ kind, creditMinutes }) => kind === 'ete' && creditMinutes > 0),
  }),
  capacity: ({ standing, way, weight }) => ({ leaver: leaverFor(standing, way, weight) }),
  'min-attendance': ({ by }) => ({ peopleMissing: by }),
  'all-male': () => null,
  'keep-apart': ({ standing, way: { person, session } }) => ({
    from: standing.facts
      .peopleOn(session.id)
      .map(({ crn }) => crn)
      .filter((crn) => standing.apartOf(person.crn).some((pair) => pair.includes(crn))),
  }),
  pinned: () => null,
};

function pinnedOf(
  { facts, isPinned }: Standing,
  { crn }: Person,
  counts: (session: Session) => boolean,
): SessionId[] {
  return facts
    .sessionsOf(crn)
    .filter((session) => isPinned(crn, session.id) && counts(session))
    .map(({ id }) => id);
}

/**
 * Of those on the session who could hand their place over and break no rule by it, the one who loses least; as the place
 * stays taken, a leaver's own week is all that changes.
 */
function leaverFor(
  standing: Standing,
  way: WayIn,
  { points, breaches }: Weight,
): Lifts['capacity']['leaver'] {
  const { facts } = standing;
  const change = changeBy(way);
  const byLoss = facts
    .peopleOn(way.session.id)
    .map((person) => {
      const week = facts.sessionsOf(person.crn);
      const without = week.filter((session) => session !== way.session);
      const own = (sessions: readonly Session[]) => pointsOf(pointsOfWeek(person, sessions, facts));
      return { crn: person.crn, won: own(without) - own(week) };
    })
    .sort((a, b) => b.won - a.won);
  for (const { crn } of byLoss) {
    const handedOver = weigh(standing, { ...change, drop: [...change.drop, [crn, way.session.id]] });
    if (newBreaches(breaches, handedOver.breaches).length === 0)
      return { crn, points: handedOver.points - points };
  }
  return null;
}
