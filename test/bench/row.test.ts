import { describe, expect, it } from 'vitest';
import type { Highs, Ours } from './figures.ts';
import { captured, countryRow, headings, markdown, markdownHead, rowOf } from './row.ts';

const made = { people: 500, sessions: 77, pairs: 13_964, bytes: 1_000_000 };
const ours: Ours = {
  kind: 'ours',
  status: 'feasible',
  points: -1_100,
  bound: -1_000,
  empty: -11_000,
  seconds: 5.04,
  reading: { seconds: 0.1, megabytes: 90 },
  megabytes: 134,
  secondsToNear: null,
  secondsToFinal: [0.5, 1, 2],
};
const highs: Highs = { kind: 'highs', points: -3_000, proven: false };
const one = { variant: 'scarce', people: 500, seconds: 5 } as const;

const cell = (row: string[], heading: string) => row[headings.indexOf(heading)];

describe('what is captured', () => {
  it('is what is won over an empty roster, of the most that can be, rounded down', () => {
    expect(captured(-1_100, ours)).toBe('99.0000 %');
    expect(captured(-999_999, { bound: 0, empty: -3_000_000 })).toBe('66.6667 %');
    expect(captured(-1, { bound: 0, empty: -10_000_000 })).toBe('99.9999 %');
  });

  it('is all at the bound, even where nothing can be won', () => {
    expect(captured(0, { bound: 0, empty: 0 })).toBe('100 %');
  });
});

describe('a row', () => {
  it('has a cell for each heading', () => {
    const country = { made, points: -1, bound: 0, empty: -10, proven: 1, seconds: 170, megabytes: 900 };
    expect(rowOf(one, { made, ours, highs })).toHaveLength(headings.length);
    expect(rowOf(one, { made, ours, highs: null })).toHaveLength(headings.length);
    expect(countryRow({ ...one, regions: [250, 250] }, country)).toHaveLength(headings.length);
  });

  it('shows numbers as people read them', () => {
    const row = rowOf(one, { made, ours, highs });
    expect(cell(row, 'pairs')).toBe('13,964');
    expect(cell(row, 'time')).toBe('5.0 of 5 s');
    expect(cell(row, 'roster and bound within 0.2 %')).toBe('-');
    expect(cell(row, 'within 0.01 % of its end')).toBe('2.00 s');
    expect(cell(row, 'memory')).toBe('134 MB');
    expect(cell(row, 'HiGHS: captured')).toBe('80.0000 %');
  });

  it('knows the optimum where either has proven it', () => {
    const off = (told: Ours, peer: Highs | null) =>
      cell(rowOf(one, { made, ours: told, highs: peer }), 'off the optimum');
    expect(off(ours, highs)).toBe('not known');
    expect(off({ ...ours, status: 'optimal', bound: -1_100 }, null)).toBe('0 %');
    // 30 of 1,070
    expect(off(ours, { kind: 'highs', points: -1_070, proven: true })).toBe('2.8038 %');
  });

  it('says so where HiGHS had no roster', () => {
    expect(cell(rowOf(one, { made, ours, highs: null }), 'HiGHS: points')).toBe('no roster');
  });
});

describe('a table in Markdown', () => {
  it('has a head and rows', () => {
    expect(markdownHead(['a', 'b'])).toBe('| a | b |\n|---|---|');
    expect(markdown(['1', '2'])).toBe('| 1 | 2 |');
  });
});
