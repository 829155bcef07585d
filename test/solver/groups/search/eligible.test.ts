import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFactsOf } from '../../../../solver/groups/facts.ts';
import { pointsOfPlace } from '../../../../solver/groups/judge.ts';
import { sumOfGroupLines } from '../../../../solver/groups/points-by-line.ts';
import type { GroupProblem } from '../../../../solver/groups/problem.ts';
import { joinRulesAgainst } from '../../../../solver/groups/rules.ts';
import { eligiblePairs } from '../../../../solver/groups/search/eligible.ts';
import { anyGroupProblem } from '../../../given/any-group-problem.ts';
import {
  givenCandidate,
  givenGroupExample,
  givenGroupProblem,
  givenReferral,
} from '../../../given/group-problems.ts';

const seed = 20_261_130;

/** Who may join what by the register, and what the judge gives for the place. */
function byTheRegister(problem: GroupProblem) {
  const facts = groupFactsOf(problem, []);
  return problem.candidates.map((candidate) =>
    problem.referrals.flatMap((referral, r) =>
      joinRulesAgainst(referral, candidate, facts).length > 0
        ? []
        : [{ referral: r, gain: sumOfGroupLines(pointsOfPlace(referral, candidate, facts)) }],
    ),
  );
}

/** Any problem in which people have other things on, and windows that touch the sessions' ends. */
const anyBusyProblem = fc
  .tuple(
    anyGroupProblem,
    fc.array(
      fc.record({
        day: fc.nat(60),
        from: fc.integer({ min: 15, max: 20 }),
        hours: fc.integer({ min: 1, max: 3 }),
      }),
      {
        minLength: 22,
        maxLength: 22,
      },
    ),
    fc.array(fc.constantFrom('17:00', '18:00', '18:01'), { minLength: 22, maxLength: 22 }),
  )
  .map(
    ([problem, busy, frees]): GroupProblem => ({
      ...problem,
      referrals: problem.referrals.map((referral, r) => ({
        ...referral,
        availability: referral.availability.map((window) => ({ ...window, from: frees[r]! })),
        busy: [busy[r]!, busy[21 - r]!].map(({ day, from, hours }) => ({
          date: `2026-12-${String((day % 31) + 1).padStart(2, '0')}`,
          from: `${from}:30`,
          to: `${from + hours}:00`,
        })),
      })),
    }),
  );

describe('who may join what', () => {
  it('is what the register says, with the points that the judge gives', () => {
    fc.assert(
      fc.property(anyBusyProblem, (problem) => {
        expect(eligiblePairs(problem)).toEqual(byTheRegister(problem));
      }),
      { seed, numRuns: 300 },
    );
  });

  it('is the same in the example of the format', () => {
    const problem = givenGroupExample();
    expect(eligiblePairs(problem)).toEqual(byTheRegister(problem));
    expect(eligiblePairs(problem).flat().length).toBeGreaterThan(0);
  });

  it('wins what a place wins: for the wait and the last chance, less the start and the way', () => {
    const problem = givenGroupProblem([givenReferral('R1', { lastChance: true })], [givenCandidate('G1')]);
    // Ten weeks waited, five whole weeks from Monday 30 November to 5 January, half an hour's way.
    expect(eligiblePairs(problem)).toEqual([[{ referral: 0, gain: 1_000 + 10 * 20 - 5 * 15 + 1_500 - 30 }]]);
  });

  it('looks at both of two sessions on one day', () => {
    const sessions = [
      { date: '2027-01-05', from: '10:00', to: '12:00' },
      { date: '2027-01-05', from: '18:00', to: '20:30' },
    ];
    const allDay = [{ weekday: 2, from: '08:00', to: '21:00' }] as const;
    const problem = givenGroupProblem(
      [
        givenReferral('R1', { availability: allDay }),
        givenReferral('R2'),
        givenReferral('R3', {
          availability: allDay,
          busy: [{ date: '2027-01-05', from: '11:00', to: '11:30' }],
        }),
      ],
      [givenCandidate('G1', { sessions })],
    );
    expect(eligiblePairs(problem).map((pairs) => pairs.map(({ referral }) => referral))).toEqual([[0]]);
  });

  it('is nobody where there is nobody, and nothing where nothing could open', () => {
    expect(eligiblePairs(givenGroupProblem([], [givenCandidate('G1')]))).toEqual([[]]);
    expect(eligiblePairs(givenGroupProblem([givenReferral('R1')], []))).toEqual([]);
  });
});
