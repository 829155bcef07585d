import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../solver/roster/judge.ts';
import { faultsOf } from '../../../solver/roster/problem.ts';
import { solve } from '../../../solver/roster/solve.ts';
import { arbitraryWeek } from '../../given/arbitrary-week.ts';
import { inventedWeek } from '../../given/invented-week.ts';
import { oracle } from '../../given/oracle.ts';

const oracleSeconds = 60;

describe('any week of up to 60 people', () => {
  it('has a roster that obeys every rule, and no roster is better than one that says optimal', async () => {
    const proven = { optimal: 0, feasible: 0, infeasible: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryWeek({ people: 60, sessions: 24, pins: 6 }), async (problem) => {
        expect(faultsOf(problem)).toEqual([]);
        const roster = solve(problem);
        proven[roster.status] += 1;
        const best = await oracle(problem, oracleSeconds);
        if (roster.status === 'infeasible') {
          expect(best.status).toBe('infeasible');
          expect(roster.bookings).toEqual([]);
          expect(roster.conflicts?.length).toBeGreaterThan(0);
          return;
        }
        const verdict = judge(problem, roster.bookings);
        expect(verdict.breaches).toEqual([]);
        expect(roster.points).toBe(verdict.points);
        expect(roster.bound).toBeGreaterThanOrEqual(best.points);
        if (best.status === 'optimal') expect(roster.points).toBeLessThanOrEqual(best.points);
        if (roster.status === 'optimal' && best.status === 'optimal') expect(roster.points).toBe(best.points);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300), seed: Number(process.env.FUZZ_SEED ?? 20_261_130) },
    );
    if (process.env.FUZZ_RUNS) process.stdout.write(`${JSON.stringify(proven)}\n`);
    expect(proven.optimal).toBeGreaterThan(proven.feasible * 19);
  });

  it('gives the same bytes for the same problem, seed and steps', () => {
    const problem = inventedWeek({ people: 60, seed: 3 });
    const twice = [solve(problem, { seed: 7, steps: 40 }), solve(problem, { seed: 7, steps: 40 })];
    expect(JSON.stringify(twice[0])).toBe(JSON.stringify(twice[1]));
  });
});
