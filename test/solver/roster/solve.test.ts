import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortOf } from '../../../solver/roster/explain/short.ts';
import { judge } from '../../../solver/roster/judge.ts';
import { faultsOf } from '../../../solver/roster/problem.ts';
import type { Progress, SeatPrice } from '../../../solver/roster/roster.ts';
import { solve } from '../../../solver/roster/solve.ts';
import { arbitraryWeek } from '../../given/arbitrary-week.ts';
import { crowdedWeek } from '../../given/crowded-week.ts';
import { givenExample } from '../../given/examples.ts';
import { inventedWeek } from '../../given/invented-week.ts';
import { oracle } from '../../given/oracle.ts';
import { givenPerson, givenProblem, givenSession } from '../../given/problems.ts';

const oracleSeconds = 60;
const shape = { people: 60, sessions: 24, pins: 6 };
/** Crowded weeks make people compete and sessions fail; the others have every odd thing in them. */
const anyWeek = fc.oneof(arbitraryWeek(shape), crowdedWeek(shape));

describe('any week of up to 60 people', () => {
  it('has a roster that obeys every rule, and no roster is better than one that says optimal', async () => {
    const proven = { optimal: 0, feasible: 0, infeasible: 0 };
    await fc.assert(
      fc.asyncProperty(anyWeek, async (problem) => {
        expect(faultsOf(problem)).toEqual([]);
        const roster = solve(problem);
        proven[roster.status] += 1;
        const best = await oracle(problem, oracleSeconds);
        if (roster.status === 'infeasible') {
          expect(best.status).toBe('infeasible');
          expect(roster.bookings).toEqual([]);
          expect(roster.conflicts?.length).toBeGreaterThan(0);
          return;
        }
        const verdict = judge(problem, roster.bookings);
        expect(verdict.breaches).toEqual([]);
        expect(roster.points).toBe(verdict.points);
        expect(roster.bound).toBeGreaterThanOrEqual(best.points);
        if (best.status === 'optimal') expect(roster.points).toBeLessThanOrEqual(best.points);
        if (roster.status === 'optimal' && best.status === 'optimal') expect(roster.points).toBe(best.points);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300), seed: Number(process.env.FUZZ_SEED ?? 20_261_130) },
    );
    if (process.env.FUZZ_RUNS) process.stdout.write(`${JSON.stringify(proven)}\n`);
    expect(proven.optimal).toBeGreaterThan(proven.feasible * 19);
  }, 900_000);

  it('gives the same bytes for the same problem, seed and steps, whatever else the machine does', async () => {
    const problem = inventedWeek({ people: 60, seed: 3 });
    const rostered = () => JSON.stringify(solve(problem, { seed: 7, steps: 40 }));
    const inPeace = rostered();
    const busy = Array.from(
      { length: 4 },
      () => new Worker('const list = []; for (;;) list[0] = {};', { eval: true }),
    );
    try {
      expect(rostered()).toBe(inPeace);
    } finally {
      await Promise.all(busy.map((worker) => worker.terminate()));
    }
  });
});

describe('pins that no roster can keep', () => {
  const garden = givenSession('garden', { minAttendance: 2 });
  const kitchen = givenSession('kitchen', { project: 'P2' });
  const problem = givenProblem(
    [givenPerson('A'), givenPerson('B', { availability: [] })],
    [garden, kitchen],
    {
      pinned: [
        ['A', 'garden'],
        ['B', 'kitchen'],
      ],
    },
  );

  it('make an answer without bookings', () => {
    const roster = solve(problem);
    expect(roster).toMatchObject({ format: 'roster/1', status: 'infeasible', bookings: [] });
  });

  it('are all named, those that nobody can complete beside those that break a rule by themselves', () => {
    // B is never free; without B nobody else can come to the garden
    expect(solve(problem).conflicts).toEqual([
      { crn: 'B', session: 'kitchen', rules: ['available'] },
      { crn: 'A', session: 'garden', rules: ['min-attendance'] },
    ]);
  });
});

describe('a run', () => {
  const problem = inventedWeek({ people: 60, seed: 3 });

  it('tells how it goes: points rise, the bound falls, and the last of both is the answer', () => {
    const told: Progress[] = [];
    const roster = solve(problem, { onProgress: (progress) => told.push(progress) });
    const points = told.flatMap((progress) => progress.points ?? []);
    const bounds = told.flatMap((progress) => progress.bound ?? []);
    expect(points).toEqual([...points].sort((a, b) => a - b));
    expect(bounds).toEqual([...bounds].sort((a, b) => b - a));
    expect([points.at(-1), bounds.at(-1)]).toEqual([roster.points, roster.bound]);
    const phases = told.map(({ phase }) => phase);
    const first = phases.indexOf('roster');
    expect(new Set(phases.slice(0, first))).toEqual(new Set(['prices']));
    expect(phases.lastIndexOf('roster')).toBe(first);
    expect(phases.indexOf('improvement')).toBeGreaterThan(first);
  });

  it('tells each better roster, how many it places, and the prices of the seats', () => {
    const problem = inventedWeek({ people: 80, seed: 6 });
    const told: Progress[] = [];
    const better: number[] = [];
    let prices: SeatPrice[] = [];
    const roster = solve(problem, {
      onProgress: (progress) => told.push(progress),
      onBest: (bookings) => better.push(judge(problem, bookings()).points),
      onPrices: (found) => {
        prices = found;
      },
    });
    expect(better).toEqual([...new Set(better)].sort((a, b) => a - b));
    expect(better.at(-1)).toBe(roster.points);
    expect(told[0]!.placed).toBeNull();
    expect(told.at(-1)!.placed).toBe(new Set(roster.bookings.map(([crn]) => crn)).size);
    expect(prices.map(([id]) => id)).toEqual(problem.sessions.map(({ id }) => id));
    expect(prices.some(([, points]) => points > 0)).toBe(true);
  });

  it('begun from a roster is never worse than it, whatever of it can no longer stand', () => {
    const problem = inventedWeek({ people: 80, seed: 6 });
    const before = solve(problem);
    expect(solve(problem, { steps: 0, from: before.bookings }).points).toBe(before.points);
    const gone = problem.sessions[0]!.id;
    const without = {
      ...problem,
      sessions: problem.sessions.slice(1),
      travel: problem.travel.filter(([, project]) =>
        problem.sessions.slice(1).some((s) => s.project === project),
      ),
    };
    const after = solve(without, { steps: 0, from: before.bookings });
    expect(judge(without, after.bookings).breaches).toEqual([]);
    expect(after.bookings.some(([, id]) => id === gone)).toBe(false);
  });

  it('told to stop at once gives a roster that obeys every rule, and a bound, all the same', () => {
    const roster = solve(problem, { stop: () => true });
    expect(judge(problem, roster.bookings).breaches).toEqual([]);
    expect(roster.bound).toBeGreaterThanOrEqual(solve(problem).points);
  });

  it('stopped after so many questions gives a roster that obeys every rule', () => {
    const stoppedAfter = (questions: number) => {
      let asked = 0;
      return solve(problem, { stop: () => ++asked > questions });
    };
    const rosters = [0, 60, 140, 160].map(stoppedAfter);
    for (const roster of rosters) {
      expect(judge(problem, roster.bookings).breaches).toEqual([]);
      expect(roster.bound).toBeGreaterThanOrEqual(roster.points);
    }
  });

  it('names those short, and the sessions stood down, as the judge and the explanation have them', () => {
    const roster = solve(problem, { steps: 5 });
    expect(roster.stoodDown).toEqual(judge(problem, roster.bookings).stoodDown);
    expect(roster.short).toEqual(shortOf(problem, roster.bookings));
  });

  it('of the example finds the most points there are, and proves it', () => {
    const { problem: example, roster } = givenExample();
    expect(solve(example)).toMatchObject({ status: 'optimal', points: roster.points, bound: roster.bound });
  });

  it('of nobody, or of no sessions, is proven at once', () => {
    expect(solve(givenProblem([], []))).toMatchObject({ status: 'optimal', points: 0, bookings: [] });
    // the session stands down; or the person lacks 420 first minutes
    expect(solve(givenProblem([], [givenSession('garden')]))).toMatchObject({
      status: 'optimal',
      points: -3_000,
    });
    expect(solve(givenProblem([givenPerson('A')], []))).toMatchObject({
      status: 'optimal',
      points: -60 * 420,
    });
  });
});
