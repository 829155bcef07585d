import { describe, expect, it } from 'vitest';
import { noPoints } from '../../../solver/roster/points-by-line.ts';
import { linesInOnePhrase, linesInWords, pointsInWords, wonOrLost } from '../../../src/roster/line-words.ts';

describe('points in words', () => {
  it.each([
    [1_240, '1,240 points', '1,240 points won'],
    [1, '1 point', '1 point won'],
    [-1, '-1 point', '1 point lost'],
    [-30, '-30 points', '30 points lost'],
  ])('%i: %s, %s', (points, words, won) => {
    expect(pointsInWords(points)).toBe(words);
    expect(wonOrLost(points)).toBe(won);
  });

  it('are told line by line, where any are won or lost', () => {
    const byLine = { ...noPoints, travelMinute: -30, firstShortMinute: 25_200 };
    expect(linesInWords(byLine)).toEqual([
      {
        line: 'firstShortMinute',
        points: 25_200,
        sentence: '25,200 points won on the first hours of the week',
      },
      { line: 'travelMinute', points: -30, sentence: '30 points lost on travel' },
    ]);
    expect(linesInOnePhrase(byLine)).toBe(
      '25,200 points won on the first hours of the week, 30 points lost on travel',
    );
  });

  it('have words for every line of the format', () => {
    const each = Object.fromEntries(
      Object.keys(noPoints).map((line) => [line, 1]),
    ) as unknown as typeof noPoints;
    expect(linesInWords(each).map(({ line }) => line)).toEqual(Object.keys(noPoints));
  });
});
