import type { Facts } from '../facts.ts';
import { pointsOfWeek } from '../judge.ts';
import { lessLines, noPoints, type PointsByLine, plusLines } from '../points-by-line.ts';
import type { Crn, SessionId } from '../problem.ts';

/**
 * What a person's bookings, and the hours they lack, win and lose: everyone's scores and the sessions stood down make the
 * roster's points. Throws RangeError on an unknown crn.
 */
export function scoreOfPerson(facts: Facts, crn: Crn): PointsByLine {
  return pointsOfWeek(facts.person(crn), facts.sessionsOf(crn), facts);
}

/**
 * What a roster wins by a session running: its points less those that it would have without the session's bookings, nobody
 * moving elsewhere. All 0 where nobody attends. Throws RangeError on an unknown session.
 */
export function scoreOfSession(facts: Facts, id: SessionId): PointsByLine {
  const session = facts.session(id);
  const people = [...new Set(facts.peopleOn(id))];
  const saved = session.kind === 'group' && people.length > 0 ? facts.problem.policy.points.stoodDown : 0;
  return people
    .map((person) => {
      const week = facts.sessionsOf(person.crn);
      const without = week.filter((other) => other !== session);
      return lessLines(pointsOfWeek(person, week, facts), pointsOfWeek(person, without, facts));
    })
    .reduce(plusLines, { ...noPoints, stoodDown: saved });
}
