import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Market } from '../../../../solver/groups/search/market.ts';
import { rootOf } from '../../../../solver/groups/search/node.ts';
import { pricerOf } from '../../../../solver/groups/search/prices.ts';
import { type ProofBudget, prove } from '../../../../solver/groups/search/prove.ts';
import { anyMarket, bestOf, givenMarket, recount } from '../../../given/group-markets.ts';

const seed = 20_261_130;
const numRuns = 300;
const noFloor = -100_000;
const never = () => false;
const unlimited: ProofBudget = { nodes: Number.POSITIVE_INFINITY, stop: never };

/** A proof that begins from prices of so many passes; too few of them and it must do all the work itself. */
function proved(m: Market, floor: number, { passes = 0, budget = unlimited } = {}) {
  const pricer = pricerOf(m);
  const root = rootOf(m, pricer.noPrices());
  // One pass at least: it says the bound of no prices.
  const { bound, prices } = pricer.relax(root, {
    passes: passes + 1,
    floor,
    step: 0.3,
    patience: 25,
    stop: never,
  });
  const share = new Float64Array(m.groups).fill(0.5);
  return prove(m, pricer, { floor, node: { ...root, prices }, bound, share, seed: 1 }, budget);
}

describe('a proof', () => {
  it('finds the best answer of any market, as brute force does, and says that there is none above', () => {
    fc.assert(
      fc.property(anyMarket, fc.nat(40), (m, passes) => {
        const best = bestOf(m);
        const { formed, bound } = proved(m, noFloor, { passes });
        expect(formed?.points ?? null).toBe(best);
        expect(bound).toBe(best ?? noFloor);
        if (formed) expect(recount(m, formed)).toBe(best);
      }),
      { seed, numRuns },
    );
  });

  it('finds nothing above the best, and leaves the bound on it', () => {
    fc.assert(
      fc.property(anyMarket, (m) => {
        const best = bestOf(m);
        fc.pre(best !== null);
        expect(proved(m, best!)).toMatchObject({ formed: null, bound: best });
        expect(proved(m, best! - 1)).toMatchObject({ formed: { points: best }, bound: best });
      }),
      { seed, numRuns },
    );
  });

  it('that is cut off has a bound that is no lie', () => {
    fc.assert(
      fc.property(anyMarket, fc.nat(3), (m, nodes) => {
        const best = bestOf(m) ?? noFloor;
        const { formed, bound } = proved(m, noFloor, { budget: { ...unlimited, nodes } });
        expect(bound).toBeGreaterThanOrEqual(best);
        if (formed) expect(recount(m, formed)).toBe(formed.points);
        expect(formed?.points ?? noFloor).toBeLessThanOrEqual(best);
      }),
      { seed, numRuns },
    );
  });

  it('parts two kept apart both ways', () => {
    // The one worth more stays, and the other goes: 900 + 250; or the other way round: 800 + 400.
    const m = givenMarket(2, [{ gains: { 0: 800, 1: 900 } }, { gains: { 0: 250, 1: 400 } }], {
      apart: [[0, 1]],
    });
    expect(proved(m, noFloor)).toMatchObject({ formed: { points: 800 + 400 } });
  });

  it('tells of each better answer as it finds it, the last one being the best', () => {
    const heard: number[] = [];
    const m = givenMarket(2, [{ gains: { 0: 500 } }, { gains: { 0: 600, 1: 100 } }]);
    const { formed } = proved(m, noFloor, {
      budget: { ...unlimited, onBetter: ({ points }) => void heard.push(points) },
    });
    expect(heard.at(-1)).toBe(formed!.points);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });
});
