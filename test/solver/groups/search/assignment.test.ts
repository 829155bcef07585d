import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentOf } from '../../../../solver/groups/search/assignment.ts';
import type { Market } from '../../../../solver/groups/search/market.ts';
import { anyMarket, bestPlaces, givenMarket } from '../../../given/group-markets.ts';

const seed = 20_261_130;
const numRuns = 400;

/** What an assignment says of itself, counted again: points of its places and sizes, whatever it lacks. */
function counted(m: Market, { isOpen, size, placed }: ReturnType<typeof assignmentOf>): number {
  let points = 0;
  for (let g = 0; g < m.groups; g += 1) if (isOpen[g]) points += m.sizePoints[m.sizeFrom[g]! + size[g]!]!;
  for (const pair of placed) if (pair >= 0) points += m.pairGain[pair]!;
  return points;
}

describe('an assignment', () => {
  it('gives the only seat to whoever wins most by it', () => {
    const assignment = assignmentOf(givenMarket(2, [{ gains: { 0: 500, 1: 700 }, most: 1 }]));
    assignment.open(0);
    expect(Array.from(assignment.placed)).toEqual([-1, 1]);
    expect(assignment.points()).toBe(700);
  });

  it('moves someone on so that another has a place', () => {
    // Both want the first group, which has one seat; only the second person has another choice.
    const m = givenMarket(2, [{ gains: { 0: 500, 1: 700 }, most: 1 }, { gains: { 1: 600 } }]);
    const assignment = assignmentOf(m);
    assignment.open(0);
    assignment.open(1);
    expect(assignment.points()).toBe(500 + 600);
  });

  it('begins with the groups open that must be, at what they cost', () => {
    const assignment = assignmentOf(givenMarket(1, [{ gains: {}, best: 3, off: 150, mustOpen: true }]));
    expect(Array.from(assignment.isOpen)).toEqual([1]);
    expect(assignment.points()).toBe(-3 * 150);
  });

  it('fills a group to its fewest though somebody would rather be elsewhere, and though it costs', () => {
    const m = givenMarket(2, [{ gains: { 0: 900, 1: 900 } }, { gains: { 0: 100, 1: -50 }, least: 2 }]);
    const assignment = assignmentOf(m);
    assignment.open(0);
    assignment.open(1);
    expect(assignment.points()).toBe(100 - 50);
  });

  it('has no points where a group cannot reach its fewest', () => {
    const assignment = assignmentOf(givenMarket(2, [{ gains: { 0: 500, 1: 700 }, least: 2, most: 2 }]));
    assignment.open(0);
    assignment.forbid(0);
    expect(assignment.points()).toBeNull();
    assignment.close(0);
    expect(assignment.points()).toBe(0);
  });

  it('comes back to what was kept', () => {
    const assignment = assignmentOf(givenMarket(2, [{ gains: { 0: 500, 1: 700 } }, { gains: { 0: 900 } }]));
    assignment.open(0);
    const kept = assignment.keep();
    assignment.open(1);
    assignment.forbid(1);
    expect(assignment.points()).toBe(900);
    assignment.restore(kept);
    expect(assignment.points()).toBe(500 + 700);
    expect(Array.from(assignment.isOpen)).toEqual([1, 0]);
    assignment.open(1);
    expect(assignment.points()).toBe(900 + 700);
  });

  it('of any market places people as well as brute force does, after any openings, closings and bans', () => {
    const anyStep = fc.record({ what: fc.constantFrom('turn', 'turn', 'forbid', 'back'), at: fc.nat(99) });
    fc.assert(
      fc.property(anyMarket, fc.array(anyStep, { minLength: 1, maxLength: 10 }), (m, steps) => {
        const assignment = assignmentOf(m);
        const off = new Uint8Array(m.pairGroup.length);
        let kept = { assignment: assignment.keep(), off: off.slice() };
        for (const { what, at } of steps) {
          const g = at % m.groups;
          if (what === 'back') {
            assignment.restore(kept.assignment);
            off.set(kept.off);
          } else if (what === 'turn' && !m.mustOpen[g]) {
            if (at % 3 === 0) kept = { assignment: assignment.keep(), off: off.slice() };
            if (assignment.isOpen[g]) assignment.close(g);
            else assignment.open(g);
          } else if (off.length > 0) {
            off[at % off.length] = 1;
            assignment.forbid(at % off.length);
          }
          const best = bestPlaces(m, (h) => assignment.isOpen[h] === 1, { off, keepApart: false });
          expect(assignment.points()).toBe(best);
          if (best !== null) expect(counted(m, assignment)).toBe(best);
        }
      }),
      { seed, numRuns },
    );
  });

  it('of any market is as good with pairs ruled out from the beginning', () => {
    fc.assert(
      fc.property(anyMarket, fc.array(fc.nat(1), { minLength: 24, maxLength: 24 }), (m, bans) => {
        const off = Uint8Array.from(m.pairGroup, (_, pair) => bans[pair]!);
        const assignment = assignmentOf(m, off);
        for (let g = 0; g < m.groups; g += 1) if (!m.mustOpen[g]) assignment.open(g);
        expect(assignment.points()).toBe(bestPlaces(m, () => true, { off, keepApart: false }));
      }),
      { seed, numRuns },
    );
  });
});
