import type { Facts } from '../facts.ts';
import { pointsOfWeek } from '../judge.ts';
import { pointsOf } from '../points-by-line.ts';
import type { Booking, Person, Session } from '../problem.ts';
import { bookingRulesAgainst } from '../rules.ts';
import { minutesOver, waysToMakeRoom } from './give-up.ts';
import type { Standing } from './standing.ts';
import type { Change } from './touched-part.ts';

/** One person, one session that they are not on, and what they give up for it. */
export interface WayIn {
  person: Person;
  session: Session;
  giveUp: readonly Session[];
  /** Rules that stand in the way, there and at what is given up. */
  rules: number;
  /** Points won, as if no rule stood in the way. */
  points: number;
}

/**
 * A person's best way into a session: as few rules in the way as can be, then most points. A quick count, to compare many;
 * a test holds it equal to the judge's. `leaving`: a session that they give up in any case.
 */
export function bestWayIn(
  standing: Standing,
  person: Person,
  session: Session,
  leaving: Session | null = null,
): WayIn {
  const { facts } = standing;
  const now = facts.sessionsOf(person.crn);
  const pointsNow = pointsOf(pointsOfWeek(person, now, facts));
  const nowRuns = isStoodDownWith(0, session, facts) ? 1 : 0;
  const rulesThere =
    bookingRulesAgainst(person, session, facts).length + rulesAgainstJoining(standing, person, session);

  const ways = waysToMakeRoom(standing, person, session, leaving).map((giveUp): WayIn => {
    const kept = now.filter((own) => !giveUp.includes(own));
    const week = [...kept, session];
    const nowEmpty = giveUp.filter((own) => isStoodDownWith(1, own, facts)).length;
    return {
      person,
      session,
      giveUp,
      rules:
        rulesThere +
        rulesAgainstWeek(person, week, now) +
        giveUp.reduce((sum, own) => sum + rulesAgainstLeaving(standing, person, own), 0),
      points:
        pointsOf(pointsOfWeek(person, week, facts)) -
        pointsNow +
        facts.problem.policy.points.stoodDown * (nowRuns - nowEmpty),
    };
  });
  return ways.reduce((best, way) => (compareWays(way, best) < 0 ? way : best));
}

/** What the person's going there would do to the bookings. */
export function changeBy({ person: { crn }, session, giveUp }: WayIn): Change {
  return { drop: giveUp.map(({ id }): Booking => [crn, id]), add: [[crn, session.id]] };
}

/** Below 0: the first is the better way. */
export function compareWays(one: WayIn, other: WayIn): number {
  return one.rules - other.rules || other.points - one.points || one.giveUp.length - other.giveUp.length;
}

const isStoodDownWith = (people: number, { id, kind }: Session, facts: Facts) =>
  kind === 'group' && facts.peopleOn(id).length === people;

const countTrue = (...cases: boolean[]) => cases.filter(Boolean).length;

/** Rules of the person's own week, of which the session asked about is the last, that it breaks and the week now does not. */
function rulesAgainstWeek(person: Person, week: readonly Session[], now: readonly Session[]): number {
  const over = minutesOver(person, week, now);
  const last = week.at(-1)!;
  return countTrue(
    week.some((own) => own !== last && own.date === last.date),
    over.all > 0,
    over.ete > 0,
  );
}

function rulesAgainstJoining({ facts, apartOf }: Standing, person: Person, session: Session): number {
  const there = facts.peopleOn(session.id);
  const apart = apartOf(person.crn).flat();
  return countTrue(
    there.length >= session.capacity,
    // A session that runs already, with too few, has one more: nothing that was kept is broken.
    session.kind === 'group' && there.length === 0 && session.minAttendance > 1,
    avoids(person, session) && !there.some(({ sex }) => sex === 'female'),
    there.some(({ crn }) => apart.includes(crn)),
  );
}

function rulesAgainstLeaving({ facts, isPinned }: Standing, person: Person, session: Session): number {
  const left = facts.peopleOn(session.id).filter((other) => other !== person);
  const women = left.filter(({ sex }) => sex === 'female');
  return countTrue(
    isPinned(person.crn, session.id),
    session.kind === 'group' && left.length > 0 && left.length < session.minAttendance,
    person.sex === 'female' && women.length === 1 && avoids(women[0]!, session),
  );
}

const avoids = ({ sex, avoidAllMale }: Person, { womenOnly, womanPresent }: Session) =>
  sex === 'female' && avoidAllMale && !womenOnly && !womanPresent;
