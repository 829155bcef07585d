import { expect, it } from 'vitest';
import { byText } from '../../solver/by-text.ts';

it('texts stand in the order of their code units, capitals first', () => {
  expect(['b', 'a', 'B', '', 'a'].toSorted(byText)).toEqual(['', 'B', 'a', 'a', 'b']);
  expect(byText('a', 'a')).toBe(0);
});
