import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeGroups } from '../../../solver/groups/judge.ts';
import type { GroupProblem, Referral } from '../../../solver/groups/problem.ts';
import { solve } from '../../../solver/groups/solve.ts';
import { anyGroupProblem } from '../../given/any-group-problem.ts';
import { groupOracle } from '../../given/group-oracle.ts';
import {
  givenCandidate,
  givenGroupExample,
  givenGroupPolicy,
  givenGroupProblem,
  givenProgramme,
  givenReferral,
} from '../../given/group-problems.ts';
import { inventedWaitingList } from '../../given/invented-waiting-list.ts';

const seed = 20_261_130;
const oracleSeconds = 20;
const people = (count: number, change: Partial<Referral> = {}): Referral[] =>
  Array.from({ length: count }, (_, i) => givenReferral(`R${i + 1}`, change));
const one = givenCandidate('G1');
const worth = givenGroupPolicy().points;
// Ten weeks waited, five weeks to the start, half an hour's way.
const gain = worth.placed + 10 * worth.waitedWeek - 5 * worth.startWeek - 30 * worth.travelMinute;
const pinsNamed = (problem: GroupProblem) =>
  solve(problem).conflicts?.map(
    ({ referral, candidate, rules }) => `${referral} in ${candidate}: ${rules.join(', ')}`,
  );

describe('the example of the format', () => {
  it('is solved to its 7,334 points, with two groups and eight people, and proven', () => {
    const answer = solve(givenGroupExample());
    expect(answer).toMatchObject({ format: 'groups/1', status: 'optimal', points: 7_334, bound: 7_334 });
    expect(answer.groups).toHaveLength(2);
    expect(answer.groups.flatMap(({ referrals }) => referrals)).toHaveLength(8);
    expect(answer.waiting).toHaveLength(30 - 8);
    expect(judgeGroups(givenGroupExample(), answer.groups).breaches).toEqual([]);
  });
});

describe('an answer', () => {
  it('opens a group that wins more than it costs', () => {
    // Three people, the best size: each wins 1,000 for the place, 200 for ten weeks, less 75 and 30.
    expect(solve(givenGroupProblem(people(3), [one]))).toEqual({
      format: 'groups/1',
      status: 'optimal',
      points: 3 * gain - worth.opened,
      bound: 3 * gain - worth.opened,
      groups: [{ candidate: 'G1', referrals: ['R1', 'R2', 'R3'] }],
      waiting: [],
    });
  });

  it('leaves a group shut that costs more than it wins', () => {
    // Two people win 2 x 1,095; the group costs 2,500, and 150 for the one it lacks.
    const answer = solve(givenGroupProblem(people(2), [one]));
    expect(answer).toMatchObject({ status: 'optimal', points: 0, bound: 0, groups: [] });
    expect(answer.waiting).toHaveLength(2);
  });

  it('opens it for those who have their last chance', () => {
    const answer = solve(givenGroupProblem(people(2, { lastChance: true }), [one]));
    expect(answer.points).toBe(2 * (gain + worth.lastChance) - worth.opened - worth.offOptimum);
  });

  it('of two in conflict opens the one that starts sooner', () => {
    const sooner = givenCandidate('G2', { sessions: [{ date: '2026-12-08', from: '18:00', to: '20:30' }] });
    const answer = solve(givenGroupProblem(people(6), [one, sooner], { conflicts: [['G1', 'G2']] }));
    expect(answer.groups.map(({ candidate }) => candidate)).toEqual(['G2']);
    // Four is the most, and wins more than the best size of three.
    expect(answer.groups[0]!.referrals).toHaveLength(4);
  });

  it('has candidates in the order of the problem, and their people by id', () => {
    const two = [givenCandidate('Z'), givenCandidate('A')];
    const answer = solve(givenGroupProblem(people(8).toReversed(), two));
    expect(answer.groups.map(({ candidate }) => candidate)).toEqual(['Z', 'A']);
    for (const { referrals } of answer.groups) expect(referrals).toEqual(referrals.toSorted());
  });

  it('of nobody is nothing, whatever could open', () => {
    expect(solve(givenGroupProblem([], [one]))).toEqual({
      format: 'groups/1',
      status: 'optimal',
      points: 0,
      bound: 0,
      groups: [],
      waiting: [],
    });
  });

  it('where nothing could open has everyone waiting, with no candidate to tell of', () => {
    expect(solve(givenGroupProblem(people(2), []))).toMatchObject({
      status: 'optimal',
      points: 0,
      groups: [],
      waiting: [
        { referral: 'R1', because: [] },
        { referral: 'R2', because: [] },
      ],
    });
  });
});

describe('a group that runs already', () => {
  it('costs what it is off the best size, joined or not, and is told of only if joined', () => {
    const running = givenCandidate('G1', { members: 1 });
    // One member of three: two off; with one who joins, one off.
    expect(solve(givenGroupProblem([], [running]))).toMatchObject({
      points: -2 * worth.offOptimum,
      groups: [],
    });
    expect(solve(givenGroupProblem(people(1), [running]))).toMatchObject({
      status: 'optimal',
      points: gain - worth.offOptimum,
      groups: [{ candidate: 'G1', referrals: ['R1'] }],
    });
  });

  it('costs as much where it has too many, and nobody joins', () => {
    const answer = solve(givenGroupProblem(people(1), [givenCandidate('G1', { members: 6 })]));
    expect(answer).toMatchObject({ status: 'optimal', points: -3 * worth.offOptimum, groups: [] });
    expect(answer.waiting).toEqual([{ referral: 'R1', because: [{ rule: 'size', candidates: 1 }] }]);
  });

  it('keeps shut what is in conflict with it', () => {
    const running = givenCandidate('G2', { members: 4 });
    const answer = solve(givenGroupProblem(people(3), [one, running], { conflicts: [['G1', 'G2']] }));
    expect(answer).toMatchObject({ status: 'optimal', points: -worth.offOptimum, groups: [] });
  });
});

describe('pins', () => {
  it('are kept though they cost points', () => {
    const far = givenCandidate('G2', { venue: 'V2' });
    const travel = people(3).flatMap(({ crn }) => [[crn, 'V1', 30] as const, [crn, 'V2', 80] as const]);
    const answer = solve(givenGroupProblem(people(3), [one, far], { travel, pinned: [['R2', 'G2']] }));
    // All three go 50 minutes further than they would have to.
    expect(answer).toMatchObject({
      status: 'optimal',
      points: 3 * (gain - 50 * worth.travelMinute) - worth.opened,
      groups: [{ candidate: 'G2', referrals: ['R1', 'R2', 'R3'] }],
    });
  });

  it('open a group that would not open by its points', () => {
    const answer = solve(givenGroupProblem(people(2), [one], { pinned: [['R1', 'G1']] }));
    expect(answer).toMatchObject({ status: 'optimal', points: 2 * gain - worth.opened - worth.offOptimum });
  });

  it('of one who may not join are named with every rule', () => {
    const referrals = [
      givenReferral('R1', { sex: 'female', busy: [one.sessions[3]!] }),
      ...people(3).slice(1),
    ];
    expect(pinsNamed(givenGroupProblem(referrals, [one], { pinned: [['R1', 'G1']] }))).toEqual([
      'R1 in G1: sex, busy',
    ]);
  });

  it('are named with one-group, conflict, keep-apart and size where they cannot stand together', () => {
    const two = [one, givenCandidate('G2', { seats: 2 })];
    const named = (change: Partial<GroupProblem>) => pinsNamed(givenGroupProblem(people(4), two, change));
    expect(
      named({
        pinned: [
          ['R1', 'G1'],
          ['R1', 'G2'],
        ],
      }),
    ).toEqual(['R1 in G1: one-group', 'R1 in G2: one-group']);
    expect(
      named({
        pinned: [
          ['R1', 'G1'],
          ['R2', 'G2'],
        ],
        conflicts: [['G1', 'G2']],
      }),
    ).toEqual(['R1 in G1: conflict', 'R2 in G2: conflict']);
    expect(
      named({
        pinned: [
          ['R1', 'G1'],
          ['R2', 'G1'],
        ],
        keepApart: [['X1', 'X2']],
      }),
    ).toEqual(['R1 in G1: keep-apart', 'R2 in G1: keep-apart']);
    expect(
      named({
        pinned: [
          ['R1', 'G2'],
          ['R2', 'G2'],
          ['R3', 'G2'],
        ],
      }),
    ).toEqual(['R1 in G2: size', 'R2 in G2: size', 'R3 in G2: size']);
  });

  it('are named with size where too few others could join', () => {
    const problem = givenGroupProblem(people(1), [one], { pinned: [['R1', 'G1']] });
    expect(solve(problem)).toMatchObject({ status: 'infeasible', groups: [], waiting: [] });
    expect(pinsNamed(problem)).toEqual(['R1 in G1: size']);
  });

  it('are named with size where two groups need the same third person', () => {
    const pinned = [
      ['R1', 'G1'],
      ['R2', 'G2'],
    ] as const;
    const problem = givenGroupProblem(people(3), [one, givenCandidate('G2')], { pinned });
    expect(pinsNamed(problem)).toEqual(['R1 in G1: size', 'R2 in G2: size']);
    // A fourth person makes two groups of two.
    expect(solve(givenGroupProblem(people(4), problem.candidates, { pinned })).status).toBe('optimal');
  });

  it('are all named at once, of whatever groups cannot reach their fewest', () => {
    const programmes = [givenProgramme('TSP'), givenProgramme('BBR')];
    const referrals = [givenReferral('R1'), givenReferral('R2', { programme: 'BBR' })];
    const candidates = [one, givenCandidate('G2', { programme: 'BBR' })];
    const pinned = [
      ['R1', 'G1'],
      ['R2', 'G2'],
    ] as const;
    expect(pinsNamed(givenGroupProblem(referrals, candidates, { programmes, pinned }))).toEqual([
      'R1 in G1: size',
      'R2 in G2: size',
    ]);
  });

  it('of a group that has its fewest are not named for another that cannot reach them', () => {
    const programmes = [givenProgramme('TSP', { minSize: 3 })];
    const running = givenCandidate('G2', { members: 2 });
    // R3 may join either, so the two hang together; with R1 they are two of three.
    const pinned = [
      ['R1', 'G1'],
      ['R2', 'G2'],
    ] as const;
    expect(pinsNamed(givenGroupProblem(people(3), [one, running], { programmes, pinned }))).toEqual([
      'R1 in G1: size',
    ]);
  });
});

describe('solving', () => {
  it('makes the same bytes from the same seed and steps', () => {
    fc.assert(
      fc.property(anyGroupProblem, fc.nat(99), fc.nat(20), (problem, chance, steps) => {
        const once = () => JSON.stringify(solve(problem, { seed: chance, steps }));
        expect(once()).toBe(once());
      }),
      { seed, numRuns: 60 },
    );
  });

  it('has the same points from any seed where it is proven', () => {
    const points = [1, 2, 3].map((chance) => solve(givenGroupExample(), { seed: chance }).points);
    expect(points).toEqual([7_334, 7_334, 7_334]);
  });

  it('that is stopped at once still obeys every rule, with a bound that is no lie', async () => {
    await fc.assert(
      fc.asyncProperty(anyGroupProblem, async (problem) => {
        const answer = solve(problem, { stop: () => true, steps: 0 });
        const oracle = await groupOracle(problem, oracleSeconds);
        expect(answer.status === 'infeasible').toBe(oracle.status === 'infeasible');
        if (answer.status === 'infeasible') return;
        expect(judgeGroups(problem, answer.groups)).toMatchObject({ breaches: [], points: answer.points });
        expect(answer.points).toBeLessThanOrEqual(oracle.points);
        expect(answer.bound).toBeGreaterThanOrEqual(oracle.points);
        if (answer.status === 'optimal') expect(answer.points).toBe(oracle.points);
      }),
      { seed, numRuns: 80 },
    );
  });

  it.each([1, 2])(
    'of a long waiting list that is stopped at once promises no less than is found with time (%i)',
    (list) => {
      const problem = inventedWaitingList({ referrals: 200, candidates: 60, seed: list });
      const [hurried, patient] = [solve(problem, { stop: () => true }), solve(problem)];
      for (const answer of [hurried, patient]) {
        expect(judgeGroups(problem, answer.groups)).toMatchObject({ breaches: [], points: answer.points });
        expect(answer.status).toBe(answer.points === answer.bound ? 'optimal' : 'feasible');
      }
      expect(hurried.points).toBeLessThanOrEqual(patient.points);
      expect(hurried.bound).toBeGreaterThanOrEqual(patient.points);
      expect(patient.bound).toBeLessThanOrEqual(hurried.bound);
    },
  );

  it('leaves the problem as it was', () => {
    const problem = givenGroupExample();
    const before = JSON.stringify(problem);
    solve(problem);
    expect(JSON.stringify(problem)).toBe(before);
  });
});
