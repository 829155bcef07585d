import type { Db } from '../../db/connect.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { scoreOfPerson } from '../../solver/roster/explain/score.ts';
import { shortBecause } from '../../solver/roster/explain/short.ts';
import { worthHere } from '../../solver/roster/explain/why-here.ts';
import { creditOf } from '../../solver/roster/facts.ts';
import { pointsOf } from '../../solver/roster/points-by-line.ts';
import type { Crn, Session } from '../../solver/roster/problem.ts';
import { type AskedRefusal, placeOf, rosterAsked, type SessionPlace } from './asked.ts';
import { linesInWords } from './line-words.ts';
import type { Refusal } from './refusals.ts';
import type { Score } from './score.ts';
import { shortView } from './short.ts';
import { type WorthHereView, worthInWords } from './why-here.ts';
import { type BreachInWords, outOfWeekInWords } from './words.ts';

/** The hours that a roster gives a person, and those of their week. */
export interface PersonMinutes {
  crn: Crn;
  minutes: number;
  minMinutes: number;
  maxMinutes: number;
}

/** A person in a roster's week: their hours, what they win and lose, where they are and why. */
export interface PersonView extends PersonMinutes, Score {
  /** Why they are under their weekly minimum; null: they are not. */
  short: string | null;
  bookings: (SessionPlace & WorthHereView & { travelMinutes: number | null })[];
  /** Bookings of theirs that the week has not any more. */
  breaches: BreachInWords[];
}

/** By date, then start. */
export const inOrder = (a: Session, b: Session) => (`${a.date} ${a.from}` < `${b.date} ${b.from}` ? -1 : 1);

/** A person in a roster's week. Refused: no such roster, or no such person in its week. */
export async function personView(
  db: Db,
  id: number,
  crn: Crn,
  today: IsoDate,
): Promise<PersonView | Refusal<AskedRefusal>> {
  const asked = await rosterAsked(db, id, { crn, today });
  if ('refused' in asked) return asked;
  const { found, standing } = asked;
  const { facts } = standing;
  const person = facts.person(crn);
  const sessions = facts.sessionsOf(crn);
  const { minMinutes, maxMinutes } = person;
  const minutes = creditOf(sessions);
  const byLine = scoreOfPerson(facts, crn);
  return {
    ...{ crn, minutes, minMinutes, maxMinutes },
    points: pointsOf(byLine),
    lines: linesInWords(byLine),
    short: minutes < minMinutes ? shortView(shortBecause(person, standing), person).sentence : null,
    bookings: sessions.toSorted(inOrder).map((session) => ({
      ...placeOf(asked, session.id),
      travelMinutes: facts.travelMinutes(crn, session.project) ?? null,
      ...worthInWords(worthHere(standing, crn, session.id), found),
    })),
    breaches: outOfWeekInWords(found.outOfWeek.filter((booking) => booking.crn === crn)),
  };
}
