import type { IsoDate } from '../../calendar.ts';
import { creditOf } from '../facts.ts';
import type { Person } from '../problem.ts';
import type { Standing } from './standing.ts';

/** Everyone whom the roster gives less than their weekly minimum, in the problem's order. */
export function peopleShort({ problem, facts }: Standing): Person[] {
  return problem.people.filter(({ crn, minMinutes }) => creditOf(facts.sessionsOf(crn)) < minMinutes);
}

/** The days on which a person has some time free and no booking, as their availability names them, each once. */
export function daysFree({ crn, availability }: Person, { facts }: Standing): IsoDate[] {
  const booked = facts.sessionsOf(crn).map(({ date }) => date);
  return [...new Set(availability.map(({ date }) => date))].filter((date) => !booked.includes(date));
}
