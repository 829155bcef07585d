import type { Db } from '../../db/connect.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { scoreOfSession } from '../../solver/roster/explain/score.ts';
import { worthHere } from '../../solver/roster/explain/why-here.ts';
import { creditOf } from '../../solver/roster/facts.ts';
import { pointsOf } from '../../solver/roster/points-by-line.ts';
import type { Crn, SessionId, SessionKind } from '../../solver/roster/problem.ts';
import { type AskedRefusal, placeOf, rosterAsked, type SessionPlace } from './asked.ts';
import { linesInWords } from './line-words.ts';
import type { Refusal } from './refusals.ts';
import type { Score } from './score.ts';
import { type MarkInWords, markInWords, sessionsStanding } from './session-marks.ts';
import { viewOf } from './view.ts';
import { type WorthHereView, worthInWords } from './why-here.ts';
import type { BreachInWords } from './words.ts';

/** Somebody on a session, and why they are there. */
export interface PersonThere extends WorthHereView {
  crn: Crn;
  /** One way; null where no way is known. */
  travelMinutes: number | null;
  /** What they need that the session offers. */
  needs: string[];
  /** Credit minutes that the roster gives them in the week. */
  minutes: number;
  minMinutes: number;
}

/** A session of a roster: how full it is, what it is worth, and who is there. */
export interface SessionView extends SessionPlace, Score {
  kind: SessionKind;
  booked: number;
  capacity: number;
  minAttendance: number;
  tags: string[];
  marks: MarkInWords[];
  /** Rules that the roster breaks here, and bookings here that the week has not. */
  breaches: BreachInWords[];
  people: PersonThere[];
}

/** A session of a roster and who is there, by crn. Refused: no such roster, or no such session in its week. */
export async function sessionView(
  db: Db,
  id: number,
  session: SessionId,
  today: IsoDate,
): Promise<SessionView | Refusal<AskedRefusal>> {
  const asked = await rosterAsked(db, id, { session, today });
  if ('refused' in asked) return asked;
  const { found, standing } = asked;
  const { facts } = standing;
  const { kind, capacity, minAttendance, tags, project } = facts.session(session);
  const { booked, marks } = sessionsStanding(found).get(session)!;
  const byLine = scoreOfSession(facts, session);
  return {
    ...placeOf(asked, session),
    ...{ kind, booked, capacity, minAttendance, tags: [...tags] },
    marks: marks.map(markInWords),
    points: pointsOf(byLine),
    lines: linesInWords(byLine),
    breaches: viewOf(found).breaches.filter((breach) => breach.session === session),
    people: facts
      .peopleOn(session)
      .map(
        ({ crn, neededTags, minMinutes }): PersonThere => ({
          crn,
          travelMinutes: facts.travelMinutes(crn, project) ?? null,
          needs: neededTags.filter((tag) => tags.includes(tag)),
          minutes: creditOf(facts.sessionsOf(crn)),
          minMinutes,
          ...worthInWords(worthHere(standing, crn, session), found),
        }),
      )
      .toSorted((a, b) => (a.crn < b.crn ? -1 : 1)),
  };
}
