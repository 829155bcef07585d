import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestChain, type Passage } from '../../../../solver/roster/mend/chains.ts';

/** A way from one session to another; null: from outside, or to the end. */
type Way = readonly [from: string | null, to: string | null, cost: number];

const passageOf = (ways: readonly Way[], least = 0): Passage<Way> => ({
  at: (session) => [ways.filter(([from]) => from === session)],
  cost: ([, , cost]) => cost,
  least,
  next: ([, to]) => to,
  ending: ([, to]) => (to === null ? 0 : Number.POSITIVE_INFINITY),
});
const enough = { sessions: 100, within: 0 };
const chainOf = (ways: readonly Way[], sessions = enough.sessions) => {
  const chain = cheapestChain(
    ways.filter(([from]) => from === null),
    passageOf(ways),
    { sessions, within: 0 },
  );
  return chain && { cost: chain.cost, to: chain.ways.map(([, to]) => to) };
};

describe('the cheapest chain', () => {
  const long: Way[] = [
    [null, 'garden', 1],
    [null, 'kitchen', 5],
    ['garden', 'shop', 1],
    ['shop', null, 1],
    ['kitchen', null, 1],
  ];

  it('may be longer than another', () => {
    expect(chainOf(long)).toEqual({ cost: 3, to: ['garden', 'shop', null] });
  });

  it('is the best of those found when it has looked at so many sessions', () => {
    expect(chainOf(long, 1)).toBeNull();
    expect(chainOf([...long, [null, null, 9]], 1)).toEqual({ cost: 9, to: [null] });
  });

  it('may be a little dearer than it could be, where that will do', () => {
    const direct: Way[] = [...long, [null, null, 4]];
    const first = direct.filter(([from]) => from === null);
    const found = [0, 1, 2].map(
      (within) => cheapestChain(first, passageOf(direct), { ...enough, within })?.cost,
    );
    expect(found).toEqual([3, 3, 4]);
  });

  it('is none where nobody gets to an end', () => {
    expect(chainOf([])).toBeNull();
    expect(chainOf([[null, 'garden', 1]])).toBeNull();
  });

  it('begins with a gain where the first way is one; further gains count as nothing', () => {
    const ways: Way[] = [
      [null, 'garden', -10],
      ['garden', null, -5],
    ];
    expect(chainOf(ways)).toEqual({ cost: -10, to: ['garden', null] });
  });

  it('may end at a session for what that costs, instead of going on', () => {
    const ways: Way[] = [
      [null, 'garden', 1],
      ['garden', null, 7],
    ];
    const endsAnywhere = { ...passageOf(ways), ending: ([, to]: Way) => (to === null ? 0 : 3) };
    expect(cheapestChain(ways.slice(0, 1), endsAnywhere, enough)).toEqual({ cost: 4, ways: [ways[0]] });
  });

  it('costs no more than any other that ends', () => {
    const session = fc.constantFrom('a', 'b', 'c', 'd');
    const end = fc.constantFrom('a', 'b', 'c', 'd', null);
    const ways = fc.array(fc.tuple(fc.option(session), end, fc.integer({ min: 2, max: 30 })), {
      maxLength: 16,
    });
    const least = (all: readonly Way[], from: string | null, seen: string[]): number =>
      Math.min(
        Number.POSITIVE_INFINITY,
        ...all
          .filter((way) => way[0] === from && !seen.includes(way[1] ?? ''))
          .map(([, to, cost]) => cost + (to === null ? 0 : least(all, to, [...seen, to]))),
      );
    fc.assert(
      fc.property(ways, (all: readonly Way[]) => {
        const first = all.filter(([from]) => from === null);
        const found = cheapestChain(first, passageOf(all, 2), enough);
        expect(found?.cost ?? Number.POSITIVE_INFINITY).toBe(least(all, null, []));
        expect((found?.ways ?? []).reduce((sum, [, , cost]) => sum + cost, 0)).toBe(found?.cost ?? 0);
      }),
      { seed: 20_261_122, numRuns: 300 },
    );
  });
});
