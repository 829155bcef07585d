import { creditOf, type Facts, factsOf } from './facts.ts';
import { noPoints, type PointsByLine, plusLines, pointsOf } from './points-by-line.ts';
import type { Booking, Person, RosterPolicy, RosterProblem, Session, SessionId } from './problem.ts';
import { type Breach, bookingRulesAgainst, rosterRules } from './rules.ts';

export interface Verdict {
  breaches: Breach[];
  points: number;
  byLine: PointsByLine;
  /** Group sessions that nobody attends, in the problem's order. */
  stoodDown: SessionId[];
}

/**
 * The truth about a roster: every broken rule, and its points, counted from scratch in whole numbers from a faultless
 * problem and the bookings alone. No search calls it. Throws RangeError if a booking names someone unknown.
 */
export function judge(problem: RosterProblem, bookings: readonly Booking[]): Verdict {
  return verdictOn(factsOf(problem, bookings));
}

/** The same of a problem and bookings that are indexed already. */
export function verdictOn(facts: Facts): Verdict {
  const { problem } = facts;
  const stoodDown = stoodDownSessions(facts);
  const byLine = problem.people
    .map((person) => pointsOfWeek(person, facts.sessionsOf(person.crn), facts))
    .reduce(plusLines, { ...noPoints, stoodDown: 0 - problem.policy.points.stoodDown * stoodDown.length });
  return {
    breaches: [...bookingBreaches(facts), ...rosterRules.flatMap((rule) => rule.breaches(facts))],
    points: pointsOf(byLine),
    byLine,
    stoodDown,
  };
}

function bookingBreaches(facts: Facts): Breach[] {
  return facts.bookings.flatMap(([crn, id]) =>
    bookingRulesAgainst(facts.person(crn), facts.session(id), facts).map((rule) => ({
      rule,
      crn,
      session: id,
      by: 1,
    })),
  );
}

function stoodDownSessions(facts: Facts): SessionId[] {
  return facts.problem.sessions
    .filter((session) => session.kind === 'group' && facts.peopleOn(session.id).length === 0)
    .map((session) => session.id);
}

/**
 * What a person's own week wins and loses, line by line, if these are its sessions, booked or not. No stand-down is anyone's
 * own: `stoodDown` is 0.
 */
export function pointsOfWeek(person: Person, week: readonly Session[], facts: Facts): PointsByLine {
  const { policy } = facts.problem;
  const worth = policy.points;
  const { crn, minMinutes, urgency } = person;
  const credit = creditOf(week);
  const first = firstMinutesOf(person, policy);
  const byLine: PointsByLine = {
    ...noPoints,
    firstShortMinute: 0 - worth.firstShortMinute * urgency * Math.max(0, first - credit),
    shortMinute: 0 - worth.shortMinute * urgency * Math.max(0, minMinutes - Math.max(credit, first)),
    extraMinute: worth.extraMinute * urgency * Math.max(0, credit - minMinutes),
    notCommenced: person.mustCommence && week.length === 0 ? 0 - worth.notCommenced : 0,
  };
  for (const { id, project, kind } of week) {
    byLine.travelMinute -= worth.travelMinute * (facts.travelMinutes(crn, project) ?? 0);
    if (project === person.usualProject) byLine.usualProject += worth.usualProject;
    if (kind === 'ete') byLine.ete += worth.ete;
    if (facts.isPublished(crn, id)) byLine.published += worth.published;
  }
  return byLine;
}

/** The minutes of a person's week that come before anyone's further ones. */
export function firstMinutesOf({ minMinutes }: Person, { firstMinutes }: RosterPolicy): number {
  return Math.min(firstMinutes, minMinutes);
}
