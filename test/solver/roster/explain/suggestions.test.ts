import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { bestSuggestions } from '../../../../solver/roster/explain/suggestions.ts';
import { bestWayIn } from '../../../../solver/roster/explain/ways-in.ts';
import { lessLines, noPoints } from '../../../../solver/roster/points-by-line.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';

const worth = givenPolicy().points;
const people = [
  givenPerson('unfree', { urgency: 5, availability: [] }),
  givenPerson('slow', { urgency: 1 }),
  givenPerson('busy', { maxMinutes: 420 }),
  givenPerson('urgent', { urgency: 3 }),
];
const garden = givenSession('garden', { kind: 'individual' });
const kitchen = givenSession('kitchen', { kind: 'individual', date: week[2]! });
const standing = standingOf(givenProblem(people, [garden, kitchen]), [['busy', 'kitchen']]);
const ways = people.map((person) => bestWayIn(standing, person, garden));

describe('suggestions', () => {
  it('are those that can be booked now, most points first, then those that a rule stands in the way of', () => {
    const order = bestSuggestions(standing, ways, 9).map(({ crn }) => crn);
    expect(order).toEqual(['urgent', 'slow', 'busy', 'unfree']);
  });

  it('are at most as many as asked for', () => {
    expect(bestSuggestions(standing, ways, 2).map(({ crn }) => crn)).toEqual(['urgent', 'slow']);
    expect(bestSuggestions(standing, ways, 0)).toEqual([]);
  });

  it('say who, where, instead of what, and what it wins', () => {
    const [urgent] = bestSuggestions(standing, ways, 1);
    const won = {
      firstShortMinute: 3 * 420 * worth.firstShortMinute,
      travelMinute: -30 * worth.travelMinute,
    };
    expect(urgent).toEqual({
      crn: 'urgent',
      session: 'garden',
      giveUp: [],
      points: won.firstShortMinute + won.travelMinute,
      byLine: { ...noPoints, ...won },
      obstacles: [],
    });
    const busy = bestSuggestions(standing, ways, 3).at(-1);
    expect(busy).toMatchObject({ giveUp: ['kitchen'], points: 0, byLine: lessLines(noPoints, noPoints) });
  });
});
