import { stat } from 'node:fs/promises';
import type { RosterProblem } from '../../solver/roster/problem.ts';
import { candidatesOf } from '../../solver/roster/search/candidates.ts';
import { inventedWeek } from '../given/invented-week.ts';
import { given, tell } from './child.ts';
import type { Made, ToMake } from './figures.ts';
import { posedWeek } from './posed-week.ts';
import { writeProblem } from './write-problem.ts';

/** Writes a problem to a file, in a process of its own: what it takes to make one is nobody's memory. */
const { file, week } = given<ToMake>();
const problem: RosterProblem = 'variant' in week ? posedWeek(week, week.seed) : inventedWeek(week);
await writeProblem(file, problem);
const made: Made = {
  people: problem.people.length,
  sessions: problem.sessions.length,
  pairs: candidatesOf(problem).pairPerson.length,
  bytes: (await stat(file)).size,
};
await tell(made);
process.disconnect();
