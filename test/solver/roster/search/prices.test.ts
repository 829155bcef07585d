import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsAPoint } from '../../../../solver/roster/search/best-week.ts';
import { boundAt, sessionBest } from '../../../../solver/roster/search/prices.ts';
import { inventedWeek } from '../../../given/invented-week.ts';
import { oracle } from '../../../given/oracle.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import { anyPricedSearch, anySearch, givenSearch, relaxed } from '../../../given/search.ts';

const seed = 20_261_130;
const oracleSeconds = 20;

describe('any prices', () => {
  it('prove a bound that no roster is above', async () => {
    await fc.assert(
      fc.asyncProperty(anyPricedSearch({ people: 12, sessions: 8, pins: 3 }), async (search) => {
        const { points } = await oracle(search.problem, oracleSeconds);
        expect(boundAt(search.c, search.bestWeek, search.prices)).toBeGreaterThanOrEqual(
          points * unitsAPoint,
        );
      }),
      { seed, numRuns: 100 },
    );
  });
});

describe('the prices found', () => {
  it('prove a bound that no roster is above', async () => {
    await fc.assert(
      fc.asyncProperty(anySearch({ people: 20, sessions: 12, pins: 3 }), async ({ problem, c, bestWeek }) => {
        const { bound, prices } = relaxed({ c, bestWeek }, 60);
        const { points } = await oracle(problem, oracleSeconds);
        expect(bound).toBeGreaterThanOrEqual(points * unitsAPoint);
        expect(boundAt(c, bestWeek, prices)).toBe(bound);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('are whole numbers of 1/4096 points, and so is the bound', () => {
    const { c, bestWeek } = givenSearch(inventedWeek({ people: 60, seed: 1 }));
    const { bound, prices } = relaxed({ c, bestWeek }, 60);
    expect([bound, ...prices.seat, ...prices.company].every(Number.isInteger)).toBe(true);
  });

  it('are nought where nobody competes for a seat', () => {
    const { c, bestWeek } = givenSearch(givenProblem([givenPerson('A')], [givenSession('garden')]));
    // the garden runs with A: seven hours are there, and half an hour of travel is lost
    expect(relaxed({ c, bestWeek }, 60).bound).toBe(-30 * unitsAPoint);
  });

  it('are far apart from nought where two compete, and prove that only one can come', () => {
    const people = [givenPerson('A', { urgency: 5 }), givenPerson('B')];
    const { c, bestWeek } = givenSearch(givenProblem(people, [givenSession('garden', { capacity: 1 })]));
    const { bound } = relaxed({ c, bestWeek }, 120);
    // A comes, half an hour away; B lacks 420 first minutes at 60 points
    expect(Math.floor(bound / unitsAPoint)).toBe(-30 - 60 * 420);
  });

  it('come nearer with each bound that is told', () => {
    const { c, bestWeek } = givenSearch(inventedWeek({ people: 60, seed: 2 }));
    const told: number[] = [];
    const { bound } = relaxed({ c, bestWeek }, 120, { onBound: (points) => told.push(points) });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => b - a));
    expect(told.at(-1)).toBe(Math.floor(bound / unitsAPoint));
  });

  it('are those at the start when told to stop, and a bound all the same', () => {
    const { c, bestWeek } = givenSearch(inventedWeek({ people: 60, seed: 2 }));
    const { prices, bound } = relaxed({ c, bestWeek }, 120, { stop: () => true });
    expect([...prices.seat, ...prices.company].every((price) => price === 0)).toBe(true);
    expect(bound).toBe(boundAt(c, bestWeek, prices));
  });

  it('make a woman who avoids all-male sessions pay for the company that another woman gives', () => {
    // the garden risks being all-male: A may come only with B, who would not come for half an hour of travel alone
    const people = [
      givenPerson('A', { sex: 'female', avoidAllMale: true }),
      givenPerson('B', { sex: 'female', minMinutes: 0, maxMinutes: 420, urgency: 1 }),
    ];
    const seven = givenSession('garden', { creditMinutes: 20 });
    const { c, bestWeek } = givenSearch(givenProblem(people, [seven]));
    const { bound, prices } = relaxed({ c, bestWeek }, 120);
    expect(Math.max(...prices.company)).toBeGreaterThan(0);
    // both come: A lacks 400 first minutes at 60 points, B has 20 minutes over at 1, both travel half an hour
    expect(Math.floor(bound / unitsAPoint)).toBe(-400 * 60 + 20 - 30 - 30);
  });

  it('come with weeks of the people, to begin an exact search with', () => {
    const { c, bestWeek } = givenSearch(inventedWeek({ people: 60, seed: 2 }));
    const { hints } = relaxed({ c, bestWeek }, 60);
    expect(new Set(hints.map(([p, pairs]) => `${p}: ${pairs}`)).size).toBe(hints.length);
    for (const [p, pairs] of hints) expect(pairs.every((pair) => c.pairPerson[pair] === p)).toBe(true);
  });
});

describe('the most that a session can earn', () => {
  const people = ['A', 'B', 'C', 'D'].map((crn) => givenPerson(crn));
  const sessions = [
    givenSession('garden', { minAttendance: 2, capacity: 3 }),
    givenSession('charity', { kind: 'individual', capacity: 3, date: week[2]! }),
  ];
  const { c } = givenSearch(givenProblem(people, sessions));
  const [garden, charity] = [0, 1];
  const aPoint = unitsAPoint;
  const standDown = 3_000 * aPoint;

  it('is by all its places at a price above nought', () => {
    expect(sessionBest(c, garden, 5 * aPoint)).toEqual({ value: 3 * 5 * aPoint, people: 3 });
  });

  it('is by no more places than there are people', () => {
    const two = givenSearch(givenProblem(people.slice(0, 2), sessions)).c;
    expect(sessionBest(two, garden, 5 * aPoint)).toEqual({ value: 2 * 5 * aPoint, people: 2 });
  });

  it('is by its minimum at a price under nought, while that is dearer than standing down', () => {
    // two at -1,499 lose 2,998; two at -1,500 lose as much as standing down
    expect(sessionBest(c, garden, -1_499 * aPoint)).toEqual({ value: -2_998 * aPoint, people: 2 });
    expect(sessionBest(c, garden, -1_500 * aPoint)).toEqual({ value: -standDown, people: 0 });
  });

  it('is nought with nobody, where nothing is lost by standing down', () => {
    expect(sessionBest(c, charity, -1).people).toBe(0);
    expect(sessionBest(c, charity, -1).value).toBeCloseTo(0);
  });

  it('is to stand down where too few can come', () => {
    const one = givenSearch(givenProblem(people.slice(0, 1), sessions)).c;
    expect(sessionBest(one, garden, 5 * aPoint)).toEqual({ value: -standDown, people: 0 });
  });
});
