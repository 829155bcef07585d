import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashOf } from '../../../../solver/groups/search/apart.ts';
import { assignmentOf } from '../../../../solver/groups/search/assignment.ts';
import type { Market } from '../../../../solver/groups/search/market.ts';
import { climb, settled } from '../../../../solver/groups/search/openings.ts';
import { anyMarket, bestOf, givenMarket, recount } from '../../../given/group-markets.ts';

const seed = 20_261_130;
const numRuns = 300;
const never = () => false;

/** Nothing known of any group: everything may be worth trying. */
const blind = (m: Market) => ({ won: new Float64Array(m.groups).fill(1), bound: 1e9 });
const climbed = (m: Market, kicks = 0) => climb(m, blind(m), { kicks, stop: never }, null);

describe('climbing', () => {
  it('opens what wins points, and leaves shut what loses them', () => {
    const m = givenMarket(2, [
      { gains: { 0: 900 }, opened: 500 },
      { gains: { 1: 400 }, opened: 500 },
    ]);
    expect(climbed(m)).toMatchObject({ points: 900 - 500, isOpen: Uint8Array.of(1, 0) });
  });

  it('opens a group in place of a rival that wins less', () => {
    const m = givenMarket(2, [{ gains: { 0: 500 } }, { gains: { 1: 900 } }], { rivals: [[0, 1]] });
    expect(climbed(m)).toMatchObject({ points: 900, isOpen: Uint8Array.of(0, 1) });
  });

  it('opens a group in place of another that shares its people, where both would be too few', () => {
    const m = givenMarket(2, [
      { gains: { 0: 500, 1: 500 }, least: 2 },
      { gains: { 0: 600, 1: 600 }, least: 2 },
    ]);
    expect(climbed(m)).toMatchObject({ points: 600 + 600, isOpen: Uint8Array.of(0, 1) });
  });

  it('parts two who are kept apart: the one worth more has the place', () => {
    const m = givenMarket(2, [{ gains: { 0: 500, 1: 900 } }], { apart: [[0, 1]] });
    expect(climbed(m)).toMatchObject({ points: 900, placed: Int32Array.of(-1, 1) });
  });

  it('finds nothing where a group that must be open cannot reach its fewest', () => {
    expect(climbed(givenMarket(1, [{ gains: { 0: 900 }, least: 2, mustOpen: true }]))).toBeNull();
  });

  it('has what must be open though it is told to stop at once', () => {
    const m = givenMarket(1, [{ gains: { 0: 900 }, mustOpen: true }]);
    expect(climb(m, blind(m), { kicks: 9, stop: () => true }, null)).toMatchObject({ points: 900 });
  });

  it('is never worse than where it began, obeys every rule, and is never better than the best', () => {
    fc.assert(
      fc.property(anyMarket, fc.nat(4), (m, kicks) => {
        const best = bestOf(m);
        const from = climbed(m);
        const further = climb(m, blind(m), { kicks, stop: never }, from);
        expect(further === null).toBe(from === null);
        if (!from || !further) return;
        expect(further.points).toBeGreaterThanOrEqual(from.points);
        expect(further.points).toBeLessThanOrEqual(best!);
        for (const formed of [from, further]) expect(recount(m, formed)).toBe(formed.points);
      }),
      { seed, numRuns },
    );
  });

  it('comes to the same each time', () => {
    fc.assert(
      fc.property(anyMarket, (m) => {
        const once = () => climb(m, blind(m), { kicks: 5, stop: never }, null);
        expect(once()).toEqual(once());
      }),
      { seed, numRuns: 50 },
    );
  });
});

describe('two kept apart who are placed in one group', () => {
  const m = givenMarket(3, [{ gains: { 0: 500, 1: 900, 2: 100 } }, { gains: { 0: 300 } }], {
    apart: [[0, 1]],
  });

  it('are found by their places', () => {
    const assignment = assignmentOf(m);
    expect(clashOf(m, assignment.placed)).toBeNull();
    assignment.open(0);
    expect(clashOf(m, assignment.placed)).toEqual([0, 1]);
  });

  it('are parted, the one worth less going elsewhere if there is another place', () => {
    const assignment = assignmentOf(m);
    assignment.open(0);
    assignment.open(1);
    expect(settled(m, assignment)).toBe(300 + 900 + 100);
    expect(clashOf(m, assignment.placed)).toBeNull();
  });
});
