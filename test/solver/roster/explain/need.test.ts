import { describe, expect, it } from 'vitest';
import { daysFree, peopleShort } from '../../../../solver/roster/explain/need.ts';
import { standingOf } from '../../../../solver/roster/explain/standing.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';

const [monday, tuesday, wednesday] = week as [string, string, string];
const windows = (...dates: string[]) => dates.map((date) => ({ date, from: '08:00', to: '12:00' }));
const ann = givenPerson('A', { minMinutes: 840, availability: windows(wednesday, tuesday, tuesday, monday) });
const bob = givenPerson('B', { minMinutes: 420 });
const cat = givenPerson('C', { minMinutes: 0, availability: [] });
const garden = givenSession('garden', { date: tuesday });
const problem = givenProblem([ann, bob, cat], [garden]);

describe('people short', () => {
  it('are those whom the roster gives less than their weekly minimum', () => {
    // A has 420 of 840, B 420 of 420; C needs none
    const standing = standingOf(problem, [
      ['B', 'garden'],
      ['A', 'garden'],
    ]);
    expect(peopleShort(standing)).toEqual([ann]);
    expect(peopleShort(standingOf(problem, []))).toEqual([ann, bob]);
  });
});

describe('days free', () => {
  it('are those of the availability without a booking, each once', () => {
    expect(daysFree(ann, standingOf(problem, []))).toEqual([wednesday, tuesday, monday]);
    expect(daysFree(ann, standingOf(problem, [['A', 'garden']]))).toEqual([wednesday, monday]);
    expect(daysFree(cat, standingOf(problem, []))).toEqual([]);
  });
});
