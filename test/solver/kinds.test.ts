import { describe, expect, it } from 'vitest';
import {
  codePattern,
  crnPattern,
  isServiceDate,
  notesPattern,
  tagPattern,
  tagsInOrder,
  textPattern,
} from '../../solver/kinds.ts';

describe('how names and words are written', () => {
  it.each([
    [
      'a CRN',
      crnPattern,
      ['X100001', 'A000000'],
      ['x100001', 'X10000', 'X1000011', 'XX00001', ' X100001', ''],
    ],
    [
      'a code',
      codePattern,
      ['P0001', 'P0001-2026-12-01', 'a.b_c'],
      ['-P', 'a b', 'é', 'a/b', 'x'.repeat(65), ''],
    ],
    ['a tag', tagPattern, ['children', 'light-duties', '2nd-floor'], ['Light', 'a--b', '-a', 'a b', '']],
    [
      'text',
      textPattern,
      ['Parish council', 'Żółw', '', 'a 🐢'],
      ['two\nlines', 'tab\t', '\u0000', 'half \ud83d', 'two\u2028lines'],
    ],
  ])('%s', (_, pattern, right, wrong) => {
    expect(right.filter((text) => !pattern.test(text))).toEqual([]);
    expect(wrong.filter((text) => pattern.test(text))).toEqual([]);
  });

  it('a date of this service', () => {
    expect(['2000-01-01', '2028-02-29'].every(isServiceDate)).toBe(true);
    expect(['1999-12-31', '2027-02-29', '2026-1-1', ''].some(isServiceDate)).toBe(false);
  });

  it('notes as text, markup and all', () => {
    const plain = ['Came late.\nWorked on.', 'under < 5 hours, > 3', 'a\ttab', '<b>late</b>', '<!-- -->', ''];
    expect(plain.filter((text) => !notesPattern.test(text))).toEqual([]);
    const unprintable = ['bell\u0007', 'nul\u0000', 'half \ud83d', '\u001b[31m', '\u0085'];
    expect(unprintable.filter((text) => notesPattern.test(text))).toEqual([]);
  });

  it('tags as they are kept', () => {
    expect(tagsInOrder(['outdoors', 'children', 'outdoors'])).toEqual(['children', 'outdoors']);
  });
});
