import type { Crn, SessionId } from '../../solver/roster/problem.ts';
import { personIsOut, sessionIsOut } from './in-week.ts';
import type { LeftOut } from './week-requirements.ts';
import type { BreachInWords } from './words.ts';

/** What stands against a person whom the week has not; `leftOut` has the requirements that no session of it can serve. */
export function noSuchPerson(crn: Crn, leftOut: readonly LeftOut[]): BreachInWords {
  const own = leftOut.filter((row) => row.crn === crn);
  return { rule: 'not-in-week', crn, session: null, by: 1, sentence: personIsOut(crn, own) };
}

/** What stands against a session that the week has not. */
export function noSuchSession(session: SessionId): BreachInWords {
  return { rule: 'not-in-week', crn: null, session, by: 1, sentence: sessionIsOut(session) };
}
