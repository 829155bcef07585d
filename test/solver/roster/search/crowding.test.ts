import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import { spread } from '../../../../solver/roster/search/crowding.ts';
import { noPrices } from '../../../../solver/roster/search/prices.ts';
import { attendance, bookingsOf } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyPricedSearch, givenSearch, relaxed } from '../../../given/search.ts';

const seed = 20_261_130;
/** What a person may have by themselves, whoever else comes. */
const ownRules = ['one-a-day', 'max-minutes', 'ete-share', 'pinned'];

describe('spreading people over the seats', () => {
  it('gives everyone a week that their own rules allow, pins and all', () => {
    fc.assert(
      fc.property(
        anyPricedSearch({ people: 20, sessions: 10, pins: 4 }),
        ({ problem, c, bestWeek, prices }) => {
          const { breaches } = judge(problem, bookingsOf(c, spread(c, bestWeek, prices)));
          expect(breaches.filter(({ rule }) => ownRules.includes(rule))).toEqual([]);
        },
      ),
      { seed, numRuns: 100 },
    );
  });

  it('fills two sessions once each where all are as content with one as with the other', () => {
    const people = Array.from({ length: 8 }, (_, i) => givenPerson(`X${i}`, { maxMinutes: 420 }));
    const sessions = [1, 2].map((d) => givenSession(`garden${d}`, { date: week[d]!, capacity: 4 }));
    const { c, bestWeek } = givenSearch(givenProblem(people, sessions));
    const { prices } = relaxed({ c, bestWeek }, 120);
    expect([...attendance(c, spread(c, bestWeek, prices))]).toEqual([4, 4]);
  });

  it('leaves a crowd of eight for three places nearly three, even at no prices', () => {
    const people = Array.from({ length: 8 }, (_, i) => givenPerson(`X${i}`, { maxMinutes: 420 }));
    const { c, bestWeek } = givenSearch(givenProblem(people, [givenSession('garden', { capacity: 3 })]));
    const [count] = attendance(c, spread(c, bestWeek, noPrices(c)));
    expect(Math.abs(count! - 3)).toBeLessThanOrEqual(1);
  });
});
