import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../solver/roster/judge.ts';
import { attendance, bookingsOf, rosterPoints, weekPoints } from '../../../solver/roster/weeks.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../given/problems.ts';
import { anyBookedSearch, givenSearch, weeksOf } from '../../given/search.ts';

const seed = 20_261_130;

const anyWeeks = anyBookedSearch({ people: 12, sessions: 8 });

describe('weeks', () => {
  it('are worth what the judge says', () => {
    fc.assert(
      fc.property(anyWeeks, ({ problem, c, weeks }) => {
        expect(rosterPoints(c, weeks)).toBe(judge(problem, bookingsOf(c, weeks)).points);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('are worth the weeks of the people less the sessions that stand down', () => {
    fc.assert(
      fc.property(anyWeeks, ({ c, weeks }) => {
        const count = attendance(c, weeks);
        const stoodDown = c.sessions.reduce((sum, _, s) => sum + (count[s] === 0 ? c.standDown[s]! : 0), 0);
        const people = weeks.reduce((sum, pairs, p) => sum + weekPoints(c, p, pairs), 0);
        expect(rosterPoints(c, weeks)).toBe(people - stoodDown);
      }),
      { seed, numRuns: 50 },
    );
  });

  it('become bookings in the order of crn and session', () => {
    const sessions = [givenSession('kitchen'), givenSession('garden', { date: week[2]! })];
    const { c } = givenSearch(givenProblem([givenPerson('B'), givenPerson('A')], sessions));
    const all = [
      ['B', 'kitchen'],
      ['B', 'garden'],
      ['A', 'garden'],
    ] as const;
    expect(bookingsOf(c, weeksOf(c, all))).toEqual([
      ['A', 'garden'],
      ['B', 'garden'],
      ['B', 'kitchen'],
    ]);
    expect([...attendance(c, weeksOf(c, all))]).toEqual([1, 2]);
  });
});
