import { describe, expect, it } from 'vitest';
import { GivenWrong } from '../../src/commands/io.ts';
import { askedOf } from './asked.ts';

describe('what is asked of a bench', () => {
  it('is words and options', () => {
    expect(askedOf(['500', '--out', 'table.md', 'ample'], ['out', 'seed'])).toEqual({
      words: ['500', 'ample'],
      options: { out: 'table.md' },
    });
  });

  it('is refused with an option that the bench does not have, or one without its value', () => {
    expect(() => askedOf(['--fast', '1'], ['out'])).toThrow(GivenWrong);
    expect(() => askedOf(['--out'], ['out'])).toThrow(GivenWrong);
  });
});
