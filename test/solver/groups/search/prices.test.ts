import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Market } from '../../../../solver/groups/search/market.ts';
import {
  isOpen,
  isShut,
  type Node,
  rootOf as rootWith,
  undecided,
} from '../../../../solver/groups/search/node.ts';
import { pricerOf } from '../../../../solver/groups/search/prices.ts';
import { anyMarket, bestOf, givenMarket } from '../../../given/group-markets.ts';

const seed = 20_261_130;
const numRuns = 300;

/** The beginning of a search: nothing decided but what must be open, and no prices. */
function rootOf(m: Market): Node & { pricer: ReturnType<typeof pricerOf> } {
  const pricer = pricerOf(m);
  return { ...rootWith(m, pricer.noPrices()), pricer };
}

const orNone = (points: number | null) => points ?? Number.NEGATIVE_INFINITY;
const noFloor = -1_000_000;
const howLong = { step: 0.3, patience: 25, stop: () => false };

describe('any prices', () => {
  it('prove a bound that no answer is above, whatever is decided', () => {
    const anyPrices = fc.array(fc.nat(3_000), { minLength: 12, maxLength: 12 });
    const anyDecisions = fc.array(fc.constantFrom(undecided, undecided, isOpen, isShut), {
      minLength: 4,
      maxLength: 4,
    });
    const anyBans = fc.array(fc.constantFrom(0, 0, 1), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(anyMarket, anyPrices, anyDecisions, anyBans, (m, numbers, decisions, bans) => {
        const { pricer, ...root } = rootOf(m);
        const node: Node = {
          decided: root.decided.map((how, g) => (how === isOpen ? isOpen : decisions[g]!)),
          off: root.off.map((_, pair) => bans[pair]!),
          prices: {
            person: root.prices.person.map((_, p) => numbers[p]! * pricer.people.unit),
            clique: root.prices.clique.map((_, k) => numbers[6 + k]! * pricer.people.unit),
          },
        };
        const units = pricer.evaluate(node, node.prices);
        expect(units / pricer.people.unit).toBeGreaterThanOrEqual(orNone(bestOf(m, node)));
      }),
      { seed, numRuns },
    );
  });
});

describe('the prices found', () => {
  it('prove a bound that no answer is above, in whole points', () => {
    fc.assert(
      fc.property(anyMarket, (m) => {
        const { pricer, ...root } = rootOf(m);
        const { bound, prices } = pricer.relax(root, { passes: 100, floor: noFloor, ...howLong });
        expect(bound).toBeGreaterThanOrEqual(orNone(bestOf(m)));
        expect(Number.isInteger(bound) || bound === Number.NEGATIVE_INFINITY).toBe(true);
        expect(
          [...prices.person, ...prices.clique].every((price) => Number.isInteger(price) && price >= 0),
        ).toBe(true);
      }),
      { seed, numRuns },
    );
  });

  it('are nought where nobody competes', () => {
    const { pricer, ...root } = rootOf(givenMarket(2, [{ gains: { 0: 900, 1: 800 }, opened: 500 }]));
    const { bound, prices } = pricer.relax(root, { passes: 100, floor: noFloor, ...howLong });
    expect(bound).toBe(900 + 800 - 500);
    expect(Array.from(prices.person)).toEqual([0, 0]);
  });

  it('prove that someone whom two groups want is in one of them only', () => {
    // Without prices both groups would win 900 - 500 by the same person.
    const group = { gains: { 0: 900 }, opened: 500 };
    const { pricer, ...root } = rootOf(givenMarket(1, [group, group]));
    expect(pricer.evaluate(root, root.prices) / pricer.people.unit).toBe(2 * (900 - 500));
    expect(pricer.relax(root, { passes: 200, floor: 900 - 500, ...howLong }).bound).toBe(900 - 500);
  });

  it('prove that of three rivals one opens only', () => {
    const groups = [0, 1, 2].map((p) => ({ gains: { [p]: 900 } }));
    const { pricer, ...root } = rootOf(
      givenMarket(3, groups, {
        rivals: [
          [0, 1],
          [0, 2],
          [1, 2],
        ],
      }),
    );
    expect(root.prices.clique).toHaveLength(1);
    expect(pricer.relax(root, { passes: 200, floor: 900, ...howLong }).bound).toBe(900);
  });

  it('see that two kept apart are not in one group', () => {
    const { pricer, ...root } = rootOf(givenMarket(2, [{ gains: { 0: 900, 1: 800 } }], { apart: [[0, 1]] }));
    expect(pricer.relax(root, { passes: 50, floor: noFloor, ...howLong }).bound).toBe(900);
  });

  it('have no bound where a group that must be open cannot reach its fewest', () => {
    const { pricer, ...root } = rootOf(givenMarket(1, [{ gains: { 0: 900 }, least: 2, mustOpen: true }]));
    expect(pricer.relax(root, { passes: 50, floor: noFloor, ...howLong }).bound).toBe(
      Number.NEGATIVE_INFINITY,
    );
  });
});
