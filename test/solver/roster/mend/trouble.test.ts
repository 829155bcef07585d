import { describe, expect, it } from 'vitest';
import { type Trouble, troubleOf } from '../../../../solver/roster/mend/trouble.ts';
import type { Booking, RosterProblem } from '../../../../solver/roster/problem.ts';
import { solve } from '../../../../solver/roster/solve.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const garden = givenSession('garden');
const kitchen = givenSession('kitchen', { date: week[2]! });
const people = ['A', 'B', 'C'].map((crn) => givenPerson(crn));

function troubleIn(
  problem: RosterProblem,
  before: readonly Booking[],
  placing: readonly string[] = [],
): Trouble {
  const found = troubleOf(problem, before, placing);
  if ('conflicts' in found) throw new Error('the story needs pins that can be kept');
  return found;
}

describe('affected', () => {
  it('is nobody by a roster that can stand', () => {
    const found = troubleIn(givenProblem(people, [garden]), [['A', 'garden']]);
    expect(found.affected).toEqual([]);
    expect(found.fallen).toEqual([]);
    expect(found.facts.bookings).toEqual([['A', 'garden']]);
  });

  it('is who loses bookings, for as many places', () => {
    const before: Booking[] = [
      ['B', 'garden'],
      ['B', 'shed'],
      ['A', 'garden'],
    ];
    const full = { ...garden, capacity: 0 };
    const found = troubleIn(givenProblem(people, [full]), before);
    expect(found.affected).toEqual([
      { crn: 'A', places: 1 },
      { crn: 'B', places: 2 },
    ]);
  });

  it('is who must commence and has nothing, and who is to be placed, for as many as there are days', () => {
    const commencing = ['A', 'B'].map((crn) => givenPerson(crn, { mustCommence: true }));
    const problem = givenProblem([...commencing, givenPerson('C')], [garden]);
    expect(troubleIn(problem, [['A', 'garden']]).affected).toEqual([{ crn: 'B', places: 7 }]);
    expect(troubleIn(problem, [['A', 'garden']], ['C']).affected).toEqual([
      { crn: 'B', places: 7 },
      { crn: 'C', places: 7 },
    ]);
  });

  it('is who is pinned now, and whoever the pinned session needs to run', () => {
    const needsTwo = givenProblem(people.slice(0, 2), [{ ...garden, minAttendance: 2 }, kitchen], {
      pinned: [['A', 'garden']],
    });
    const found = troubleIn(needsTwo, [['B', 'kitchen']]);
    expect(found.affected.map(({ crn }) => crn)).toEqual(['A', 'B']);
    expect(found.facts.problem).toBe(needsTwo);
    expect(found.facts.bookings).toEqual([
      ['A', 'garden'],
      ['B', 'garden'],
      ['B', 'kitchen'],
    ]);
  });
});

describe('pins that cannot be kept', () => {
  const busy = givenPerson('A', { availability: [] });

  it('are told as a search from the beginning tells them', () => {
    const lonely = givenProblem([busy, givenPerson('B')], [garden, { ...kitchen, minAttendance: 2 }], {
      pinned: [
        ['A', 'garden'],
        ['B', 'kitchen'],
      ],
    });
    const found = troubleOf(lonely, [], []);
    expect(found).toEqual({ conflicts: solve(lonely).conflicts });
    expect(found).toEqual({
      conflicts: [
        { crn: 'A', session: 'garden', rules: ['available'] },
        { crn: 'B', session: 'kitchen', rules: ['min-attendance'] },
      ],
    });
  });
});
