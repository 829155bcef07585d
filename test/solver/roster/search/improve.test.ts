import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import { unitsAPoint } from '../../../../solver/roster/search/best-week.ts';
import { type ImproveBudget, improve } from '../../../../solver/roster/search/improve.ts';
import { bookingsOf, rosterPoints, type Weeks } from '../../../../solver/roster/search/weeks.ts';
import { inventedWeek } from '../../../given/invented-week.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import {
  anyObeyingSearch,
  anySearch,
  givenSearch,
  relaxed,
  type Search,
  weeksOf,
} from '../../../given/search.ts';

const seed = 20_261_130;
const never = () => false;
const nobody = () => undefined;

const passes = 40;
/** The roster after improving a copy of the one given. */
function improved(
  search: Search,
  start: Weeks,
  {
    onBetter = nobody,
    ...budget
  }: Partial<Omit<ImproveBudget, 'onBetter'>> & { onBetter?: (weeks: Weeks) => void } = {},
): Weeks {
  const weeks = start.map((pairs) => [...pairs]);
  const relaxation = relaxed(search, passes);
  improve(search.c, search.bestWeek, weeks, relaxation, {
    enough: Math.floor(relaxation.bound / unitsAPoint),
    seed: 1,
    parts: 10,
    stop: never,
    onBetter: () => onBetter(weeks),
    ...budget,
  });
  return weeks;
}

describe('improvement', () => {
  it('never loses a point nor breaks a rule', () => {
    let better = 0;
    fc.assert(
      fc.property(anyObeyingSearch({ people: 24, sessions: 10 }), (search) => {
        const { problem, c, weeks } = search;
        const after = improved(search, weeks);
        const verdict = judge(problem, bookingsOf(c, after));
        expect(verdict.breaches).toEqual([]);
        expect(verdict.points).toBeGreaterThanOrEqual(rosterPoints(c, weeks));
        better += verdict.points > rosterPoints(c, weeks) ? 1 : 0;
      }),
      { seed, numRuns: 60 },
    );
    expect(better).toBeGreaterThan(40);
  });

  it('keeps every pin', () => {
    fc.assert(
      fc.property(anySearch({ people: 24, sessions: 10, pins: 6 }), (search) => {
        const verdict = judge(search.problem, bookingsOf(search.c, improved(search, search.base)));
        expect(verdict.breaches).toEqual([]);
      }),
      { seed, numRuns: 40 },
    );
  });

  it('tells of each better roster', () => {
    const search = givenSearch(inventedWeek({ people: 80, seed: 6 }));
    const told = [rosterPoints(search.c, search.base)];
    const after = improved(search, search.base, {
      onBetter: (weeks) => told.push(rosterPoints(search.c, weeks)),
    });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(rosterPoints(search.c, after));
  });

  it('is the same for the same seed', () => {
    const search = givenSearch(inventedWeek({ people: 80, seed: 6 }));
    const thrice = [7, 7, 8].map((seed) => JSON.stringify(improved(search, search.base, { seed, parts: 4 })));
    expect(thrice[0]).toBe(thrice[1]);
  });

  it('does nothing without parts, or when told to stop', () => {
    const search = givenSearch(inventedWeek({ people: 80, seed: 6 }));
    expect(improved(search, search.base, { parts: 0 })).toEqual(search.base);
    expect(improved(search, search.base, { stop: () => true })).toEqual(search.base);
  });

  it('finds a chain of moves: one steps aside so that another may come', () => {
    // A can only come on Tuesday, where B has the one place; B could as well come on Wednesday
    const tuesday = givenSession('tuesday', { kind: 'individual', capacity: 1 });
    const wednesday = givenSession('wednesday', { kind: 'individual', capacity: 1, date: week[2]! });
    const people = [
      givenPerson('A', { maxMinutes: 420, availability: [{ date: week[1]!, from: '08:00', to: '18:00' }] }),
      givenPerson('B', { maxMinutes: 420 }),
    ];
    const search = givenSearch(givenProblem(people, [tuesday, wednesday]));
    const after = improved(search, weeksOf(search.c, [['B', 'tuesday']]));
    expect(bookingsOf(search.c, after)).toEqual([
      ['A', 'tuesday'],
      ['B', 'wednesday'],
    ]);
  });

  it('brings two women together who each avoid being the only one', () => {
    const people = ['A', 'B'].map((crn) => givenPerson(crn, { sex: 'female', avoidAllMale: true }));
    const search = givenSearch(givenProblem([...people, givenPerson('C')], [givenSession('garden')]));
    const after = improved(search, weeksOf(search.c, [['C', 'garden']]));
    expect(bookingsOf(search.c, after).map(([crn]) => crn)).toEqual(['A', 'B', 'C']);
  });

  it('opens a session that stands down', () => {
    const people = ['A', 'B', 'C'].map((crn) => givenPerson(crn));
    const search = givenSearch(givenProblem(people, [givenSession('garden', { minAttendance: 3 })]));
    expect(bookingsOf(search.c, improved(search, search.base))).toHaveLength(3);
  });

  it('leaves a roster that is worth as much as the bound', () => {
    const search = givenSearch(givenProblem([givenPerson('A')], [givenSession('garden')]));
    const best = weeksOf(search.c, [['A', 'garden']]);
    expect(relaxed(search, passes).bound).toBe(rosterPoints(search.c, best) * unitsAPoint);
    const told: Weeks[] = [];
    improved(search, best, { onBetter: (weeks) => told.push(weeks) });
    expect(told).toEqual([]);
  });

  it('refuses a roster that breaks a rule', () => {
    const people = ['A', 'B', 'C'].map((crn) => givenPerson(crn));
    const search = givenSearch(givenProblem(people, [givenSession('garden', { minAttendance: 2 })]));
    expect(() => improved(search, weeksOf(search.c, [['A', 'garden']]))).toThrow('breaks a rule');
  });
});
