import type { Context } from 'hono';
import type { Person } from '../../db/people.ts';
import { type Sight, sightOf } from '../access/sight.ts';

const isSeen = (sight: Sight) => (crn: string) =>
  sight.whole || sight.look('person', crn, 'see') !== 'unknown';

/** A person as whoever asks may see them: without those of elsewhere from whom they are kept apart. */
export function personSeen(c: Context, person: Person): Person {
  return { ...person, keepApart: person.keepApart.filter(isSeen(sightOf(c))) };
}

/** Whom a person is kept apart from, unseen by whoever asks. */
export function keptApartUnseen(c: Context, { keepApart }: Person): string[] {
  const sees = isSeen(sightOf(c));
  return keepApart.filter((crn) => !sees(crn));
}
