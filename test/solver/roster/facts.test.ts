import { describe, expect, it } from 'vitest';
import { creditOf, factsOf } from '../../../solver/roster/facts.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../given/problems.ts';

const [ann, bob] = [givenPerson('A'), givenPerson('B')];
const garden = givenSession('garden');
const kitchen = givenSession('kitchen', { project: 'P2', date: week[2]! });
const problem = givenProblem([ann, bob], [garden, kitchen], {
  travel: [['A', 'P1', 35]],
  published: [
    ['A', 'garden'],
    ['A', 'kitchen'],
  ],
});
const facts = factsOf(problem, [
  ['B', 'garden'],
  ['A', 'garden'],
  ['A', 'kitchen'],
]);

describe('the facts of a roster', () => {
  it('know people and sessions by name', () => {
    expect(facts.person('A')).toBe(ann);
    expect(facts.session('kitchen')).toBe(kitchen);
    expect(() => facts.person('Z')).toThrow(RangeError);
    expect(() => facts.session('shed')).toThrow(RangeError);
  });

  it('know how long the way is, where there is one', () => {
    expect(facts.travelMinutes('A', 'P1')).toBe(35);
    expect(facts.travelMinutes('A', 'P2')).toBeUndefined();
    expect(facts.travelMinutes('B', 'P1')).toBeUndefined();
    expect(facts.travelOf('A')).toEqual([['A', 'P1', 35]]);
    expect(facts.travelOf('B')).toEqual([]);
  });

  it('know who is on what, in the order of the bookings', () => {
    expect(facts.sessionsOf('A')).toEqual([garden, kitchen]);
    expect(facts.peopleOn('garden')).toEqual([bob, ann]);
    expect(factsOf(problem, []).sessionsOf('A')).toEqual([]);
    expect(factsOf(problem, []).peopleOn('garden')).toEqual([]);
  });

  it('know who has been told of what, booked or not', () => {
    expect(['garden', 'kitchen'].map((id) => facts.isPublished('A', id))).toEqual([true, true]);
    expect(facts.isPublished('B', 'garden')).toBe(false);
    expect(factsOf(problem, []).isPublished('A', 'garden')).toBe(true);
  });

  it('know the same of other bookings', () => {
    const other = facts.rebooked([['B', 'kitchen']]);
    expect(other.bookings).toEqual([['B', 'kitchen']]);
    expect(other.peopleOn('kitchen')).toEqual([bob]);
    expect(other.sessionsOf('A')).toEqual([]);
    expect(other.travelMinutes('A', 'P1')).toBe(35);
    expect(facts.sessionsOf('B')).toEqual([garden]);
    expect(() => facts.rebooked([['Z', 'garden']])).toThrow(RangeError);
  });

  it('refuse a booking of someone or something unknown', () => {
    expect(() => factsOf(problem, [['Z', 'garden']])).toThrow(RangeError);
    expect(() => factsOf(problem, [['A', 'shed']])).toThrow(RangeError);
  });
});

describe('credit minutes', () => {
  it('of sessions add up', () => {
    expect(creditOf([garden, { ...kitchen, creditMinutes: 180 }])).toBe(420 + 180);
    expect(creditOf([])).toBe(0);
  });
});
