import { addDays, daysAWeek } from '../../solver/calendar.ts';
import { afterEvent, type WeekEvent } from '../../solver/roster/mend/events.ts';
import type { RosterProblem } from '../../solver/roster/problem.ts';
import { noSuchPerson, noSuchSession } from './not-in-week.ts';
import type { Refusal } from './refusals.ts';
import type { WeekProblem } from './week-problem.ts';
import type { LeftOut } from './week-requirements.ts';
import type { BreachInWords } from './words.ts';

/** Something that could happen to a week, asked before it does; somebody new is asked about once they are kept. */
export type WhatIf = Exclude<WeekEvent, { kind: 'person-added' }>;

/**
 * A week as it would be after these events, in turn. Refused: one is about a person or a session that the week has not, or
 * has no more after those before, or about a date outside it.
 */
export function weekAfter(
  { problem, leftOut }: Pick<WeekProblem, 'problem' | 'leftOut'>,
  events: readonly WhatIf[],
): { problem: RosterProblem } | Refusal<'not-in-week'> {
  let after = problem;
  for (const event of events) {
    const lacking = lackingIn(after, leftOut, event);
    if (lacking) return { refused: 'not-in-week', breaches: [lacking] };
    after = afterEvent(after, event);
  }
  return { problem: after };
}

function lackingIn(
  { people, sessions, weekStart }: RosterProblem,
  leftOut: readonly LeftOut[],
  event: WhatIf,
): BreachInWords | null {
  if (event.kind !== 'person-unavailable') {
    const isThere = sessions.some(({ id }) => id === event.session);
    return isThere ? null : noSuchSession(event.session);
  }
  const { crn, date } = event;
  if (!people.some((person) => person.crn === crn)) return noSuchPerson(crn, leftOut);
  if (date === null || (weekStart <= date && date < addDays(weekStart, daysAWeek))) return null;
  return { rule: 'not-in-week', crn, session: null, by: 1, sentence: `${date} is not a day of the week` };
}
