import { describe, expect, it } from 'vitest';
import { solve } from '../../../solver/groups/solve.ts';
import { parseGroups } from '../../../src/intake/groups-file.ts';
import { givenCandidate, givenGroupProblem, givenReferral } from '../../given/group-problems.ts';

const problem = givenGroupProblem(
  [givenReferral('R1'), givenReferral('R2'), givenReferral('R3')],
  [givenCandidate('G1'), givenCandidate('G2')],
);

describe('A groups file', () => {
  const groups = [{ candidate: 'G1', referrals: ['R1', 'R2'] }];

  it('needs nothing but groups, so that an answer of any program can be checked', () => {
    const answer = { groups, status: null, points: null, bound: null };
    expect(parseGroups({ groups }, problem)).toEqual({ answer });
    const chatty = { groups: [{ ...groups[0], notes: 'full soon' }], solver: 'by hand' };
    expect(parseGroups(chatty, problem)).toEqual({ answer });
  });

  it('may claim a status, points and a bound', () => {
    const answer = { groups, status: 'feasible', points: -2, bound: 5.5 };
    expect(parseGroups({ format: 'groups/1', ...answer }, problem)).toEqual({ answer });
  });

  it('is what we write ourselves', () => {
    const { status, points, bound, groups: formed } = solve(problem);
    const json = JSON.parse(JSON.stringify(solve(problem)));
    expect(parseGroups(json, problem)).toEqual({ answer: { status, points, bound, groups: formed } });
  });

  it.each([
    [{}, 'groups'],
    [{ groups: 'none' }, 'groups'],
    [{ groups: [{ candidate: 'G1' }] }, 'groups[0].referrals'],
    [{ groups: [{ candidate: 'G1', referrals: [7] }] }, 'groups[0].referrals[0]'],
    [{ groups: [{ candidate: '', referrals: [] }] }, 'groups[0].candidate'],
    [{ groups, format: 'groups/2' }, 'format'],
    [{ groups, status: 'done' }, 'status'],
    [{ groups, points: 0.5 }, 'points'],
    [null, ''],
  ])('%j is malformed', (json, path) => {
    expect(parseGroups(json, problem)).toMatchObject({ faults: [{ code: 'malformed', path }] });
  });

  it('names candidates and referrals of the problem, each candidate once and each referral once within it', () => {
    const strange = [
      { candidate: 'G9', referrals: ['R9'] },
      { candidate: 'G1', referrals: ['R1', 'R2', 'R1'] },
      { candidate: 'G1', referrals: ['R3'] },
    ];
    expect(parseGroups({ groups: strange }, problem)).toMatchObject({
      faults: [
        { code: 'unknown', path: 'groups[0].candidate', message: 'candidate G9 is not in the problem' },
        { code: 'unknown', path: 'groups[0].referrals[0]', message: 'referral R9 is not in the problem' },
        { code: 'duplicate', path: 'groups[1].referrals[2]', message: 'R1 stands more than once in G1' },
        { code: 'duplicate', path: 'groups[2].candidate', message: 'G1 stands more than once' },
      ],
    });
  });

  it('may have one referral in two groups: that is for the rules to say', () => {
    const both = ['G1', 'G2'].map((candidate) => ({ candidate, referrals: ['R1'] }));
    expect(parseGroups({ groups: both }, problem)).toMatchObject({ answer: { groups: both } });
  });
});
