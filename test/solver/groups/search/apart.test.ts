import { describe, expect, it } from 'vitest';
import { partingOf } from '../../../../solver/groups/search/apart.ts';
import { solve } from '../../../../solver/groups/solve.ts';
import { givenMarket } from '../../../given/group-markets.ts';
import {
  givenCandidate,
  givenGroupProblem,
  givenProgramme,
  givenReferral,
} from '../../../given/group-problems.ts';

describe('two in a group who are kept apart', () => {
  it('are parted so that the one of whom most stay away does not come, or they all do not', () => {
    // pairs 0 to 3 are those of person 0 to 3 in the only group; 1 is kept apart from 0, 2 and 3
    const m = givenMarket(4, [{ gains: { 0: 500, 1: 500, 2: 500, 3: 500 } }], {
      apart: [
        [0, 1],
        [1, 2],
        [1, 3],
      ],
    });
    expect(partingOf(m)([0, 1])).toEqual([[1], [0, 2, 3]]);
    expect(partingOf(m)([1, 3])).toEqual([[1], [0, 2, 3]]);
  });

  it('with many others, all of them from one another, are soon seen to fill no group', () => {
    const people = Array.from({ length: 30 }, (_, i) => givenReferral(`R${i}`));
    const keepApart = people.flatMap(({ crn }, i) =>
      people.slice(i + 1).map((other) => [crn, other.crn] as const),
    );
    const candidates = ['G1', 'G2', 'G3'].map((id) => givenCandidate(id));
    const programmes = [givenProgramme('TSP', { minSize: 4, optimumSize: 8, maxSize: 12 })];
    const problem = givenGroupProblem(people, candidates, { keepApart, programmes });
    expect(solve(problem)).toMatchObject({ status: 'optimal', points: 0, bound: 0 });
    expect(solve({ ...problem, pinned: [['R0', 'G1']] })).toMatchObject({
      status: 'infeasible',
      conflicts: [{ referral: 'R0', candidate: 'G1', rules: ['size'] }],
    });
  });
});
