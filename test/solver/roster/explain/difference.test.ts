import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../../solver/roster/explain/difference.ts';
import { judge } from '../../../../solver/roster/judge.ts';
import type { PointsByLine } from '../../../../solver/roster/points-by-line.ts';
import type { Booking } from '../../../../solver/roster/problem.ts';
import { bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenPolicy, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyObeyingSearch } from '../../../given/search.ts';

const seed = 20_261_130;
const worth = givenPolicy().points;
const garden = givenSession('garden', { date: week[1]! });
const kitchen = givenSession('kitchen', { date: week[2]! });
const shed = givenSession('shed', { project: 'P2', date: week[3]! });
const problem = givenProblem(
  [givenPerson('A', { minMinutes: 840 }), givenPerson('B', { minMinutes: 0 })],
  [garden, kitchen, shed],
  { published: [['A', 'garden']] },
);

describe('the difference of two rosters', () => {
  const between = (before: Booking[], after: Booking[]) => differenceOf(problem, before, after);

  it('is nothing between a roster and itself', () => {
    const both: Booking[] = [
      ['A', 'garden'],
      ['B', 'kitchen'],
    ];
    const { added, dropped, moved, points, byLine } = between(both, [...both].reverse());
    expect([added, dropped, moved]).toEqual([[], [], []]);
    expect(points.before).toBe(points.after);
    expect(Object.values(byLine).every((line) => Object.is(line, 0))).toBe(true);
  });

  it('is what is added and what is dropped', () => {
    const { added, dropped, moved } = between([['A', 'garden']], [['B', 'garden']]);
    expect(added).toEqual([['B', 'garden']]);
    expect(dropped).toEqual([['A', 'garden']]);
    expect(moved).toEqual([]);
  });

  it('is who moved from where to where', () => {
    const { added, dropped, moved } = between([['A', 'garden']], [['A', 'shed']]);
    expect(moved).toEqual([{ crn: 'A', from: 'garden', to: 'shed' }]);
    expect([added, dropped]).toEqual([[], []]);
  });

  it('pairs the sessions that a person leaves and takes by date', () => {
    const before: Booking[] = [
      ['A', 'shed'],
      ['A', 'garden'],
    ];
    const { added, dropped, moved } = between(before, [['A', 'kitchen']]);
    // the garden is on Tuesday, the kitchen on Wednesday, the shed on Thursday
    expect(moved).toEqual([{ crn: 'A', from: 'garden', to: 'kitchen' }]);
    expect(dropped).toEqual([['A', 'shed']]);
    expect(added).toEqual([]);
  });

  it('says what it is worth, line by line', () => {
    const { points, byLine } = between([['A', 'garden']], []);
    // without the garden A lacks 420 first minutes more, the garden stands down, half an hour of travel is saved, and
    // what A had been told no longer holds
    const expected: PointsByLine = {
      firstShortMinute: -420 * worth.firstShortMinute,
      shortMinute: 0,
      extraMinute: 0,
      notCommenced: 0,
      stoodDown: -worth.stoodDown,
      travelMinute: 30 * worth.travelMinute,
      usualProject: 0,
      ete: 0,
      published: -worth.published,
    };
    expect(byLine).toEqual(expected);
    expect(points.after - points.before).toBe(Object.values(expected).reduce((sum, line) => sum + line, 0));
  });

  it('turns the first roster into the second, whatever they are', () => {
    const anyTwo = anyObeyingSearch({ people: 12, sessions: 8 }).chain((search) => {
      const bookings = bookingsOf(search.c, search.weeks);
      const some = fc.shuffledSubarray(bookings);
      return fc.record({ problem: fc.constant(search.problem), before: some, after: some });
    });
    fc.assert(
      fc.property(anyTwo, ({ problem, before, after }) => {
        const { added, dropped, moved, points } = differenceOf(problem, before, after);
        const gone = new Set(
          [...dropped, ...moved.map(({ crn, from }) => [crn, from])].map((pair) => pair.join()),
        );
        const come = [...added, ...moved.map(({ crn, to }) => [crn, to])].map((pair) => pair.join());
        const kept = before.map((pair) => pair.join()).filter((pair) => !gone.has(pair));
        expect([...kept, ...come].sort()).toEqual(after.map((pair) => pair.join()).sort());
        expect(points).toEqual({
          before: judge(problem, before).points,
          after: judge(problem, after).points,
        });
      }),
      { seed, numRuns: 100 },
    );
  });
});
