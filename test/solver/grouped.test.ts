import { expect, it } from 'vitest';
import { grouped } from '../../solver/grouped.ts';

it('rows stand by key in their order, without those that have none', () => {
  const rows: { key?: string | null; n: number }[] = [
    { key: 'a', n: 1 },
    { key: null, n: 2 },
    { key: 'b', n: 3 },
    { key: 'a', n: 4 },
    { n: 5 },
  ];
  expect([...grouped(rows, (row) => row.key)]).toEqual([
    ['a', [rows[0], rows[3]]],
    ['b', [rows[2]]],
  ]);
});
