import { expect, it } from 'vitest';
import { threadsOf } from '../../src/wired.ts';

it('a service leaves a core to the requests, where there is more than one; a command takes them all', () => {
  expect([1, 2, 8].map((cores) => threadsOf('service', cores))).toEqual([1, 1, 7]);
  expect([1, 2, 8].map((cores) => threadsOf('command', cores))).toEqual([1, 2, 8]);
});
