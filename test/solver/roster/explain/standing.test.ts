import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { givenPerson, givenProblem, givenSession } from '../../../given/problems.ts';

const problem = givenProblem(
  ['A', 'B', 'C'].map((crn) => givenPerson(crn)),
  [givenSession('garden'), givenSession('kitchen')],
  {
    pinned: [['A', 'garden']],
    keepApart: [
      ['A', 'B'],
      ['C', 'A'],
    ],
  },
);

describe('a roster as it stands', () => {
  const standing = standingOf(problem, [
    ['A', 'garden'],
    ['B', 'kitchen'],
  ]);

  it('knows who is booked where', () => {
    expect(standing.isBooked('A', 'garden')).toBe(true);
    expect(standing.isBooked('A', 'kitchen')).toBe(false);
    expect(standing.isBooked('C', 'garden')).toBe(false);
  });

  it('knows who is pinned where', () => {
    expect(standing.isPinned('A', 'garden')).toBe(true);
    expect(standing.isPinned('B', 'kitchen')).toBe(false);
    expect(standing.pinnedOf('A')).toEqual([['A', 'garden']]);
    expect(standing.pinnedOf('B')).toEqual([]);
  });

  it('knows who is kept apart, whoever is named first', () => {
    expect(standing.apartOf('A')).toEqual(problem.keepApart);
    expect(standing.apartOf('B')).toEqual([['A', 'B']]);
    expect(standing.apartOf('C')).toEqual([['C', 'A']]);
  });

  it('has the problem, the bookings and both looked up', () => {
    expect(standing.problem).toBe(problem);
    expect(standing.bookings).toHaveLength(2);
    expect(standing.facts.peopleOn('kitchen').map(({ crn }) => crn)).toEqual(['B']);
  });

  it('can be decided from a day on: whoever is on a session before it stays', () => {
    const [monday, wednesday] = ['2026-11-30', '2026-12-02'];
    const week = givenProblem(problem.people, [
      givenSession('garden', { date: monday }),
      givenSession('kitchen', { date: wednesday }),
    ]);
    const openOf = (from?: string) =>
      standingOf(week, standing.bookings, from).openSessions.map(({ id }) => id);
    expect(openOf()).toEqual(['garden', 'kitchen']);
    expect(openOf(wednesday)).toEqual(['kitchen']);

    const onWednesday = standingOf(week, standing.bookings, wednesday);
    expect(onWednesday.isPinned('A', 'garden')).toBe(true);
    expect(onWednesday.isPinned('B', 'kitchen')).toBe(false);
    expect(onWednesday.pinnedOf('A')).toEqual([]);
  });

  it('may break rules', () => {
    expect(standingOf(problem, []).isBooked('A', 'garden')).toBe(false);
  });

  it('of someone unknown is refused', () => {
    expect(() => standingOf(problem, [['D', 'garden']])).toThrow(RangeError);
  });
});
