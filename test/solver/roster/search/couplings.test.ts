import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../solver/roster/judge.ts';
import type { Booking } from '../../../../solver/roster/problem.ts';
import type { RuleName } from '../../../../solver/roster/rules.ts';
import { mustNot } from '../../../../solver/roster/search/best-week.ts';
import { couplings } from '../../../../solver/roster/search/couplings.ts';
import { bookingsOf, type Weeks } from '../../../../solver/roster/search/weeks.ts';
import { givenPerson, givenProblem, givenSession, week } from '../../../given/problems.ts';
import {
  anyObeyingSearch,
  anySearch,
  givenSearch,
  pairOf,
  type Search,
  weeksOf,
} from '../../../given/search.ts';

const seed = 20_261_130;
const sessionRules: RuleName[] = ['capacity', 'min-attendance', 'all-male', 'keep-apart'];
const obeys = ({ problem, c }: Search, weeks: Weeks) =>
  !judge(problem, bookingsOf(c, weeks)).breaches.some(({ rule }) => sessionRules.includes(rule));

/** A roster that obeys every rule, some people who are open, and other weeks for these. */
const anyPart = anyObeyingSearch({ people: 16, sessions: 7 }).chain((search) =>
  fc.record({
    search: fc.constant(search),
    open: fc.subarray([...search.c.people.keys()], { minLength: Math.min(1, search.c.people.length) }),
    picks: fc.infiniteStream(fc.nat()),
  }),
);

describe('what couples a part of the week', () => {
  it('allows exactly the weeks with which every session obeys its rules, and counts their points', () => {
    const answers = { yes: 0, no: 0 };
    fc.assert(
      fc.property(anyPart, ({ search, open, picks }) => {
        const { problem, c, weeks } = search;
        const rest = couplings(c, weeks, open);
        // One pair each, or none, of those that the others leave open.
        const found = new Map(
          open.map((p) => {
            const free = [...c.pairPerson.keys()].filter(
              (i) => c.pairPerson[i] === p && rest.fixed[i] !== mustNot,
            );
            const pick = picks.next().value % (free.length + 1);
            return [p, free.slice(pick, pick + 1)];
          }),
        );
        const after = weeks.map((pairs, p) => found.get(p) ?? pairs);
        const points = rest.pointsOf(found);
        answers[points === null ? 'no' : 'yes'] += 1;
        expect(points !== null).toBe(obeys(search, after));
        if (points === null) return;
        const before = rest.pointsOf(new Map(open.map((p) => [p, weeks[p]!])))!;
        const judged = (of: Weeks) => judge(problem, bookingsOf(c, of)).points;
        expect(points - before).toBe(judged(after) - judged(weeks));
      }),
      { seed, numRuns: 400 },
    );
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(50);
  });

  it('leaves open every pair that could be booked with everyone else staying', () => {
    fc.assert(
      fc.property(anySearch({ people: 10, sessions: 5, pins: 0 }), ({ c, base }) => {
        const rest = couplings(c, base, [...c.people.keys()]);
        expect(rest.fixed.every((settled) => settled !== mustNot)).toBe(true);
      }),
      { seed, numRuns: 50 },
    );
  });

  it('has each row broken by some weeks and kept by those it was made for', () => {
    fc.assert(
      fc.property(anyPart, ({ search: { c, weeks }, open }) => {
        const rest = couplings(c, weeks, open);
        // Everyone half on each of their sessions breaks what can be broken.
        const share = new Map<number, number>();
        for (const p of open)
          for (let i = c.pairFrom[p]!; i < c.pairFrom[p + 1]!; i += 1)
            if (rest.fixed[i] !== mustNot) share.set(i, 0.5);
        rest.broken(share, () => 0);
        const mine = new Set(open.flatMap((p) => weeks[p]!));
        for (const { rhs, coefficients, standDown } of rest.rows) {
          let used = 0;
          for (const [i, k] of coefficients) if (mine.has(i)) used += k;
          const empty = standDown && ![...mine].some((i) => c.pairSession[i] === standDown.session);
          expect(used + (empty ? standDown.coefficient : 0)).toBeLessThanOrEqual(rhs);
        }
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('with everyone else staying', () => {
  const ann = givenPerson('A', { sex: 'female', avoidAllMale: true });
  const beth = givenPerson('B', { sex: 'female' });
  const cal = givenPerson('C');
  const given = (session: object, booked: Booking[], open: string[], keepApart: [string, string][] = []) => {
    const problem = givenProblem([ann, beth, cal], [givenSession('garden', session)], { keepApart });
    const { c } = givenSearch(problem);
    const part = open.map((crn) => problem.people.findIndex((p) => p.crn === crn));
    const rest = couplings(c, weeksOf(c, booked), part);
    const weeksWith = (on: string[]) =>
      new Map(part.map((p, k) => [p, on.includes(open[k]!) ? [pairOf(c, [open[k]!, 'garden'])] : []]));
    return { c, rest, points: (...on: string[]) => rest.pointsOf(weeksWith(on)) };
  };

  it('a full session is closed to the open', () => {
    const { c, rest } = given({ capacity: 1 }, [['C', 'garden']], ['B']);
    expect(rest.fixed[pairOf(c, ['B', 'garden'])]).toBe(mustNot);
  });

  it('a session with someone to be kept apart from is closed', () => {
    const { c, rest } = given({}, [['C', 'garden']], ['A', 'B'], [['C', 'B']]);
    expect(rest.fixed[pairOf(c, ['B', 'garden'])]).toBe(mustNot);
    expect(rest.fixed[pairOf(c, ['A', 'garden'])]).not.toBe(mustNot);
  });

  it('a session that needs one of the open must get one', () => {
    const { points } = given(
      { minAttendance: 2 },
      [
        ['C', 'garden'],
        ['B', 'garden'],
      ],
      ['B', 'A'],
    );
    expect(points()).toBeNull();
    expect(points('B')).not.toBeNull();
  });

  it('the second woman must stay, or another come, beside a woman who needs her', () => {
    const { points } = given(
      {},
      [
        ['A', 'garden'],
        ['B', 'garden'],
      ],
      ['B'],
    );
    expect(points()).toBeNull();
    expect(points('B')).not.toBeNull();
  });

  it('only sessions that the open alone can run may stand down, and lose points by it', () => {
    const alone = given({}, [], ['C']);
    // C lacks 420 first minutes, and the garden stands down; or C comes, half an hour away
    expect(alone.points()).toBe(-60 * 420 - 3_000);
    expect(alone.points('C')).toBe(-30);
    expect(alone.rest.mayStandDown).toEqual([0]);
    expect(given({}, [['B', 'garden']], ['C']).rest.mayStandDown).toEqual([]);
  });
});

describe('people kept apart from one another', () => {
  it('make one row all together', () => {
    const people = ['A', 'B', 'C'].map((crn) => givenPerson(crn));
    const keepApart = [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'C'],
    ] as const;
    const { c, base } = givenSearch(
      givenProblem(people, [givenSession('garden', { date: week[0]! })], { keepApart }),
    );
    const rest = couplings(c, base, [0, 1, 2]);
    const [row] = rest.broken(
      new Map([
        [0, 0.6],
        [1, 0.6],
        [2, 0],
      ]),
      () => 0,
    );
    expect(rest.rows[row!]).toEqual({
      rhs: 1,
      coefficients: new Map([
        [0, 1],
        [1, 1],
        [2, 1],
      ]),
      standDown: null,
    });
  });
});
