import { describe, expect, it } from 'vitest';
import { joiningAt, nextEntryPoint } from '../../../solver/groups/rolling.ts';
import { shipped } from '../../given/templates.ts';

describe('somebody who joins a rolling group', () => {
  const course = shipped('DRINK-DRIVE');

  it('at its first session goes through it in order', () => {
    expect(joiningAt(course, 1)).toEqual({
      before: [1],
      thisRound: [2, 3, 4, 5, 6, 7],
      nextRound: [],
      after: [8],
    });
  });

  it('later makes up what went before in the next round', () => {
    expect(joiningAt(course, 4)).toEqual({
      before: [1],
      thisRound: [4, 5, 6, 7],
      nextRound: [2, 3],
      after: [8],
    });
  });

  it('attends every session once, wherever they come in', () => {
    for (const entry of course.entryPoints) {
      const { before, thisRound, nextRound, after } = joiningAt(course, entry);
      expect([...before, ...thisRound, ...nextRound, ...after].toSorted((a, b) => a - b)).toEqual(
        course.sessions.map(({ number }) => number),
      );
    }
  });

  it('does so at the next entry point from a day on', () => {
    const planned = [2, 3, 4, 5, 6, 7].map((number) => ({ number, date: `2027-01-${number + 10}` }));
    // The introduction is a one-to-one: the first entry point is met with session 2.
    expect(nextEntryPoint(course, planned, '2027-01-01')).toEqual({ number: 2, date: '2027-01-12' });
    expect(nextEntryPoint(course, planned, '2027-01-13')).toEqual({ number: 4, date: '2027-01-14' });
    expect(nextEntryPoint(course, planned, '2027-01-15')).toEqual({ number: 6, date: '2027-01-16' });
    expect(nextEntryPoint(course, planned, '2027-01-17')).toBeNull();
  });
});
