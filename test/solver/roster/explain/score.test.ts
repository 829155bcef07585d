import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOfPerson, scoreOfSession } from '../../../../solver/roster/explain/score.ts';
import { factsOf } from '../../../../solver/roster/facts.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import {
  lessLines,
  noPoints,
  type PointsByLine,
  plusLines,
} from '../../../../solver/roster/points-by-line.ts';
import type { Booking } from '../../../../solver/roster/problem.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyBookedSearch } from '../../../given/search.ts';

const seed = 20_261_130;
const worth = givenPolicy().points;
const ann = givenPerson('A', { minMinutes: 840, urgency: 3, usualProject: 'P2', eteMinutesLeft: 420 });
const bob = givenPerson('B', { minMinutes: 0, mustCommence: true });
const garden = givenSession('garden');
const college = givenSession('college', { project: 'P2', kind: 'ete', date: week[2]! });
const shed = givenSession('shed', { project: 'P3', date: week[3]! });
const problem = givenProblem([ann, bob], [garden, college, shed], { published: [['A', 'garden']] });
const bookings: Booking[] = [
  ['A', 'garden'],
  ['A', 'college'],
];
const facts = factsOf(problem, bookings);

/** Any week and bookings of it, whatever rules they break. */
const anyRoster = anyBookedSearch({ people: 16, sessions: 8 }).map(({ problem, c, weeks }) => ({
  problem,
  bookings: bookingsOf(c, weeks),
}));

describe('the score of a person', () => {
  it('is what their bookings win and lose', () => {
    // 840 of 840 minutes; half an hour there, twice
    expect(scoreOfPerson(facts, 'A')).toEqual({
      ...noPoints,
      travelMinute: -2 * 30 * worth.travelMinute,
      usualProject: worth.usualProject,
      ete: worth.ete,
      published: worth.published,
    });
  });

  it('is what they lose where they have none', () => {
    expect(scoreOfPerson(facts, 'B')).toEqual({ ...noPoints, notCommenced: -worth.notCommenced });
  });

  it('of someone unknown is refused', () => {
    expect(() => scoreOfPerson(facts, 'Z')).toThrow(RangeError);
  });

  it('makes the points of the roster, with those of everyone else and the sessions stood down', () => {
    fc.assert(
      fc.property(anyRoster, ({ problem, bookings }) => {
        const facts = factsOf(problem, bookings);
        const { byLine, stoodDown } = judge(problem, bookings);
        const lost: PointsByLine = { ...noPoints, stoodDown: -worth.stoodDown * stoodDown.length || 0 };
        const all = problem.people.map(({ crn }) => scoreOfPerson(facts, crn)).reduce(plusLines, lost);
        expect(all).toEqual(byLine);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('the score of a session', () => {
  it('is what its bookings win, and that it does not stand down', () => {
    // without the garden A has 420 of 840 minutes, which are the further ones
    expect(scoreOfSession(facts, 'garden')).toEqual({
      ...noPoints,
      shortMinute: worth.shortMinute * 3 * 420,
      stoodDown: worth.stoodDown,
      travelMinute: -30 * worth.travelMinute,
      published: worth.published,
    });
  });

  it('of training counts no stand-down: it may stay empty', () => {
    expect(scoreOfSession(facts, 'college').stoodDown).toBe(0);
  });

  it('that nobody attends is nothing', () => {
    expect(scoreOfSession(facts, 'shed')).toEqual(noPoints);
  });

  it('that is unknown is refused', () => {
    expect(() => scoreOfSession(facts, 'barn')).toThrow(RangeError);
  });

  it('is what the roster has over the same roster without its bookings', () => {
    fc.assert(
      fc.property(anyRoster, ({ problem, bookings }) => {
        const facts = factsOf(problem, bookings);
        const is = judge(problem, bookings).byLine;
        for (const { id } of problem.sessions) {
          const without = bookings.filter(([, session]) => session !== id);
          expect(scoreOfSession(facts, id)).toEqual(lessLines(is, judge(problem, without).byLine));
        }
      }),
      { seed, numRuns: 100 },
    );
  });
});
