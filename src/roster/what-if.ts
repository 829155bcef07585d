import { addDays, datesOfWeek, daysAWeek, type IsoDate } from '../../solver/calendar.ts';
import { afterEvent, type WeekEvent } from '../../solver/roster/mend/events.ts';
import type { RosterProblem } from '../../solver/roster/problem.ts';
import { dayInWords } from '../http/in-words.ts';
import { noSuchPerson, noSuchSession } from './not-in-week.ts';
import type { Refusal } from './refusals.ts';
import { dayUnderWay } from './under-way.ts';
import type { WeekProblem } from './week-problem.ts';
import type { LeftOut } from './week-requirements.ts';
import type { BreachInWords } from './words.ts';

/** Something that could happen to a week, asked before it does; somebody new is asked about once they are kept. */
export type WhatIf = Exclude<WeekEvent, { kind: 'person-added' }>;

/**
 * A week as it would be after these events, in turn; someone away for the week is so from `today` on. Refused: one is about a
 * person or a session that the week has not, or has no more after those before, or about a date outside it or a day that has
 * passed.
 */
export function weekAfter(
  { problem, leftOut }: Pick<WeekProblem, 'problem' | 'leftOut'>,
  events: readonly WhatIf[],
  today: IsoDate,
): { problem: RosterProblem } | Refusal<'not-in-week'> {
  const openFrom = dayUnderWay(problem.weekStart, today) ?? problem.weekStart;
  let after = problem;
  for (const event of events) {
    const lacking = lackingIn(after, leftOut, event) ?? passedBy(after, event, openFrom);
    if (lacking) return { refused: 'not-in-week', breaches: [lacking] };
    after = dayByDay(event, openFrom, after).reduce(afterEvent, after);
  }
  return { problem: after };
}

/** A whole week away as its days still to come. */
function dayByDay(event: WhatIf, openFrom: IsoDate, { weekStart }: RosterProblem): WhatIf[] {
  if (event.kind !== 'person-unavailable' || event.date !== null) return [event];
  return datesOfWeek(weekStart)
    .filter((date) => date >= openFrom)
    .map((date) => ({ ...event, date }));
}

function passedBy({ sessions }: RosterProblem, event: WhatIf, openFrom: IsoDate): BreachInWords | null {
  const [crn, session] = event.kind === 'person-unavailable' ? [event.crn, null] : [null, event.session];
  const date =
    event.kind === 'person-unavailable' ? event.date : sessions.find(({ id }) => id === session)!.date;
  if (date === null || date >= openFrom) return null;
  return { rule: 'not-in-week', crn, session, by: 1, sentence: `${dayInWords(date)} has passed` };
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
