import { type Facts, factsOf } from './facts.ts';
import type { Booking, Person, RosterProblem, SessionId } from './problem.ts';
import { type Breach, bookingRulesAgainst, rosterRules } from './rules.ts';

/** What a roster won and lost, a line of the format each; they add up to its points. */
export interface PointsByLine {
  firstShortMinute: number;
  shortMinute: number;
  extraMinute: number;
  notCommenced: number;
  stoodDown: number;
  travelMinute: number;
  usualProject: number;
  ete: number;
  published: number;
}

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
  const facts = factsOf(problem, bookings);
  const byLine = pointsByLine(facts);
  return {
    breaches: [...bookingBreaches(facts), ...rosterRules.flatMap((rule) => rule.breaches(facts))],
    points: Object.values(byLine).reduce((sum, line) => sum + line, 0),
    byLine,
    stoodDown: stoodDownSessions(facts),
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

function pointsByLine(facts: Facts): PointsByLine {
  const { policy, people, published } = facts.problem;
  const worth = policy.points;
  const told = new Set(published.map(([crn, id]) => JSON.stringify([crn, id])));
  const line: PointsByLine = {
    firstShortMinute: 0,
    shortMinute: 0,
    extraMinute: 0,
    notCommenced: 0,
    stoodDown: 0 - worth.stoodDown * stoodDownSessions(facts).length,
    travelMinute: 0,
    usualProject: 0,
    ete: 0,
    published: 0,
  };
  for (const person of people) {
    const minutes = minutesPoints(person, facts);
    line.firstShortMinute += minutes.first;
    line.shortMinute += minutes.further;
    line.extraMinute += minutes.extra;
    if (person.mustCommence && facts.sessionsOf(person.crn).length === 0)
      line.notCommenced -= worth.notCommenced;
  }
  for (const [crn, id] of facts.bookings) {
    const session = facts.session(id);
    line.travelMinute -= worth.travelMinute * (facts.travelMinutes(crn, session.project) ?? 0);
    if (facts.person(crn).usualProject === session.project) line.usualProject += worth.usualProject;
    if (session.kind === 'ete') line.ete += worth.ete;
    if (told.has(JSON.stringify([crn, id]))) line.published += worth.published;
  }
  return line;
}

/** Points of one person's credit minutes: short of the first hours, short of the rest, and over the minimum. */
function minutesPoints(person: Person, facts: Facts) {
  const { policy } = facts.problem;
  const credit = facts.sessionsOf(person.crn).reduce((sum, s) => sum + s.creditMinutes, 0);
  const first = Math.min(policy.firstMinutes, person.minMinutes);
  const worth = (perMinute: number, minutes: number) => perMinute * person.urgency * Math.max(0, minutes);
  return {
    first: 0 - worth(policy.points.firstShortMinute, first - credit),
    further: 0 - worth(policy.points.shortMinute, person.minMinutes - Math.max(credit, first)),
    extra: worth(policy.points.extraMinute, credit - person.minMinutes),
  };
}
