import type { Db } from '../../db/connect.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { peopleFor } from '../../solver/roster/explain/people-for.ts';
import { creditOf } from '../../solver/roster/facts.ts';
import type { Crn, SessionId } from '../../solver/roster/problem.ts';
import { type AskedRefusal, placeOf, rosterAsked, type SessionPlace } from './asked.ts';
import type { Refusal } from './refusals.ts';
import { type SuggestionView, suggestionView } from './suggestion-view.ts';

/** A session, and who else could be on it. */
export interface PeopleForView extends SessionPlace {
  /** People booked on it. */
  booked: number;
  capacity: number;
  /** The best first: those who can be booked now. */
  people: ({ crn: Crn; minutes: number; minMinutes: number } & SuggestionView)[];
}

/** The best people for a hole in a session, at most `most`. Refused: no such roster, or no such session in its week. */
export async function bestPeople(
  db: Db,
  id: number,
  session: SessionId,
  most: number,
  today: IsoDate,
): Promise<PeopleForView | Refusal<AskedRefusal>> {
  const asked = await rosterAsked(db, id, { session, today });
  if ('refused' in asked) return asked;
  const { standing } = asked;
  const { facts } = standing;
  return {
    ...placeOf(asked, session),
    booked: facts.peopleOn(session).length,
    capacity: facts.session(session).capacity,
    people: peopleFor(standing, session, most).map((joiner) => ({
      crn: joiner.crn,
      minutes: creditOf(facts.sessionsOf(joiner.crn)),
      minMinutes: facts.person(joiner.crn).minMinutes,
      ...suggestionView(asked, { ...joiner, session }),
    })),
  };
}
