import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../solver/groups/search/split.ts';
import { anyMarket, bestOf, givenMarket } from '../../../given/group-markets.ts';

const seed = 20_261_130;
const numRuns = 300;
const groupsOf = (market: Parameters<typeof partsOf>[0]) => partsOf(market).map(({ groups }) => groups);

describe('the parts of a market', () => {
  const alone = [{ gains: { 0: 1 } }, { gains: { 1: 1 } }, { gains: { 2: 1 } }];

  it('are as many as there are groups with nothing in common', () => {
    expect(groupsOf(givenMarket(3, alone))).toEqual([[0], [1], [2]]);
  });

  it('hold groups together that somebody could join both', () => {
    expect(groupsOf(givenMarket(3, [...alone, { gains: { 0: 1, 2: 1 } }]))).toEqual([[1], [0, 2, 3]]);
  });

  it('hold rivals together', () => {
    expect(groupsOf(givenMarket(3, alone, { rivals: [[0, 2]] }))).toEqual([[1], [0, 2]]);
  });

  it('need not hold groups together whose people are kept apart: they are in no one group', () => {
    expect(groupsOf(givenMarket(3, alone, { apart: [[1, 2]] }))).toEqual([[0], [1], [2]]);
  });

  it('leave out whoever has nowhere to go', () => {
    expect(partsOf(givenMarket(2, [{ gains: { 1: 1 } }])).map(({ people }) => people)).toEqual([[1]]);
    expect(partsOf(givenMarket(2, []))).toEqual([]);
  });

  it('name their pairs by the numbers of the whole', () => {
    fc.assert(
      fc.property(anyMarket, (m) => {
        for (const { market, groups, people, pairs } of partsOf(m)) {
          expect(Array.from(market.pairGain)).toEqual(pairs.map((pair) => m.pairGain[pair]));
          expect(pairs.map((pair) => m.pairGroup[pair])).toEqual(
            Array.from(market.pairGroup, (g) => groups[g]),
          );
          expect(pairs.map((pair) => m.pairPerson[pair])).toEqual(
            Array.from(market.pairPerson, (p) => people[p]),
          );
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it('have together as many points at their best as the whole, and every group and pair once', () => {
    fc.assert(
      fc.property(anyMarket, (m) => {
        const parts = partsOf(m);
        const bests = parts.map(({ market }) => bestOf(market));
        const sum = bests.some((best) => best === null)
          ? null
          : bests.reduce<number>((all, best) => all + best!, 0);
        expect(sum).toBe(bestOf(m));
        const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
        const sorted = (lists: (readonly number[])[]) => lists.flat().sort((a, b) => a - b);
        expect(sorted(parts.map(({ groups }) => groups))).toEqual(numbers(m.groups));
        expect(sorted(parts.map(({ pairs }) => pairs))).toEqual(numbers(m.pairGroup.length));
      }),
      { seed, numRuns },
    );
  });
});
