import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../seed/chance.ts';
import { apportioned, dealt } from '../../seed/shares.ts';
import { grouped } from '../../solver/grouped.ts';

describe('things shared out by weight', () => {
  it('add up, the largest remainders first, the earlier on a tie', () => {
    // 10 x 5/11 = 4.54, 10 x 4/11 = 3.63, 10 x 2/11 = 1.81: 4 + 3 + 1, and one more each for .81 and .63.
    expect(apportioned(10, [5, 4, 2])).toEqual([4, 4, 2]);
    expect(apportioned(1, [1, 1])).toEqual([1, 0]);
    expect(apportioned(0, [1, 2])).toEqual([0, 0]);
  });

  it('are dealt exactly in their shares, in an order left to chance', () => {
    const cards = dealt(chanceOf(1), 100, [
      ['red', 45],
      ['black', 55],
    ]);
    expect(cards.filter((card) => card === 'red')).toHaveLength(45);
    expect(cards.filter((card) => card === 'black')).toHaveLength(55);
    expect(cards.slice(0, 45)).toContain('black');
  });

  it('are grouped in the order in which they come', () => {
    expect([...grouped([3, 1, 4, 6], (n) => (n % 2 === 0 ? 'even' : 'odd'))]).toEqual([
      ['odd', [3, 1]],
      ['even', [4, 6]],
    ]);
  });
});
