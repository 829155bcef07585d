import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeGroups } from '../../../solver/groups/judge.ts';
import { solve } from '../../../solver/groups/solve.ts';
import { anyGroupProblem } from '../../given/any-group-problem.ts';
import { groupOracle } from '../../given/group-oracle.ts';

const problems = 300;
const seed = 20_261_130;
const oracleSeconds = 20;

describe('any problem of forming groups', () => {
  it('is solved as HiGHS solves it, and the answer passes the judge', async () => {
    const counts = { optimal: 0, feasible: 0, infeasible: 0 };
    await fc.assert(
      fc.asyncProperty(anyGroupProblem, async (problem) => {
        const answer = solve(problem);
        const oracle = await groupOracle(problem, oracleSeconds);
        expect(oracle.status).not.toBe('unproven');
        counts[answer.status] += 1;
        if (answer.status === 'infeasible') {
          expect(oracle.status).toBe('infeasible');
          expect(answer.conflicts!.length).toBeGreaterThan(0);
          return;
        }
        expect(oracle.status).toBe('optimal');
        expect(judgeGroups(problem, answer.groups)).toMatchObject({ breaches: [], points: answer.points });
        expect(answer.bound).toBeGreaterThanOrEqual(oracle.points);
        expect(answer.points).toBeLessThanOrEqual(oracle.points);
        if (answer.status === 'optimal') expect(answer.points).toBe(oracle.points);
        const placed = new Set(answer.groups.flatMap(({ referrals }) => referrals));
        expect(answer.waiting.map(({ referral }) => referral)).toEqual(
          problem.referrals.map(({ id }) => id).filter((id) => !placed.has(id)),
        );
      }),
      { numRuns: problems, seed, endOnFailure: true },
    );
    expect(counts.optimal).toBeGreaterThan(counts.feasible);
  });
});
