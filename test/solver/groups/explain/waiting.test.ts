import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitingOf } from '../../../../solver/groups/explain/waiting.ts';
import type { FormedGroup } from '../../../../solver/groups/facts.ts';
import type { Candidate, GroupProblem, Referral } from '../../../../solver/groups/problem.ts';
import { rules } from '../../../../solver/groups/rules.ts';
import { solve } from '../../../../solver/groups/solve.ts';
import { anyGroupProblem } from '../../../given/any-group-problem.ts';
import {
  givenCandidate,
  givenGroupProblem,
  givenProgramme,
  givenReferral,
} from '../../../given/group-problems.ts';

const seed = 20_261_130;
const people = (count: number): Referral[] =>
  Array.from({ length: count }, (_, i) => givenReferral(`R${i + 1}`));
const [one, other] = [givenCandidate('G1'), givenCandidate('G2')];
const inOne = (...referrals: string[]): FormedGroup[] => [{ candidate: 'G1', referrals }];

/** Why the last of some people waits on. */
function why(
  groups: FormedGroup[],
  {
    referrals = people(3),
    candidates = [one],
    ...change
  }: Partial<GroupProblem> & { referrals?: Referral[]; candidates?: Candidate[] } = {},
) {
  const waiting = waitingOf(givenGroupProblem(referrals, candidates, change), groups);
  expect(waiting.at(-1)?.referral).toBe(referrals.at(-1)!.id);
  return waiting.at(-1)!.because;
}

describe('somebody who waits on', () => {
  it('is told of each candidate the first rule that keeps them from it, in the order of the register', () => {
    const late = givenReferral('R1', { readyFrom: '2027-02-01', needs: ['step-free'] });
    const candidates = [
      one,
      other,
      givenCandidate('G3', { sex: 'female' }),
      givenCandidate('G4', { sessions: [{ date: '2027-02-02', from: '18:00', to: '20:30' }] }),
    ];
    expect(why([], { referrals: [late], candidates })).toEqual([
      { rule: 'sex', candidates: 1 },
      { rule: 'ready', candidates: 2 },
      { rule: 'need', candidates: 1 },
    ]);
  });

  it('is told nothing of other programmes', () => {
    const programmes = [givenProgramme('TSP'), givenProgramme('BBR')];
    expect(why([], { referrals: [givenReferral('R1', { programme: 'BBR' })], programmes })).toEqual([]);
  });

  it('has a group besides, by another referral', () => {
    const referrals = [...people(2), givenReferral('R3', { crn: 'X1' })];
    expect(why(inOne('R1', 'R2'), { referrals, candidates: [one, other] })).toEqual([
      { rule: 'one-group', candidates: 2 },
    ]);
  });

  it('finds a group full', () => {
    expect(why(inOne('R1', 'R2', 'R3', 'R4'), { referrals: people(5) })).toEqual([
      { rule: 'size', candidates: 1 },
    ]);
  });

  it('finds that too few could be in a group that stays shut', () => {
    expect(why([], { referrals: people(1) })).toEqual([{ rule: 'size', candidates: 1 }]);
  });

  it('finds a group in conflict with one that opens', () => {
    expect(
      why(inOne('R1', 'R2', 'R3', 'R4'), {
        referrals: people(5),
        candidates: [one, other],
        conflicts: [['G2', 'G1']],
      }),
    ).toEqual([
      { rule: 'size', candidates: 1 },
      { rule: 'conflict', candidates: 1 },
    ]);
  });

  it('finds a group in conflict with one that runs already, though nobody joins it', () => {
    const running = givenCandidate('G2', { members: 4 });
    expect(why([], { referrals: people(1), candidates: [one, running], conflicts: [['G1', 'G2']] })).toEqual([
      { rule: 'size', candidates: 1 },
      { rule: 'conflict', candidates: 1 },
    ]);
  });

  it('must be kept apart from somebody in the group', () => {
    expect(why(inOne('R1', 'R2'), { keepApart: [['X3', 'X1']] })).toEqual([
      { rule: 'keep-apart', candidates: 1 },
    ]);
    expect(why(inOne('R1', 'R2'), { keepApart: [['X2', 'X3']] })).toEqual([
      { rule: 'keep-apart', candidates: 1 },
    ]);
  });

  it('is not kept apart from a group by somebody in another', () => {
    const groups = [...inOne('R1', 'R2'), { candidate: 'G2', referrals: ['R3', 'R4', 'R5', 'R6'] }];
    expect(
      why(groups, { referrals: people(7), candidates: [one, other], keepApart: [['X7', 'X1']] }),
    ).toEqual([
      { rule: 'size', candidates: 1 },
      { rule: 'keep-apart', candidates: 1 },
    ]);
  });
});

describe('those who wait on', () => {
  it('are all who have no place, in the order of the problem', () => {
    const waiting = waitingOf(givenGroupProblem(people(4), [one]), inOne('R3', 'R1'));
    expect(waiting.map(({ referral }) => referral)).toEqual(['R2', 'R4']);
  });

  it('are nobody where everyone has a place', () => {
    expect(waitingOf(givenGroupProblem(people(2), [one]), inOne('R1', 'R2'))).toEqual([]);
  });

  it('have reasons of any answer that add up to the candidates of their programme, in the order of the register', () => {
    const order = rules.map(({ name }) => name);
    fc.assert(
      fc.property(anyGroupProblem, (problem) => {
        const answer = solve(problem, { steps: 0 });
        for (const { referral, because } of answer.waiting) {
          const { programme } = problem.referrals.find(({ id }) => id === referral)!;
          const candidates = problem.candidates.filter((candidate) => candidate.programme === programme);
          expect(because.reduce((sum, reason) => sum + reason.candidates, 0)).toBe(candidates.length);
          const places = because.map(({ rule }) => order.indexOf(rule));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(because.every(({ rule }) => rule !== 'programme' && rule !== 'pinned')).toBe(true);
        }
      }),
      { seed, numRuns: 100 },
    );
  });
});
