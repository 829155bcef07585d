import type { Place } from '../../solver/roster/explain/places.ts';
import type { Suggestion } from '../../solver/roster/explain/suggestions.ts';
import type { Crn, SessionId } from '../../solver/roster/problem.ts';
import { type Asked, placeOf, type SessionPlace } from './asked.ts';
import { type ObstacleInWords, obstacleInWords } from './lift-words.ts';
import { type LineInWords, linesInWords } from './line-words.ts';

/** What it would mean to book someone on a session. */
export interface SuggestionView {
  /** True: no rule stands in the way. */
  canBeBooked: boolean;
  /** Sessions of theirs that they would have to leave for it. */
  giveUp: SessionId[];
  /** Won (negative: lost), as if no rule stood in the way. */
  points: number;
  lines: LineInWords[];
  obstacles: ObstacleInWords[];
  /** One way; null: no way within the longest travel time is known. */
  travelMinutes: number | null;
}

/** A session that somebody could be on, and what that would mean. */
export type PlaceView = SessionPlace & SuggestionView;

/** A suggestion in words. */
export function suggestionView(
  { standing: { facts } }: Asked,
  { crn, session, giveUp, points, byLine, obstacles }: Suggestion,
): SuggestionView {
  return {
    canBeBooked: obstacles.length === 0,
    giveUp,
    points,
    lines: linesInWords(byLine),
    obstacles: obstacles.map((obstacle) => obstacleInWords(obstacle, session)),
    travelMinutes: facts.travelMinutes(crn, facts.session(session).project) ?? null,
  };
}

/** Places for one person in words. */
export function placeViews(asked: Asked, crn: Crn, places: readonly Place[]): PlaceView[] {
  return places.map((place) => ({
    ...placeOf(asked, place.session),
    ...suggestionView(asked, { crn, ...place }),
  }));
}
