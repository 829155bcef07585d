import { expect, it } from 'vitest';
import { percent, table } from '../../../src/commands/table.ts';

it('a table has its columns aligned, and to the right where they hold numbers', () => {
  const rows = [
    ['london', '6,142', '5.7871 %', 1],
    ['wales', '-', '0.0951 %', 10],
  ];
  expect(table(['region', 'placed', 'apart', 'run'], rows)).toBe(
    [
      'region  placed     apart  run',
      '------  ------  --------  ---',
      'london   6,142  5.7871 %    1',
      'wales        -  0.0951 %   10',
    ].join('\n'),
  );
});

it('a share is told in percent to the ten thousandth', () => {
  expect([0, 0.000_001, 0.057_871].map(percent)).toEqual(['0.0000 %', '0.0001 %', '5.7871 %']);
});
