import { describe, expect, it } from 'vitest';
import { GivenWrong } from '../../src/commands/io.ts';
import { cases, casesOf } from './cases.ts';

const named = (words: string[]) => casesOf(words).map(({ variant, people }) => `${variant} ${people}`);

describe('the cases that words choose', () => {
  it('are all without a word', () => {
    expect(casesOf([])).toEqual(cases);
  });

  it('are those of a size, and of no size that only holds its digits', () => {
    expect(named(['500'])).toEqual(['scarce 500', 'minimum-6 500', 'published 500']);
    expect(named(['5,000'])).toEqual(named(['5000']));
  });

  it('are those of any of the sizes and any of the variants named', () => {
    expect(named(['500', 'published', '1000', 'scarce'])).toEqual([
      'scarce 500',
      'scarce 1000',
      'published 500',
      'published 1000',
    ]);
  });

  it('are refused where there are none', () => {
    expect(() => casesOf(['7'])).toThrow(GivenWrong);
    expect(() => casesOf(['plenty'])).toThrow('no case is plenty');
  });

  it('have the regions of a country add up to its people', () => {
    for (const { people, regions = [people] } of cases)
      expect(regions.reduce((sum, region) => sum + region, 0)).toBe(people);
  });
});
