import type { Db } from '../../db/connect.ts';
import { hoursRowsOfPerson } from '../../db/hours.ts';
import type { Clock } from '../deps.ts';
import { occasionOf } from './occasion.ts';
import { hoursOfPerson, type RequirementHours } from './requirement-hours.ts';
import { hoursInSentences, type Sentence } from './words.ts';

/** The hours of a requirement, in figures and in sentences. */
export interface HoursAnswer extends RequirementHours {
  sentences: Sentence[];
}

/** The hours of every requirement of a person, by event number; null: no such person. */
export async function personHours(db: Db, clock: Clock, crn: string): Promise<HoursAnswer[] | null> {
  const rows = await hoursRowsOfPerson(db, crn);
  if (rows === null) return null;
  const [first] = rows;
  if (!first) return [];
  return hoursOfPerson(rows, occasionOf(clock, first.person.region)).map((hours) => ({
    ...hours,
    sentences: hoursInSentences(hours),
  }));
}
