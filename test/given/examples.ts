import type { RosterProblem } from '../../solver/roster/problem.ts';
import type { Roster } from '../../solver/roster/roster.ts';
import roster from './examples/roster.json' with { type: 'json' };
import problem from './examples/roster-problem.json' with { type: 'json' };

type ExampleRoster = Pick<Roster, 'format' | 'status' | 'points' | 'bound' | 'bookings'>;

/** The example of the format: a problem, and a roster of it with the most points there are, by an exact solver. */
export function givenExample(): { problem: RosterProblem; roster: ExampleRoster } {
  return { problem: problem as unknown as RosterProblem, roster: roster as unknown as ExampleRoster };
}
