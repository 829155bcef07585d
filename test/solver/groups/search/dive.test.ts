import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashOf } from '../../../../solver/groups/search/apart.ts';
import { dived } from '../../../../solver/groups/search/dive.ts';
import type { Market } from '../../../../solver/groups/search/market.ts';
import { rootOf } from '../../../../solver/groups/search/node.ts';
import { pricerOf } from '../../../../solver/groups/search/prices.ts';
import { anyMarket, bestOf, givenMarket, recount } from '../../../given/group-markets.ts';

const answerOf = (m: Market, stop = () => false) => {
  const pricer = pricerOf(m);
  return dived(m, pricer, rootOf(m, pricer.noPrices()), { floor: -10_000, stop });
};

describe('a dive', () => {
  it('opens what wins points, and leaves shut what loses them', () => {
    const m = givenMarket(2, [
      { gains: { 0: 900 }, opened: 500 },
      { gains: { 1: 400 }, opened: 500 },
    ]);
    expect(answerOf(m)).toMatchObject({ points: 900 - 500, isOpen: Uint8Array.of(1, 0) });
  });

  it('opens one of two rivals', () => {
    const m = givenMarket(2, [{ gains: { 0: 500 } }, { gains: { 1: 900 } }], { rivals: [[0, 1]] });
    expect(answerOf(m)).toMatchObject({ points: 900, isOpen: Uint8Array.of(0, 1) });
  });

  it('finds nothing where a group that must be open cannot reach its fewest, nor if it is stopped', () => {
    const few = givenMarket(1, [{ gains: { 0: 900 }, least: 2, mustOpen: true }]);
    expect(answerOf(few)).toBeNull();
    expect(answerOf(givenMarket(1, [{ gains: { 0: 900 } }]), () => true)).toBeNull();
  });

  it('obeys every rule, has the points it says, and never more than the best', () => {
    fc.assert(
      fc.property(anyMarket, (m) => {
        const found = answerOf(m);
        if (!found) return;
        expect(recount(m, found)).toBe(found.points);
        expect(clashOf(m, found.placed)).toBeNull();
        expect(found.points).toBeLessThanOrEqual(bestOf(m)!);
      }),
      { seed: 20_261_130, numRuns: 300 },
    );
  });
});
