import { describe, expect, it } from 'vitest';
import type { Roster } from '../../solver/roster/roster.ts';
import { solve } from '../../solver/roster/solve.ts';
import type { OracleAnswer } from '../given/oracle.ts';
import { givenPerson, givenProblem, givenSession } from '../given/problems.ts';
import { agreementOf } from './agreement.ts';

const problem = givenProblem([givenPerson('A'), givenPerson('B')], [givenSession('garden', { capacity: 1 })]);
const ours = solve(problem);
const optimum: OracleAnswer = { status: 'optimal', points: ours.points, bookings: ours.bookings };
const infeasible: OracleAnswer = { status: 'infeasible', points: 0, bookings: [] };
const nobody: Roster = { ...ours, status: 'infeasible', bookings: [] };

describe('ours and HiGHS', () => {
  it('agree on the optimum, and on a roster below it whose bound is not', () => {
    expect(agreementOf(problem, ours, optimum)).toBe('agree');
    const empty = solve({ ...problem, sessions: [], travel: [] }).points - 3_000;
    const lesser: Roster = { ...ours, status: 'feasible', bookings: [], points: empty };
    expect(agreementOf(problem, lesser, optimum)).toBe('agree');
  });

  it('agree that there is no roster', () => {
    expect(agreementOf(problem, nobody, infeasible)).toBe('agree');
  });

  it('disagree where only one of them has a roster', () => {
    expect(agreementOf(problem, ours, infeasible)).toBe('disagree');
    expect(agreementOf(problem, nobody, optimum)).toBe('disagree');
  });

  it('disagree where the optimum is over our bound, or ours says points that the judge does not count', () => {
    expect(agreementOf(problem, { ...ours, bound: ours.points - 1 }, optimum)).toBe('disagree');
    expect(agreementOf(problem, { ...ours, points: ours.points + 1 }, optimum)).toBe('disagree');
  });

  it('disagree where ours breaks a rule', () => {
    const crowd: Roster = {
      ...ours,
      bookings: [
        ['A', 'garden'],
        ['B', 'garden'],
      ],
    };
    expect(agreementOf(problem, crowd, optimum)).toBe('disagree');
  });

  it('cannot be compared where HiGHS ran out of time with nothing better', () => {
    const late: OracleAnswer = { status: 'unproven', points: Number.NaN, bookings: [] };
    expect(agreementOf(problem, ours, late)).toBe('no proof');
    expect(agreementOf(problem, nobody, late)).toBe('no proof');
  });

  it('disagree where HiGHS ran out of time with a roster better than our proven one', () => {
    const empty = solve({ ...problem, sessions: [], travel: [] }).points - 3_000;
    const wrong: Roster = { ...ours, points: empty, bound: empty, bookings: [] };
    expect(agreementOf(problem, wrong, { ...optimum, status: 'unproven' })).toBe('disagree');
  });
});
