import type { Db } from '../../db/connect.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { placesFor } from '../../solver/roster/explain/places.ts';
import { creditOf } from '../../solver/roster/facts.ts';
import type { Crn } from '../../solver/roster/problem.ts';
import { type AskedRefusal, rosterAsked } from './asked.ts';
import type { Refusal } from './refusals.ts';
import { type PlaceView, placeViews } from './suggestion-view.ts';

/** A person's hours, and where else they could work. */
export interface PlacesView {
  crn: Crn;
  /** Credit minutes that the roster gives them. */
  minutes: number;
  minMinutes: number;
  maxMinutes: number;
  /** The best first: those that can be booked now. */
  places: PlaceView[];
}

/** The best places for one person this week, at most `most`. Refused: no such roster, or no such person in its week. */
export async function bestPlaces(
  db: Db,
  id: number,
  crn: Crn,
  most: number,
  today: IsoDate,
): Promise<PlacesView | Refusal<AskedRefusal>> {
  const asked = await rosterAsked(db, id, { crn, today });
  if ('refused' in asked) return asked;
  const { facts } = asked.standing;
  const { minMinutes, maxMinutes } = facts.person(crn);
  const places = placeViews(asked, crn, placesFor(asked.standing, crn, most));
  return { crn, minutes: creditOf(facts.sessionsOf(crn)), minMinutes, maxMinutes, places };
}
