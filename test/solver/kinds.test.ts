import { describe, expect, it } from 'vitest';
import {
  codePattern,
  crnPattern,
  isPlainText,
  isServiceDate,
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
    ['text', textPattern, ['Parish council', 'Żółw', ''], ['two\nlines', 'tab\t', '\u0000']],
  ])('%s', (_, pattern, right, wrong) => {
    expect(right.filter((text) => !pattern.test(text))).toEqual([]);
    expect(wrong.filter((text) => pattern.test(text))).toEqual([]);
  });

  it('a date of this service', () => {
    expect(['2000-01-01', '2028-02-29'].every(isServiceDate)).toBe(true);
    expect(['1999-12-31', '2027-02-29', '2026-1-1', ''].some(isServiceDate)).toBe(false);
  });

  it('notes in plain text', () => {
    const plain = ['Came late.\nWorked on.', 'under < 5 hours, > 3', 'a\ttab', 'I <3 gardening', ''];
    expect(plain.filter((text) => !isPlainText(text))).toEqual([]);
    const markup = ['<b>late</b>', '</p>', '<!-- -->', '<img\nsrc=x>', 'bell\u0007'];
    expect(markup.filter(isPlainText)).toEqual([]);
  });

  it('tags as they are kept', () => {
    expect(tagsInOrder(['outdoors', 'children', 'outdoors'])).toEqual(['children', 'outdoors']);
  });
});
