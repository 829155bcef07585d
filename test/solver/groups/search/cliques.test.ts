import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliquesOf } from '../../../../solver/groups/search/cliques.ts';

const seed = 20_261_130;

/** Any groups of which some cannot open beside one another. */
const anyRivals = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 })
  .map((pairs) =>
    Array.from({ length: 8 }, (_, g) => [
      ...new Set(
        pairs.filter(([a, b]) => a !== b && (a === g || b === g)).map(([a, b]) => (a === g ? b : a)),
      ),
    ]),
  );

describe('cliques of rivals', () => {
  it('are none where nothing is rivalled', () => {
    expect(cliquesOf([[], [], []])).toEqual([]);
  });

  it('are one of three that share a room, not three of two', () => {
    expect(
      cliquesOf([
        [1, 2],
        [0, 2],
        [0, 1],
      ]),
    ).toEqual([[0, 1, 2]]);
  });

  it('are two where one in the middle has two rivals who share nothing', () => {
    expect(cliquesOf([[1], [0, 2], [1]])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('hold every pair of rivals between them, and none but rivals', () => {
    fc.assert(
      fc.property(anyRivals, (rivals) => {
        const cliques = cliquesOf(rivals);
        rivals.forEach((list, a) => {
          for (const b of list)
            expect(cliques.some((clique) => clique.includes(a) && clique.includes(b))).toBe(true);
        });
        for (const clique of cliques)
          for (const a of clique)
            for (const b of clique) expect(a === b || rivals[a]!.includes(b)).toBe(true);
      }),
      { seed },
    );
  });
});
