import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFactsOf } from '../../../solver/groups/facts.ts';
import { judgeGroups, verdictOnGroups } from '../../../solver/groups/judge.ts';
import { noGroupPoints, sumOfGroupLines } from '../../../solver/groups/points-by-line.ts';
import type { Candidate, Referral } from '../../../solver/groups/problem.ts';
import { anyGroupProblem } from '../../given/any-group-problem.ts';
import {
  givenCandidate,
  givenGroupPolicy,
  givenGroupProblem,
  givenReferral,
} from '../../given/group-problems.ts';

const seed = 20_261_130;
const worth = givenGroupPolicy().points;
const people = (count: number, change: Partial<Referral> = {}) =>
  Array.from({ length: count }, (_, i) => givenReferral(`R${i + 1}`, change));

/** The points, line by line, of the first so many of some people in one group. */
function linesOf(joiners: number, candidate: Partial<Candidate> = {}, change: Partial<Referral> = {}) {
  const all = people(5, change);
  const groups =
    joiners === 0 ? [] : [{ candidate: 'G', referrals: all.slice(0, joiners).map(({ id }) => id) }];
  return judgeGroups(givenGroupProblem(all, [givenCandidate('G', candidate)]), groups).byLine;
}

describe('a group that opens', () => {
  it('costs its opening, and wins its people less their waiting and their way', () => {
    // Three people, the optimum; ten weeks waited each; the group starts in 5 whole weeks, half an hour away.
    expect(linesOf(3)).toEqual({
      placed: 3 * worth.placed,
      waitedWeek: 3 * 10 * worth.waitedWeek,
      startWeek: -3 * 5 * worth.startWeek,
      lastChance: 0,
      opened: -worth.opened,
      offOptimum: 0,
      travelMinute: -3 * 30 * worth.travelMinute,
    });
  });

  it('costs as much for each person under the optimum as for each over it', () => {
    expect(linesOf(2).offOptimum).toBe(-worth.offOptimum);
    expect(linesOf(4).offOptimum).toBe(-worth.offOptimum);
    expect(linesOf(5).offOptimum).toBe(-2 * worth.offOptimum);
  });

  it('wins more for those who have their last chance', () => {
    expect(linesOf(2, {}, { lastChance: true }).lastChance).toBe(2 * worth.lastChance);
  });
});

describe('a group that runs already', () => {
  it('costs no opening', () => {
    expect(linesOf(1, { members: 2 })).toMatchObject({ opened: 0, offOptimum: 0, placed: worth.placed });
  });

  it('costs what it is off the optimum though nobody joins', () => {
    expect(linesOf(0, { members: 1 })).toEqual({ ...noGroupPoints, offOptimum: -2 * worth.offOptimum });
    expect(linesOf(0, { members: 6 })).toEqual({ ...noGroupPoints, offOptimum: -3 * worth.offOptimum });
  });
});

describe('a group that stays shut', () => {
  it('costs nothing', () => {
    expect(linesOf(0)).toEqual(noGroupPoints);
  });
});

describe('the verdict', () => {
  it('of nobody and nothing is none, and no points', () => {
    expect(judgeGroups(givenGroupProblem([], []), [])).toEqual({
      breaches: [],
      points: 0,
      byLine: noGroupPoints,
    });
  });

  it('tells every broken rule at once, those of joining first', () => {
    const late = givenReferral('R1', { readyFrom: '2027-02-01', needs: ['step-free'] });
    const problem = givenGroupProblem([late], [givenCandidate('G')], { travel: [] });
    expect(
      judgeGroups(problem, [{ candidate: 'G', referrals: ['R1'] }]).breaches.map(({ rule }) => rule),
    ).toEqual(['ready', 'travel', 'need', 'size']);
  });

  it('counts no way for someone who cannot get there, and does not fail', () => {
    const problem = givenGroupProblem(people(3), [givenCandidate('G')], { travel: [] });
    expect(judgeGroups(problem, [{ candidate: 'G', referrals: ['R1'] }]).byLine.travelMinute).toBe(0);
  });

  it('refuses a group that the problem does not know', () => {
    const problem = givenGroupProblem(people(1), []);
    expect(() => judgeGroups(problem, [{ candidate: 'G', referrals: ['R1'] }])).toThrow(RangeError);
  });

  it('of any groups at all has the points of its lines, whole and in whatever order people stand', () => {
    fc.assert(
      fc.property(anyGroupProblem, (problem) => {
        const ids = problem.referrals.map(({ id }) => id);
        const groups = problem.candidates.map(({ id }, i) => ({
          candidate: id,
          referrals: ids.filter((_, r) => r % problem.candidates.length === i),
        }));
        const verdict = judgeGroups(problem, groups);
        expect(Number.isInteger(verdict.points)).toBe(true);
        expect(sumOfGroupLines(verdict.byLine)).toBe(verdict.points);
        expect(verdictOnGroups(groupFactsOf(problem, groups))).toEqual(verdict);
        const turned = groups.map((one) => ({ ...one, referrals: one.referrals.toReversed() })).reverse();
        expect(judgeGroups(problem, turned).byLine).toEqual(verdict.byLine);
      }),
      { seed, numRuns: 100 },
    );
  });
});
