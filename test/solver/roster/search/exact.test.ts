import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking, RosterProblem } from '../../../../solver/roster/problem.ts';
import { couplings } from '../../../../solver/roster/search/couplings.ts';
import { solveExactly } from '../../../../solver/roster/search/exact.ts';
import { bookingsOf, type Weeks } from '../../../../solver/roster/search/weeks.ts';
import { inventedWeek } from '../../../given/invented-week.ts';
import { oracle } from '../../../given/oracle.ts';
import { givenPerson, givenProblem, givenSession } from '../../../given/problems.ts';
import { anyObeyingSearch, givenSearch, type Search } from '../../../given/search.ts';

const seed = 20_261_130;
const oracleSeconds = 20;
const toTheEnd = { nodes: Number.POSITIVE_INFINITY, stop: () => false };

/** The same week in which only the open people may change: the others are pinned where they are, and free nowhere else. */
function withOthersPinned({ problem, c, weeks }: Search & { weeks: Weeks }, open: number[]): RosterProblem {
  const staying = bookingsOf(
    c,
    weeks.map((pairs, p) => (open.includes(p) ? [] : pairs)),
  );
  const dates = (crn: string) =>
    problem.sessions
      .filter(({ id }) => staying.some(([who, on]) => who === crn && on === id))
      .map((s) => s.date);
  return {
    ...problem,
    people: problem.people.map((person, p) =>
      open.includes(p)
        ? person
        : {
            ...person,
            availability: person.availability.filter(({ date }) => dates(person.crn).includes(date)),
          },
    ),
    pinned: staying,
  };
}
const judged = ({ problem, c }: Search, weeks: Weeks) => judge(problem, bookingsOf(c, weeks));
const partPoints = ({ c, weeks }: Search & { weeks: Weeks }, open: number[]) =>
  couplings(c, weeks, open).pointsOf(new Map(open.map((p) => [p, weeks[p]!])))!;

const anyPart = (shape: { people: number; sessions: number }) =>
  anyObeyingSearch(shape).chain((search) =>
    fc.record({
      search: fc.constant(search),
      open: fc.subarray([...search.c.people.keys()], { minLength: Math.min(1, search.c.people.length) }),
      hinted: fc.boolean(),
    }),
  );

describe('a part of the week', () => {
  it('solved to the end has the optimum, everyone else staying', async () => {
    let better = 0;
    await fc.assert(
      fc.asyncProperty(anyPart({ people: 16, sessions: 7 }), async ({ search, open, hinted }) => {
        const { c, bestWeek, weeks } = search;
        const hints = hinted ? open.map((p) => [p, weeks[p]!] as const) : [];
        const floor = partPoints(search, open);
        const answer = solveExactly(c, bestWeek, weeks, open, floor, hints, toTheEnd);
        const after = weeks.map((pairs, p) => answer.weeks?.get(p) ?? pairs);
        const verdict = judged(search, after);
        const best = await oracle(withOthersPinned(search, open), oracleSeconds);
        expect(verdict.breaches).toEqual([]);
        expect(verdict.points).toBe(best.points);
        expect(answer.points - floor).toBe(verdict.points - judged(search, weeks).points);
        expect(answer.bound).toBe(answer.points);
        expect(answer.finished).toBe(true);
        expect(answer.weeks === null).toBe(answer.points === floor);
        better += answer.weeks ? 1 : 0;
      }),
      { seed, numRuns: 120 },
    );
    expect(better).toBeGreaterThan(60);
  });

  it('of everyone, from nothing, has the optimum of the week', async () => {
    await fc.assert(
      fc.asyncProperty(anyObeyingSearch({ people: 16, sessions: 7 }), async (search) => {
        const { problem, c, bestWeek, base } = search;
        const everyone = [...c.people.keys()];
        const answer = solveExactly(c, bestWeek, base, everyone, Number.NEGATIVE_INFINITY, [], toTheEnd);
        const weeks = base.map((pairs, p) => answer.weeks!.get(p) ?? pairs);
        expect(judged(search, weeks).points).toBe((await oracle(problem, oracleSeconds)).points);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('cut short has a bound that no weeks of the open people are above', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPart({ people: 16, sessions: 7 }),
        fc.integer({ min: 1, max: 4 }),
        async ({ search, open }, nodes) => {
          const { c, bestWeek, weeks } = search;
          const floor = partPoints(search, open);
          const answer = solveExactly(c, bestWeek, weeks, open, floor, [], { nodes, stop: () => false });
          const best = await oracle(withOthersPinned(search, open), oracleSeconds);
          const rest = judged(search, weeks).points - floor;
          expect(answer.bound + rest).toBeGreaterThanOrEqual(best.points);
          expect(answer.points + rest).toBeLessThanOrEqual(best.points);
        },
      ),
      { seed, numRuns: 80 },
    );
  });

  it('looks for nothing that has no more points than the floor', () => {
    const problem = givenProblem([givenPerson('A')], [givenSession('garden')]);
    const { c, bestWeek, base } = givenSearch(problem);
    // A on the garden loses half an hour of travel and nothing else
    const best = -30;
    const from = (floor: number) => solveExactly(c, bestWeek, base, [0], floor, [], toTheEnd);
    expect(from(best - 1)).toMatchObject({ points: best, bound: best });
    expect(from(best - 1).weeks).toEqual(new Map([[0, [0]]]));
    expect(from(best)).toMatchObject({ weeks: null, points: best, bound: best });
  });

  it('stops when told to, and claims nothing then', () => {
    const { problem, c, bestWeek, base } = givenSearch(inventedWeek({ people: 60, seed: 5 }));
    const everyone = [...c.people.keys()];
    const floor = judge(problem, []).points;
    const answer = solveExactly(c, bestWeek, base, everyone, floor, [], { nodes: 100, stop: () => true });
    expect(answer.weeks).toBeNull();
    expect(answer.points).toBe(floor);
    expect(answer.finished).toBe(false);
    expect(answer.bound).toBeGreaterThan(floor);
  });

  it('is content with the first roster it finds, if any will do', () => {
    const { problem, c, bestWeek, base } = givenSearch(inventedWeek({ people: 40, seed: 5 }));
    const everyone = [...c.people.keys()];
    const answer = solveExactly(c, bestWeek, base, everyone, Number.NEGATIVE_INFINITY, [], {
      ...toTheEnd,
      firstFound: true,
    });
    const bookings: Booking[] = bookingsOf(
      c,
      base.map((pairs, p) => answer.weeks?.get(p) ?? pairs),
    );
    expect(judge(problem, bookings).breaches).toEqual([]);
  });

  it('of a week of sixty people is solved to the optimum of an exact solver', async () => {
    const { problem, c, bestWeek, base } = givenSearch(inventedWeek({ people: 60, seed: 5 }));
    const everyone = [...c.people.keys()];
    const answer = solveExactly(c, bestWeek, base, everyone, Number.NEGATIVE_INFINITY, [], toTheEnd);
    const bookings = bookingsOf(
      c,
      base.map((pairs, p) => answer.weeks?.get(p) ?? pairs),
    );
    expect(judge(problem, bookings).points).toBe((await oracle(problem, oracleSeconds)).points);
  });
});
