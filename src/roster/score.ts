import type { Db } from '../../db/connect.ts';
import { scoreOfPerson, scoreOfSession } from '../../solver/roster/explain/score.ts';
import { type PointsByLine, pointsOf } from '../../solver/roster/points-by-line.ts';
import type { Crn, SessionId } from '../../solver/roster/problem.ts';
import { type AskedRefusal, rosterAsked } from './asked.ts';
import { type LineInWords, linesInWords } from './line-words.ts';
import type { Refusal } from './refusals.ts';

/** Points won and lost, and the lines that they come from. */
export interface Score {
  points: number;
  lines: LineInWords[];
}

/** What a person's week wins and loses in a roster. Refused: no such roster, or no such person in its week. */
export async function personScore(
  db: Db,
  id: number,
  crn: Crn,
): Promise<({ crn: Crn } & Score) | Refusal<AskedRefusal>> {
  const asked = await rosterAsked(db, id, { crn });
  return 'refused' in asked ? asked : { crn, ...scoreIn(scoreOfPerson(asked.standing.facts, crn)) };
}

/** What a roster wins by a session running. Refused: no such roster, or no such session in its week. */
export async function sessionScore(
  db: Db,
  id: number,
  session: SessionId,
): Promise<({ session: SessionId; people: number } & Score) | Refusal<AskedRefusal>> {
  const asked = await rosterAsked(db, id, { session });
  if ('refused' in asked) return asked;
  const { facts } = asked.standing;
  const people = facts.peopleOn(session).length;
  return { session, people, ...scoreIn(scoreOfSession(facts, session)) };
}

function scoreIn(byLine: PointsByLine): Score {
  return { points: pointsOf(byLine), lines: linesInWords(byLine) };
}
