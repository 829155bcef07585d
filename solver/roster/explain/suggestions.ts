import type { PointsByLine } from '../points-by-line.ts';
import type { Crn, SessionId } from '../problem.ts';
import { weigh } from './consequence.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import type { Standing } from './standing.ts';
import { changeBy, compareWays, type WayIn } from './ways-in.ts';

/** One person on one session that they are not on yet. */
export interface Suggestion {
  crn: Crn;
  session: SessionId;
  /** Their own sessions that must go for it: of the same day, or over their minutes. */
  giveUp: SessionId[];
  /** Won against the roster as it stands (negative: lost), as if none of the obstacles stood. */
  points: number;
  /** The same, line by line. */
  byLine: PointsByLine;
  /** The rules in the way; empty: it can be booked now. */
  obstacles: Obstacle[];
}

/**
 * The first so many of some ways in, figures by the judge: those that can be booked now, most points first, then those that
 * fewest rules stand in the way of.
 */
export function bestSuggestions(standing: Standing, ways: readonly WayIn[], most: number): Suggestion[] {
  return ways
    .toSorted(compareWays)
    .slice(0, most)
    .map((way) => {
      const weight = weigh(standing, changeBy(way));
      return {
        crn: way.person.crn,
        session: way.session.id,
        giveUp: way.giveUp.map(({ id }) => id),
        points: weight.points,
        byLine: weight.byLine,
        obstacles: obstaclesOf(standing, way, weight),
      };
    });
}
