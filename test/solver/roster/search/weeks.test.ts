import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import {
  attendance,
  bookingsOf,
  rosterPoints,
  weekPoints,
  weeksFrom,
} from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyBookedSearch, anyObeyingSearch, givenSearch, weeksOf } from '../../../given/search.ts';

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

  it('come back from their own bookings', () => {
    fc.assert(
      fc.property(anyObeyingSearch({ people: 12, sessions: 8 }), ({ c, bestWeek, weeks }) => {
        const bookings = bookingsOf(c, weeks);
        const again = weeksFrom(c, bestWeek, bookings);
        const asBooked = new Set(bookings.map((booking) => booking.join()));
        expect(bookingsOf(c, again).filter((booking) => !asBooked.has(booking.join()))).toEqual([]);
        for (const [p, pairs] of again.entries())
          expect(weekPoints(c, p, pairs)).toBeGreaterThanOrEqual(weekPoints(c, p, weeks[p]!));
      }),
      { seed, numRuns: 100 },
    );
  });

  it('from bookings that cannot all be one person\u2019s are the best part of them', () => {
    const sessions = [givenSession('kitchen', { creditMinutes: 180 }), givenSession('garden')];
    const { c, bestWeek } = givenSearch(givenProblem([givenPerson('A')], sessions));
    const weeks = weeksFrom(c, bestWeek, [
      ['A', 'kitchen'],
      ['A', 'garden'],
      ['A', 'a session that the week has no more'],
      ['Z', 'garden'],
    ]);
    expect(bookingsOf(c, weeks)).toEqual([['A', 'garden']]);
  });
});
