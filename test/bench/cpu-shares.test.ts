import { describe, expect, it } from 'vitest';
import { type CpuProfile, cpuShares } from './cpu-shares.ts';

const prices = 'file:///work/main/solver/roster/prices.ts';
const bestWeek = 'file:///work/main/solver/roster/best-week.ts?namespace=1';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
});

describe('the shares of the processor', () => {
  it('are of the time at work, by function, a nameless one counted for its caller in the same file', () => {
    const profile: CpuProfile = {
      nodes: [
        node(1, '(root)', '', [2, 6, 7]),
        node(2, 'relax', prices, [3, 4]),
        node(3, '', prices, []),
        node(4, '', bestWeek, []),
        node(6, '(garbage collector)', ''),
        node(7, '(idle)', ''),
      ],
      samples: [2, 3, 4, 6, 7, 2],
      timeDeltas: [10, 20, 50, 10, 500, 10],
    };
    expect(cpuShares(profile)).toEqual([
      { file: 'solver/roster/best-week.ts', name: '(nameless)', share: 0.5 },
      { file: 'solver/roster/prices.ts', name: 'relax', share: 0.4 },
      { file: null, name: '(garbage collector)', share: 0.1 },
    ]);
  });
});
