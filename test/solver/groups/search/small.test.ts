import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallAnswer } from '../../../../solver/groups/search/small.ts';
import { anyMarket, bestOf, givenMarket, recount } from '../../../given/group-markets.ts';

const seed = 20_261_130;
const numRuns = 200;

describe('a market posed whole as an integer programme', () => {
  it('is answered with points that are counted again, obey its rules and are no more than the best', () => {
    let asGood = 0;
    let all = 0;
    fc.assert(
      fc.property(anyMarket, (m) => {
        const best = bestOf(m);
        const formed = smallAnswer(m);
        if (best === null) expect(formed).toBeNull();
        if (formed) {
          expect(recount(m, formed)).toBe(formed.points);
          expect(formed.points).toBeLessThanOrEqual(best!);
        }
        all += 1;
        if ((formed?.points ?? null) === best) asGood += 1;
      }),
      { seed, numRuns },
    );
    // The package is not always right, which is why nobody takes it at its word; mostly it is.
    expect(asGood / all).toBeGreaterThan(0.9);
  });

  it('opens what wins points and takes as many as are worth it', () => {
    // Two people win 900 each; the third would be one over the best size, and wins 100 of which it costs 150.
    const m = givenMarket(3, [{ gains: { 0: 900, 1: 900, 2: 100 }, best: 2, off: 150, opened: 1_000 }]);
    expect(smallAnswer(m)).toMatchObject({ points: 900 + 900 - 1_000, placed: Int32Array.of(0, 1, -1) });
  });

  it('opens one of two rivals, and places one of two kept apart', () => {
    const groups = [{ gains: { 0: 900, 1: 500 } }, { gains: { 0: 800, 1: 700 } }];
    expect(smallAnswer(givenMarket(2, groups, { rivals: [[0, 1]] }))).toMatchObject({ points: 800 + 700 });
    expect(smallAnswer(givenMarket(2, groups, { rivals: [[0, 1]], apart: [[0, 1]] }))).toMatchObject({
      points: 900,
    });
  });

  it('has no answer where a group that must be open cannot reach its fewest', () => {
    expect(smallAnswer(givenMarket(1, [{ gains: { 0: 900 }, least: 2, mustOpen: true }]))).toBeNull();
  });
});

it('a market of more than 40 pairs is not posed whole', () => {
  const groupOf = (people: number) => ({
    gains: Object.fromEntries(Array.from({ length: people }, (_, p) => [p, 1])),
  });
  expect(smallAnswer(givenMarket(40, [groupOf(40)]))).toMatchObject({ points: 40 });
  expect(smallAnswer(givenMarket(41, [groupOf(41)]))).toBeNull();
});
