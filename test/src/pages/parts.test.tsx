import { describe, expect, it } from 'vitest';
import { Checkboxes, Radios } from '../../../src/pages/parts/fields.tsx';

const field = { name: 'to', id: 'to', value: '', error: undefined };
const choices = [
  { value: 'a', words: 'A', hint: 'The first' },
  { value: 'b', words: 'B', hint: 'The second' },
];

describe('boxes to choose from', () => {
  it('have hints of their own, apart from the hint of the question', async () => {
    const given = { field, label: 'To', hint: 'Where to', choices };
    for (const boxes of [<Radios {...given} />, <Checkboxes {...given} ticked={[]} />]) {
      const page = String(await boxes);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, told] of page.matchAll(/aria-describedby="([^"]+)"/g)) expect(ids).toContain(told);
    }
  });
});
