import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, isShut, type Node, openIn, rootOf } from '../../../../solver/groups/search/node.ts';
import { pricerOf } from '../../../../solver/groups/search/prices.ts';
import { tighten } from '../../../../solver/groups/search/tighten.ts';
import { anyMarket, bestOf, givenMarket } from '../../../given/group-markets.ts';

const seed = 20_261_130;
const numRuns = 400;
const howLong = { step: 0.3, patience: 25, stop: () => false };

function nodeOf(m: Parameters<typeof pricerOf>[0]) {
  const pricer = pricerOf(m);
  const node: Node = rootOf(m, pricer.noPrices());
  return { pricer, node };
}

describe('what prices settle', () => {
  it('leaves every answer with more points than the floor where it was', () => {
    fc.assert(
      fc.property(anyMarket, fc.integer({ min: 1, max: 400 }), fc.nat(120), (m, below, passes) => {
        const best = bestOf(m);
        fc.pre(best !== null);
        const { pricer, node } = nodeOf(m);
        node.prices = pricer.relax(node, { passes, floor: best! - below, ...howLong }).prices;
        for (let count: number | null = 1; count !== 0; ) {
          count = tighten(m, pricer, node, best! - below);
          expect(count).not.toBeNull();
          expect(bestOf(m, node)).toBe(best);
        }
      }),
      { seed, numRuns },
    );
  });

  it('is all of it where nothing has more points than the floor', () => {
    const m = givenMarket(1, [{ gains: { 0: 900 }, opened: 500 }]);
    const { pricer, node } = nodeOf(m);
    expect(tighten(m, pricer, node, 400)).toBeNull();
  });

  it('opens a group without which too little is won, and shuts its rival', () => {
    const m = givenMarket(2, [{ gains: { 0: 900 } }, { gains: { 1: 100 } }], { rivals: [[0, 1]] });
    const { pricer, node } = nodeOf(m);
    // The clique's price of 100 leaves the first group 800, the second nothing: the bound is 900.
    node.prices.clique[0] = 100 * pricer.people.unit;
    expect(tighten(m, pricer, node, 800)).toBe(1);
    expect(Array.from(node.decided)).toEqual([isOpen, isShut]);
  });

  it('rules out a place whose person is worth too little there', () => {
    const m = givenMarket(2, [{ gains: { 0: 900, 1: 10 }, most: 1 }]);
    const { pricer, node } = nodeOf(m);
    tighten(m, pricer, node, 800);
    expect(Array.from(node.off)).toEqual([0, 1]);
  });
});

describe('opening a group in a node', () => {
  const m = givenMarket(2, [{ gains: { 0: 1 } }, { gains: { 1: 1 } }], { rivals: [[0, 1]] });

  it('shuts its rivals', () => {
    const { node } = nodeOf(m);
    expect(openIn(m, node.decided, 1)).toBe(true);
    expect(Array.from(node.decided)).toEqual([isShut, isOpen]);
  });

  it('cannot be where it is shut already', () => {
    const { node } = nodeOf(m);
    openIn(m, node.decided, 1);
    expect(openIn(m, node.decided, 0)).toBe(false);
  });
});
