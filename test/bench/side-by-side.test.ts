import { describe, expect, it } from 'vitest';
import { mostTogether, sideBySide } from './side-by-side.ts';

describe('jobs side by side', () => {
  it('answer in the order of the items, so many at once and never more', async () => {
    let working = 0;
    let most = 0;
    const answers = await sideBySide([30, 5, 20, 1, 10], 2, async (turns) => {
      working += 1;
      most = Math.max(most, working);
      for (let i = 0; i < turns; i += 1) await null;
      working -= 1;
      return turns * 2;
    });
    expect(answers).toEqual([60, 10, 40, 2, 20]);
    expect(most).toBe(2);
  });

  it('all begin at once where there are fewer than may', async () => {
    expect(await sideBySide([1], 4, async (n) => n)).toEqual([1]);
  });
});

describe('the most together', () => {
  it('is the largest sum at one moment', () => {
    const spans = [
      { from: 0, to: 10, amount: 100 },
      { from: 0, to: 4, amount: 50 },
      { from: 4, to: 12, amount: 70 },
    ];
    expect(mostTogether(spans)).toBe(170);
  });

  it('is nothing of nothing', () => {
    expect(mostTogether([])).toBe(0);
  });
});
