import { expect, it } from 'vitest';
import { grouped } from '../../../src/roster/grouped.ts';

it('rows stand by key in their order, without those that have none', () => {
  const rows = [
    { key: 'a', n: 1 },
    { key: null, n: 2 },
    { key: 'b', n: 3 },
    { key: 'a', n: 4 },
  ];
  expect([...grouped(rows, (row) => row.key)]).toEqual([
    ['a', [rows[0], rows[3]]],
    ['b', [rows[2]]],
  ]);
});
