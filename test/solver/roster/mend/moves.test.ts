import { describe, expect, it } from 'vitest';
import { movesBetween } from '../../../../solver/roster/mend/moves.ts';
import type { Booking } from '../../../../solver/roster/problem.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const sessions = ['garden', 'kitchen', 'shop'].map((id, i) =>
  givenSession(id, { project: `P${i}`, date: week[i]! }),
);
const people = ['A', 'B', 'C'].map((crn) => givenPerson(crn));
const problem = givenProblem(people, sessions);

describe('moves', () => {
  it('are none where nothing changed, nor of people whom the week has no more', () => {
    expect(movesBetween(problem, [['A', 'garden']], [['A', 'garden']], [])).toEqual([]);
    expect(movesBetween(problem, [['Z', 'garden']], [], [])).toEqual([]);
  });

  it('say that the session stood down, before or by the repair', () => {
    const fallen = [{ crn: 'A', session: 'shed', because: 'stood-down' }] as const;
    const before: Booking[] = [
      ['A', 'shed'],
      ['B', 'garden'],
    ];
    expect(movesBetween(problem, before, [['A', 'kitchen']], fallen)).toEqual([
      { crn: 'A', from: 'shed', to: 'kitchen', because: { kind: 'stood-down' } },
      { crn: 'B', from: 'garden', to: null, because: { kind: 'stood-down' } },
    ]);
  });

  it('name the rule that the booking broke, and for whom someone makes way', () => {
    const fallen = [{ crn: 'A', session: 'garden', because: 'available' }] as const;
    const before: Booking[] = [
      ['A', 'garden'],
      ['B', 'kitchen'],
      ['C', 'garden'],
    ];
    const after: Booking[] = [
      ['A', 'kitchen'],
      ['B', 'shop'],
      ['C', 'garden'],
    ];
    expect(movesBetween(problem, before, after, fallen)).toEqual([
      { crn: 'A', from: 'garden', to: 'kitchen', because: { kind: 'rule', rule: 'available' } },
      { crn: 'B', from: 'kitchen', to: 'shop', because: { kind: 'makes-way', for: ['A'] } },
    ]);
  });

  it('say that someone is pinned, must commence, or that it is worth more', () => {
    const newcomer = givenPerson('D', { mustCommence: true });
    const week = givenProblem([...people, newcomer], sessions, { pinned: [['B', 'kitchen']] });
    const before: Booking[] = [
      ['A', 'garden'],
      ['C', 'garden'],
    ];
    const after: Booking[] = [
      ['A', 'garden'],
      ['A', 'shop'],
      ['B', 'kitchen'],
      ['C', 'shop'],
      ['D', 'shop'],
    ];
    expect(movesBetween(week, before, after, [])).toEqual([
      { crn: 'A', from: null, to: 'shop', because: { kind: 'wins-points' } },
      { crn: 'B', from: null, to: 'kitchen', because: { kind: 'pinned' } },
      { crn: 'C', from: 'garden', to: 'shop', because: { kind: 'wins-points' } },
      { crn: 'D', from: null, to: 'shop', because: { kind: 'must-commence' } },
    ]);
  });
});
