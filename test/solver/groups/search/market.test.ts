import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate, GroupProblem, Referral } from '../../../../solver/groups/problem.ts';
import { eligiblePairs } from '../../../../solver/groups/search/eligible.ts';
import { marketOf } from '../../../../solver/groups/search/market.ts';
import { pinConflictsOf } from '../../../../solver/groups/search/pins.ts';
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
// Ten weeks waited, five weeks to the start, half an hour's way.
const gain = 1_000 + 10 * 20 - 5 * 15 - 30;

const marketOfStory = (referrals: Referral[], candidates: Candidate[], change: Partial<GroupProblem> = {}) =>
  marketOf(givenGroupProblem(referrals, candidates, change));

describe('the market of a problem', () => {
  it('has a pair for each person and group that could stand', () => {
    const m = marketOfStory(people(3), [givenCandidate('G1')]);
    expect(Array.from(m.pairPerson)).toEqual([0, 1, 2]);
    expect(Array.from(m.pairGain)).toEqual([gain, gain, gain]);
    // Groups of 2 to 4, best 3; three people may come.
    expect([m.least[0], m.most[0]]).toEqual([2, 3]);
    expect(Array.from(m.sizePoints)).toEqual([3, 2, 1, 0].map((off) => -2_500 - 150 * off));
  });

  it('has people, not referrals: of two to one group the one worth more stands', () => {
    const again = givenReferral('R3', { crn: 'X1', weeksWaiting: 12 });
    const m = marketOfStory([...people(2), again], [givenCandidate('G1')]);
    expect(m.people).toBe(2);
    expect(Array.from(m.pairReferral, (r) => m.referralIds[r])).toEqual(['R3', 'R2']);
  });

  it('keeps a running group open, at no cost of opening, and counts its members', () => {
    const m = marketOfStory(people(1), [givenCandidate('G1', { members: 3 })]);
    expect(Array.from(m.mustOpen)).toEqual([1]);
    expect([m.least[0], m.most[0]]).toEqual([0, 1]);
    expect(Array.from(m.sizePoints)).toEqual([0, -150]);
  });

  it('keeps a running group that is too full, with no place in it', () => {
    const m = marketOfStory(people(1), [givenCandidate('G1', { members: 6 })]);
    expect([m.groups, m.most[0], m.pairGroup.length]).toEqual([1, 0, 0]);
    expect(Array.from(m.sizePoints)).toEqual([-3 * 150]);
  });

  it('drops a group that cannot reach its fewest', () => {
    expect(marketOfStory(people(1), [givenCandidate('G1')]).groups).toBe(0);
    expect(marketOfStory(people(3), [givenCandidate('G1', { seats: 1 })]).groups).toBe(0);
  });

  it('drops a group whose rival runs, and rivals of what must be open', () => {
    const m = marketOfStory(people(3), [givenCandidate('G1'), givenCandidate('G2', { members: 1 })], {
      conflicts: [['G1', 'G2']],
    });
    expect(m.candidateIds).toEqual(['G2']);
    expect(m.rivals).toEqual([[]]);
  });

  it('knows rivals both ways round', () => {
    const three = ['G1', 'G2', 'G3'].map((id) => givenCandidate(id));
    expect(marketOfStory(people(3), three, { conflicts: [['G3', 'G1']] }).rivals).toEqual([[2], [], [0]]);
  });

  it('has somebody pinned in no pair: their seat is held and their points are settled', () => {
    const m = marketOfStory(people(3), [givenCandidate('G1'), givenCandidate('G2')], {
      pinned: [['R1', 'G1']],
    });
    expect(Array.from(m.pairPerson)).toEqual([1, 2, 1, 2]);
    expect(m.settledPoints).toBe(gain);
    expect(Array.from(m.mustOpen)).toEqual([1, 0]);
    // One of two is there; one of four seats is taken, and two people are left to come.
    expect([m.least[0], m.most[0]]).toEqual([1, 2]);
    expect(Array.from(m.sizePoints.slice(0, 3))).toEqual([2, 1, 0].map((off) => -2_500 - 150 * off));
  });

  it('has nobody beside someone pinned from whom they are kept apart', () => {
    const m = marketOfStory(people(3), [givenCandidate('G1')], {
      pinned: [['R1', 'G1']],
      keepApart: [['X2', 'X1']],
    });
    expect(Array.from(m.pairPerson)).toEqual([2]);
  });

  it('of nobody and nothing is empty', () => {
    expect(marketOfStory([], [])).toMatchObject({ people: 0, groups: 0, settledPoints: 0 });
  });

  it('holds a group of one, if the programme allows it', () => {
    const alone = { programmes: [givenProgramme('TSP', { minSize: 1 })] };
    expect(marketOfStory(people(1), [givenCandidate('G1')], alone).groups).toBe(1);
  });

  it('of any problem indexes its pairs by group and by person alike, each one eligible', () => {
    fc.assert(
      fc.property(anyGroupProblem, (problem) => {
        fc.pre(pinConflictsOf(problem).length === 0);
        const m = marketOf(problem);
        const eligible = eligiblePairs(problem);
        const all = Array.from(m.pairGroup, (_, pair) => pair);
        expect(Array.from(m.personPair).sort((a, b) => a - b)).toEqual(all);
        for (const pair of all) {
          const [g, p, r] = [m.pairGroup[pair]!, m.pairPerson[pair]!, m.pairReferral[pair]!];
          expect(pair >= m.groupFrom[g]! && pair < m.groupFrom[g + 1]!).toBe(true);
          expect(Array.from(m.personPair.subarray(m.personFrom[p], m.personFrom[p + 1]))).toContain(pair);
          const at = problem.candidates.findIndex(({ id }) => id === m.candidateIds[g]);
          expect(eligible[at]).toContainEqual({ referral: r, gain: m.pairGain[pair] });
        }
      }),
      { seed, numRuns: 150 },
    );
  });
});
