import type { Db } from '../../db/connect.ts';
import { hoursRowsOfPerson } from '../../db/hours.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import type { Clock } from '../deps.ts';
import { rowsAsOf } from './as-of.ts';
import { occasionOf } from './occasion.ts';
import { hoursOfPerson, type RequirementHours } from './requirement-hours.ts';
import { hoursInSentences, type Sentence } from './words.ts';

/** The hours of a requirement, in figures and in sentences. */
export interface HoursAnswer extends RequirementHours {
  sentences: Sentence[];
}

/** Why hours are not told of a day: it is to come, or the person had not been sentenced yet. */
export type HoursRefusal = 'not-yet' | 'before-sentence';

/**
 * The hours of every requirement of a person, by event number, today or `on` a day that has passed: then of those sentenced
 * by it. Null: no such person.
 */
export async function personHours(
  db: Db,
  clock: Clock,
  crn: string,
  on: IsoDate = clock.today(),
): Promise<HoursAnswer[] | { refused: HoursRefusal } | null> {
  const today = clock.today();
  if (on > today) return { refused: 'not-yet' };
  const all = await hoursRowsOfPerson(db, crn);
  if (all === null) return null;
  const sentenced = all.filter(({ requirement }) => on === today || requirement.sentenceDate <= on);
  const [first] = sentenced;
  if (!first) return all.length === 0 ? [] : { refused: 'before-sentence' };
  const rows = on === today ? sentenced : sentenced.map((of) => rowsAsOf(of, on));
  return hoursOfPerson(rows, occasionOf(clock, first.person.region, on)).map((hours) => ({
    ...hours,
    sentences: hoursInSentences(hours),
  }));
}
