import { describe, expect, it } from 'vitest';
import type { Candidate, GroupProblem, Placement, Referral } from '../../../../solver/groups/problem.ts';
import { pinConflictsOf } from '../../../../solver/groups/search/pins.ts';
import { givenCandidate, givenGroupProblem, givenReferral } from '../../../given/group-problems.ts';

const people = (count: number) => Array.from({ length: count }, (_, i) => givenReferral(`R${i + 1}`));
const [one, other] = [givenCandidate('G1'), givenCandidate('G2')];

const conflictsOf = (
  pinned: readonly Placement[],
  {
    referrals = people(4),
    candidates = [one, other],
    ...change
  }: Partial<GroupProblem> & { referrals?: Referral[]; candidates?: Candidate[] } = {},
) =>
  pinConflictsOf(givenGroupProblem(referrals, candidates, { ...change, pinned })).map(
    ({ referral, candidate, rules }) => `${referral} in ${candidate}: ${rules.join(', ')}`,
  );

describe('pins that can be kept', () => {
  it('are none of them named', () => {
    expect(conflictsOf([])).toEqual([]);
    expect(
      conflictsOf([
        ['R1', 'G1'],
        ['R2', 'G1'],
        ['R3', 'G2'],
      ]),
    ).toEqual([]);
  });

  it('may be fewer than the group needs: others can join', () => {
    expect(conflictsOf([['R1', 'G1']])).toEqual([]);
  });
});

describe('a pin that breaks a rule by itself', () => {
  it('is named with every rule of joining that it breaks, in the order of the register', () => {
    const referrals = [
      givenReferral('R1', { sex: 'female', needs: ['step-free'], readyFrom: '2027-02-01' }),
      ...people(4).slice(1),
    ];
    expect(
      conflictsOf(
        [
          ['R2', 'G1'],
          ['R1', 'G1'],
        ],
        { referrals, travel: [['X2', 'V1', 30]] },
      ),
    ).toEqual(['R1 in G1: sex, ready, travel, need']);
  });

  it('is named where the group that runs has no seat left', () => {
    expect(conflictsOf([['R1', 'G1']], { candidates: [givenCandidate('G1', { members: 4 })] })).toEqual([
      'R1 in G1: size',
    ]);
  });

  it('is named where its group is in conflict with one that runs; a pin to that one can be kept', () => {
    const candidates = [one, givenCandidate('G2', { members: 2 })];
    expect(
      conflictsOf(
        [
          ['R1', 'G1'],
          ['R2', 'G2'],
        ],
        { candidates, conflicts: [['G1', 'G2']] },
      ),
    ).toEqual(['R1 in G1: conflict']);
    expect(conflictsOf([['R1', 'G1']], { candidates, conflicts: [['G1', 'G2']] })).toEqual([
      'R1 in G1: conflict',
    ]);
  });
});

describe('pins that break a rule together', () => {
  it('are both named where they put one referral in two groups', () => {
    expect(
      conflictsOf([
        ['R1', 'G1'],
        ['R1', 'G2'],
        ['R2', 'G1'],
      ]),
    ).toEqual(['R1 in G1: one-group', 'R1 in G2: one-group']);
  });

  it('are both named where they put one person in two groups, by two referrals', () => {
    const referrals = [givenReferral('R1'), givenReferral('R2', { crn: 'X1' }), givenReferral('R3')];
    expect(
      conflictsOf(
        [
          ['R1', 'G1'],
          ['R2', 'G2'],
          ['R3', 'G2'],
        ],
        { referrals },
      ),
    ).toEqual(['R1 in G1: one-group', 'R2 in G2: one-group']);
  });

  it('are all named where they are more than the group takes', () => {
    const candidates = [givenCandidate('G1', { seats: 1 }), other];
    expect(
      conflictsOf(
        [
          ['R1', 'G1'],
          ['R2', 'G1'],
          ['R3', 'G2'],
        ],
        { candidates },
      ),
    ).toEqual(['R1 in G1: size', 'R2 in G1: size']);
  });

  it('are both named where their groups are in conflict', () => {
    expect(
      conflictsOf(
        [
          ['R1', 'G1'],
          ['R2', 'G2'],
        ],
        { conflicts: [['G2', 'G1']] },
      ),
    ).toEqual(['R1 in G1: conflict', 'R2 in G2: conflict']);
  });

  it('are both named where the two must be kept apart, a third beside them not', () => {
    expect(
      conflictsOf(
        [
          ['R1', 'G1'],
          ['R2', 'G1'],
          ['R3', 'G1'],
        ],
        { keepApart: [['X3', 'X1']] },
      ),
    ).toEqual(['R1 in G1: keep-apart', 'R3 in G1: keep-apart']);
  });

  it('are named with all that they break, rules of joining first', () => {
    const referrals = [givenReferral('R1', { availability: [] }), givenReferral('R2')];
    expect(
      conflictsOf(
        [
          ['R1', 'G1'],
          ['R2', 'G1'],
          ['R1', 'G2'],
        ],
        { referrals, keepApart: [['X1', 'X2']], conflicts: [['G1', 'G2']] },
      ),
    ).toEqual([
      'R1 in G1: available, one-group, conflict, keep-apart',
      'R2 in G1: conflict, keep-apart',
      'R1 in G2: available, one-group, conflict',
    ]);
  });
});
