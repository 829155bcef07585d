import type { Db } from '../../db/connect.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { type WorthHere, whyHere } from '../../solver/roster/explain/why-here.ts';
import type { Crn, SessionId } from '../../solver/roster/problem.ts';
import { type AskedRefusal, placeOf, rosterAsked, type SessionPlace } from './asked.ts';
import type { RosterInWeek } from './in-week.ts';
import { type LineInWords, linesInOnePhrase, linesInWords, wonOrLost } from './line-words.ts';
import type { Refusal } from './refusals.ts';
import { type PlaceView, placeViews } from './suggestion-view.ts';
import { type BreachInWords, breachesInWords } from './words.ts';

/** What keeps a person on a session. */
export interface WorthHereView {
  pinned: boolean;
  /** They have been told of it. */
  published: boolean;
  /** Won by the booking (negative: lost). */
  points: number;
  lines: LineInWords[];
  /** Rules that the roster would break without it. */
  breaches: BreachInWords[];
  sentence: string;
}

/** Why a person is on a session, and where else they could be. */
export interface WhyHereView extends SessionPlace, WorthHereView {
  crn: Crn;
  /** Elsewhere instead; points against staying. */
  alternatives: PlaceView[];
}

/**
 * Why a person is on a session, with at most `most` alternatives. Refused: no such roster, no such person or session in its
 * week, or no such booking.
 */
export async function whyBooked(
  db: Db,
  id: number,
  crn: Crn,
  session: SessionId,
  most: number,
  today: IsoDate,
): Promise<WhyHereView | Refusal<AskedRefusal | 'no-such-booking'>> {
  const asked = await rosterAsked(db, id, { crn, session, today });
  if ('refused' in asked) return asked;
  const { found, standing } = asked;
  if (!standing.isBooked(crn, session)) return { refused: 'no-such-booking' };
  const { alternatives, ...here } = whyHere(standing, crn, session, most);
  return {
    crn,
    ...placeOf(asked, session),
    ...worthInWords(here, found),
    alternatives: placeViews(asked, crn, alternatives),
  };
}

/** What keeps a person on a session, in words. */
export function worthInWords({ worth, ...why }: WorthHere, { roster }: RosterInWeek): WorthHereView {
  const published = why.published || roster.state === 'published';
  const breaches = breachesInWords(worth.breaches);
  return {
    pinned: why.pinned,
    published,
    points: worth.points,
    lines: linesInWords(worth.byLine),
    breaches,
    sentence: [
      `${wonOrLost(worth.points)} by the booking: ${linesInOnePhrase(worth.byLine)}`,
      ...breaches.map(({ sentence }) => `without it, ${sentence}`),
      ...(why.pinned ? ['it is pinned'] : []),
      ...(published ? ['they have been told of it'] : []),
    ].join('; '),
  };
}
