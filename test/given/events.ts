import fc from 'fast-check';
import type { WeekEvent } from '../../solver/roster/mend/events.ts';
import type { Crn, RosterProblem, TravelRow } from '../../solver/roster/problem.ts';
import { givenPerson, week } from './problems.ts';

/** Any event of any kind that can happen to the week. */
export function anyEventIn(problem: RosterProblem): fc.Arbitrary<WeekEvent> {
  const { people, sessions } = problem;
  const events: fc.Arbitrary<WeekEvent>[] = [anyNewcomer(problem)];
  if (people.length > 0) {
    const crn = fc.constantFrom(...people.map((person) => person.crn));
    const date = fc.constantFrom(null, ...week);
    events.push(fc.record({ kind: fc.constant('person-unavailable' as const), crn, date }));
  }
  if (sessions.length > 0) {
    const session = fc.constantFrom(...sessions.map(({ id }) => id));
    const capacity = fc.integer({ min: 0, max: 12 });
    events.push(
      fc.record({ kind: fc.constant('session-stood-down' as const), session }),
      fc.record({ kind: fc.constant('capacity-changed' as const), session, capacity }),
    );
  }
  return fc.oneof(...events);
}

/** Someone who must commence and can get to some of the projects. */
function anyNewcomer({ sessions }: RosterProblem): fc.Arbitrary<WeekEvent> {
  const crn: Crn = 'X999999';
  const projects = [...new Set(sessions.map(({ project }) => project))];
  return fc
    .record({ sex: fc.constantFrom('female' as const, 'male' as const), near: fc.subarray(projects) })
    .map(({ sex, near }) => ({
      kind: 'person-added' as const,
      person: givenPerson(crn, { sex, avoidAllMale: sex === 'female', urgency: 5, mustCommence: true }),
      travel: near.map((project): TravelRow => [crn, project, 30]),
    }));
}
