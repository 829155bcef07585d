import type { Db } from '../../db/connect.ts';
import type { Page, Paged } from '../../db/lists.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { creditOf } from '../../solver/roster/facts.ts';
import type { Crn } from '../../solver/roster/problem.ts';
import { pageOfAll } from '../http/page.ts';
import { type AskedRefusal, placeOf, rosterAsked, type SessionPlace } from './asked.ts';
import { inOrder, type PersonMinutes } from './person-view.ts';
import type { Refusal } from './refusals.ts';

/** Somebody with hours to book in a roster's week, and where they are. */
export interface RosterPerson extends PersonMinutes {
  bookings: SessionPlace[];
}

/** Which people of a week are asked for. */
export interface RosterPeopleFilter {
  crn?: Crn | undefined;
  /** True: those under their weekly minimum; false: those who are not. */
  short?: boolean | undefined;
}

/** A page of everybody with hours to book in a roster's week, by crn. Refused: no such roster. */
export async function rosterPeople(
  db: Db,
  id: number,
  { crn, short }: RosterPeopleFilter,
  today: IsoDate,
  page: Page,
): Promise<Paged<RosterPerson> | Refusal<AskedRefusal>> {
  const asked = await rosterAsked(db, id, { today });
  if ('refused' in asked) return asked;
  const { facts } = asked.standing;
  const minutesOf = (of: Crn) => creditOf(facts.sessionsOf(of));
  const people = asked.found.week.problem.people
    .filter((person) => (crn ?? person.crn) === person.crn)
    .filter((person) => short === undefined || short === minutesOf(person.crn) < person.minMinutes)
    .toSorted((a, b) => (a.crn < b.crn ? -1 : 1));
  const { rows, total } = pageOfAll(people, page);
  return {
    rows: rows.map(({ crn: of, minMinutes, maxMinutes }) => ({
      ...{ crn: of, minutes: minutesOf(of), minMinutes, maxMinutes },
      bookings: facts
        .sessionsOf(of)
        .toSorted(inOrder)
        .map((session) => placeOf(asked, session.id)),
    })),
    total,
  };
}
